-- Saving, opening and importing courses. One call = one transaction: never a half-written course.

create function private.resolve_person(p_unit text, p_person jsonb, p_current uuid) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
	v_hmac text := p_person ->> 'national_id_hmac';
	v_person uuid;
	v_birth date := (p_person ->> 'birth_date')::date;
	v_sex text := p_person ->> 'sex';
begin
	if not exists (select 1 from private.own_units() u where u = p_unit) then raise exception 'not_your_unit' using errcode = '42501'; end if;
	if p_person is null or jsonb_typeof(p_person) <> 'object' then return p_current; end if;

	if v_hmac is null then
		-- A person without a national id is known in this course alone, so it may be corrected here.
		if p_current is not null and not exists (select 1 from public.person_identity i where i.person_id = p_current) then
			update public.person set birth_date = v_birth, sex = v_sex where id = p_current and (birth_date, sex) is distinct from (v_birth, v_sex);
			return p_current;
		end if;
		if p_current is not null then return p_current; end if;
		if v_birth is null or v_sex is null then return null; end if;
		insert into public.person (birth_date, sex) values (v_birth, v_sex) returning id into v_person;
		return v_person;
	end if;

	if exists (select 1 from public.reservation r where r.national_id_hmac = v_hmac) then raise exception 'person_has_reserved' using errcode = 'PT422'; end if;
	select i.person_id into v_person from public.person_identity i where i.national_id_hmac = v_hmac;
	if v_person is not null then return v_person; end if;

	insert into public.person (birth_date, sex) values (v_birth, v_sex) returning id into v_person;
	insert into public.person_identity (person_id, national_id_hmac, ciphertext, key_id)
		values (v_person, v_hmac, p_person ->> 'ciphertext', p_person ->> 'key_id')
		on conflict (national_id_hmac) do nothing;
	if not found then
		-- Somebody else registered the same person at the same moment: theirs counts.
		delete from public.person where id = v_person;
		select i.person_id into v_person from public.person_identity i where i.national_id_hmac = v_hmac;
	end if;
	return v_person;
end $$;
revoke execute on function private.resolve_person(text, jsonb, uuid) from public;
grant execute on function private.resolve_person(text, jsonb, uuid) to authenticated;

create function private.save_course_children(p_course uuid, p jsonb) returns void
language plpgsql security invoker set search_path = '' as $$
begin
	delete from public.measurement m where m.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'measurements') x where x ->> 'instrument' = m.instrument and x ->> 'timepoint' = m.timepoint);
	insert into public.measurement as m (course_id, instrument, timepoint, value, missing_reason)
		select p_course, x.instrument, x.timepoint, x.value, x.missing_reason
		from jsonb_to_recordset(p -> 'measurements') as x (instrument text, timepoint text, value double precision, missing_reason text)
		on conflict (course_id, instrument, timepoint) do update set value = excluded.value, missing_reason = excluded.missing_reason
			where (m.value, m.missing_reason) is distinct from (excluded.value, excluded.missing_reason);

	delete from public.goal g where g.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'goals') x where (x ->> 'position')::int = g.position);
	insert into public.goal as g (course_id, position, text, icf_area, importance, difficulty, start_level, attained)
		select p_course, x.position, x.text, x.icf_area, x.importance, x.difficulty, x.start_level, x.attained
		from jsonb_to_recordset(p -> 'goals') as x (position smallint, text text, icf_area text, importance smallint, difficulty smallint, start_level smallint, attained smallint)
		on conflict (course_id, position) do update set text = excluded.text, icf_area = excluded.icf_area, importance = excluded.importance,
			difficulty = excluded.difficulty, start_level = excluded.start_level, attained = excluded.attained
			where (g.text, g.icf_area, g.importance, g.difficulty, g.start_level, g.attained)
				is distinct from (excluded.text, excluded.icf_area, excluded.importance, excluded.difficulty, excluded.start_level, excluded.attained);

	delete from public.work_state w where w.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'work') x where x ->> 'timepoint' = w.timepoint);
	insert into public.work_state as w (course_id, timepoint, state, percent)
		select p_course, x.timepoint, x.state, x.percent
		from jsonb_to_recordset(p -> 'work') as x (timepoint text, state text, percent smallint)
		on conflict (course_id, timepoint) do update set state = excluded.state, percent = excluded.percent
			where (w.state, w.percent) is distinct from (excluded.state, excluded.percent);

	delete from public.followup f where f.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'followups') x where x ->> 'timepoint' = f.timepoint);
	insert into public.followup as f (course_id, timepoint, done_on, mode, result)
		select p_course, x.timepoint, x.done_on, x.mode, x.result
		from jsonb_to_recordset(p -> 'followups') as x (timepoint text, done_on date, mode text, result text)
		on conflict (course_id, timepoint) do update set done_on = excluded.done_on, mode = excluded.mode, result = excluded.result
			where (f.done_on, f.mode, f.result) is distinct from (excluded.done_on, excluded.mode, excluded.result);

	delete from public.satisfaction s where s.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'satisfaction') x where x ->> 'respondent' = s.respondent);
	insert into public.satisfaction as s (course_id, respondent, level)
		select p_course, x.respondent, x.level
		from jsonb_to_recordset(p -> 'satisfaction') as x (respondent text, level smallint)
		on conflict (course_id, respondent) do update set level = excluded.level where s.level is distinct from excluded.level;
end $$;
revoke execute on function private.save_course_children(uuid, jsonb) from public;
grant execute on function private.save_course_children(uuid, jsonb) to authenticated;

create function public.save_course(p_course jsonb) returns jsonb
language plpgsql security invoker set search_path = '' as $$
declare
	c record;
	v_id uuid := (p_course ->> 'id')::uuid;
	v_unit text := p_course ->> 'unit_id';
	v_version integer := (p_course ->> 'version')::integer;
	v_submission uuid := (p_course ->> 'submission_id')::uuid;
	v_current public.course%rowtype;
	v_saved public.course%rowtype;
	v_person uuid;
begin
	perform set_config('registry.reason', coalesce(p_course ->> 'reason', ''), true);
	if v_id is null and v_submission is not null then
		select * into v_saved from public.course x where x.unit_id = v_unit and x.submission_id = v_submission;
		if found then
			return jsonb_build_object('id', v_saved.id, 'version', v_saved.version, 'local_number', v_saved.local_number, 'status', v_saved.status, 'repeated', true);
		end if;
	end if;
	if v_id is not null then
		select * into v_current from public.course x where x.id = v_id for update;
		if not found then raise exception 'course_not_found' using errcode = 'PT404'; end if;
		if v_current.version <> v_version then raise exception 'course_is_stale' using errcode = 'PT409', detail = v_current.version::text; end if;
		v_unit := v_current.unit_id;
	end if;
	v_person := private.resolve_person(v_unit, p_course -> 'person', v_current.person_id);

	select * into c from jsonb_to_record(p_course) as r (
		local_id text, status text, residence_municipality_id text, referral_date date, start_date date, end_date date,
		service_level text, service_type text, delivery text, phase text, diagnosis_group text, professions text[], main_instrument text, no_goals boolean);

	if v_id is null then
		insert into public.course (unit_id, local_id, submission_id, person_id, status, residence_municipality_id, referral_date, start_date, end_date,
			service_level, service_type, delivery, phase, diagnosis_group, professions, main_instrument, no_goals)
		values (v_unit, c.local_id, v_submission, v_person, coalesce(c.status, 'draft'), c.residence_municipality_id, c.referral_date, c.start_date, c.end_date,
			c.service_level, c.service_type, c.delivery, c.phase, c.diagnosis_group, coalesce(c.professions, '{}'), c.main_instrument, coalesce(c.no_goals, false))
		returning * into v_saved;
	else
		update public.course set person_id = v_person, status = coalesce(c.status, v_current.status), residence_municipality_id = c.residence_municipality_id,
			referral_date = c.referral_date, start_date = c.start_date, end_date = c.end_date, service_level = c.service_level, service_type = c.service_type,
			delivery = c.delivery, phase = c.phase, diagnosis_group = c.diagnosis_group, professions = coalesce(c.professions, '{}'),
			main_instrument = c.main_instrument, no_goals = coalesce(c.no_goals, false)
		where id = v_id
		returning * into v_saved;
	end if;
	perform private.save_course_children(v_saved.id, p_course);
	return jsonb_build_object('id', v_saved.id, 'version', v_saved.version, 'local_number', v_saved.local_number, 'status', v_saved.status, 'repeated', false);
end $$;
comment on function public.save_course(jsonb) is
	'Saves a course with all that is under it, under the caller''s own row security. Errors: course_is_stale (PT409), course_not_found (PT404), person_has_reserved and the named rules (PT422).';

create function private.course_json(p_id uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select to_jsonb(c) || jsonb_build_object(
		'person', (select jsonb_build_object('birth_date', p.birth_date, 'sex', p.sex) from public.person p where p.id = c.person_id),
		'unit_name', (select u.name from public.unit u where u.id = c.unit_id),
		'updated_by_name', (select a.display_name from public.account a where a.id = c.updated_by),
		'measurements', coalesce((select jsonb_agg(to_jsonb(m) - 'id' - 'course_id') from public.measurement m where m.course_id = c.id), '[]'),
		'goals', coalesce((select jsonb_agg(to_jsonb(g) - 'id' - 'course_id' order by g.position) from public.goal g where g.course_id = c.id), '[]'),
		'work', coalesce((select jsonb_agg(to_jsonb(w) - 'id' - 'course_id') from public.work_state w where w.course_id = c.id), '[]'),
		'followups', coalesce((select jsonb_agg(to_jsonb(f) - 'id' - 'course_id') from public.followup f where f.course_id = c.id), '[]'),
		'satisfaction', coalesce((select jsonb_agg(to_jsonb(s) - 'id' - 'course_id') from public.satisfaction s where s.course_id = c.id), '[]')
	)
	from public.course c where c.id = p_id;
$$;
revoke execute on function private.course_json(uuid) from public;
grant execute on function private.course_json(uuid) to authenticated;

create function private.log_course_opened(p_course uuid) returns jsonb
language plpgsql security definer set search_path = '' as $$
begin
	if not private.is_own_course(p_course) then raise exception 'not_your_unit' using errcode = '42501'; end if;
	perform private.log_event('course_opened', p_course::text);
	return (select jsonb_build_object(
		'has_identity', exists (select 1 from public.person_identity i where i.person_id = c.person_id),
		-- That there are others is said in any unit; where and what they are is not.
		'other_courses', (select count(*) from public.course o where o.person_id = c.person_id and o.id <> c.id and o.status <> 'withdrawn'))
		from public.course c where c.id = p_course);
end $$;
revoke execute on function private.log_course_opened(uuid) from public;
grant execute on function private.log_course_opened(uuid) to authenticated;

create function public.open_course(p_course uuid) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
	v jsonb := private.course_json(p_course);
begin
	if v is null then return null; end if;
	return v || private.log_course_opened(p_course);
end $$;
comment on function public.open_course(uuid) is 'A course with all that is under it, or null where row security hides it. The opening is logged.';

create function public.reveal_identity(p_course uuid, p_reason text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	v jsonb;
begin
	if not private.is_own_course(p_course) then raise exception 'not_your_unit' using errcode = '42501'; end if;
	if length(trim(coalesce(p_reason, ''))) = 0 then raise exception 'reason_missing' using errcode = 'PT422'; end if;
	select jsonb_build_object('ciphertext', i.ciphertext, 'key_id', i.key_id) into v
		from public.course c join public.person_identity i on i.person_id = c.person_id where c.id = p_course;
	perform private.log_event('identity_revealed', p_course::text, jsonb_build_object('reason', left(p_reason, 500)));
	return v;
end $$;
comment on function public.reveal_identity(uuid, text) is 'The encrypted national id of one own course; logged with the reason.';

create function public.known_local_ids(p_unit text, p_local_ids text[]) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select coalesce(jsonb_agg(c.local_id), '[]') from public.course c where c.unit_id = p_unit and c.local_id = any (p_local_ids);
$$;

-- Supabase ends a request of a signed-in person after 8 s; the API takes this function's own limit instead. The largest
-- file, 5 000 courses, is one transaction.
create function public.import_courses(p_unit text, p_courses jsonb) returns jsonb
language plpgsql security invoker set search_path = '' set statement_timeout = '2min' as $$
declare
	v_course jsonb;
	v_added integer := 0;
	v_known integer := 0;
begin
	if not exists (select 1 from private.own_units() u where u = p_unit) then raise exception 'not_your_unit' using errcode = '42501'; end if;
	begin
		for v_course in select * from jsonb_array_elements(p_courses) loop
			if length(coalesce(v_course ->> 'local_id', '')) = 0 then raise exception 'local_id_missing' using errcode = 'PT422'; end if;
			if exists (select 1 from public.course c where c.unit_id = p_unit and c.local_id = v_course ->> 'local_id') then
				v_known := v_known + 1;
			else
				perform public.save_course(v_course || jsonb_build_object('unit_id', p_unit, 'id', null));
				v_added := v_added + 1;
			end if;
		end loop;
	exception when integrity_constraint_violation or data_exception or sqlstate 'PT422' then
		-- Which of the courses it was, by its place: an id of the unit does not belong in an error that a server logs.
		raise exception using errcode = 'PT422', message = sqlerrm, detail = 'course ' || (v_added + v_known + 1);
	end;
	perform private.log_courses_imported(p_unit, v_added, v_known);
	return jsonb_build_object('added', v_added, 'known', v_known);
end $$;
comment on function public.import_courses(text, jsonb) is
	'Adds all the courses or none; those whose local id the unit has already are left as they are. Errors: not_your_unit (42501); a broken rule by its name (PT422), with which course broke it in the detail, counted from 1.';

create function private.log_courses_imported(p_unit text, p_added integer, p_known integer) returns void
language sql security definer set search_path = '' as $$
	select private.log_event('courses_imported', p_unit, jsonb_build_object('added', p_added, 'known', p_known));
$$;
revoke execute on function private.log_courses_imported(text, integer, integer) from public;
grant execute on function private.log_courses_imported(text, integer, integer) to authenticated;

create function public.add_reservation(p_national_id_hmac text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	if not private.has_role('coordinator') then raise exception 'coordinators_only' using errcode = '42501'; end if;
	insert into public.reservation (national_id_hmac) values (p_national_id_hmac) on conflict do nothing;
	perform private.log_event('reservation_added', null);
end $$;

create function public.log_export(p_action text, p_subject text, p_detail jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	if auth.uid() is null or p_action not in ('export_downloaded', 'aggregates_downloaded') then raise exception 'not_allowed' using errcode = '42501'; end if;
	perform private.log_event(p_action, left(p_subject, 200), p_detail);
end $$;

revoke execute on function public.save_course(jsonb), public.open_course(uuid), public.reveal_identity(uuid, text), public.known_local_ids(text, text[]), public.import_courses(text, jsonb), public.add_reservation(text), public.log_export(text, text, jsonb) from public, anon;
grant execute on function public.save_course(jsonb), public.open_course(uuid), public.reveal_identity(uuid, text), public.known_local_ids(text, text[]), public.import_courses(text, jsonb), public.add_reservation(text), public.log_export(text, text, jsonb) to authenticated;

create function public.work_list(p_state text, p_search text default '', p_unit text default null, p_limit integer default 50, p_offset integer default 0) returns jsonb
language sql stable security invoker set search_path = '' as $$
	with today as (select (now() at time zone 'Europe/Oslo')::date as d),
	own as (
		select c.id, c.unit_id, c.local_number, c.local_id, c.status, c.start_date, c.end_date, c.diagnosis_group, c.service_level, c.person_id, c.updated_at,
			c.status = 'completed' and t.d between (c.end_date + interval '11 months')::date and (c.end_date + interval '14 months')::date
				and not exists (select 1 from public.followup f where f.course_id = c.id and (f.timepoint = 'm12' or f.result = 'dead')) as due
		from public.course c cross join today t
		where c.status <> 'withdrawn' and c.unit_id in (select private.own_units()) and (p_unit is null or c.unit_id = p_unit)
	),
	wanted as (
		select o.* from own o
		where case p_state when 'open' then o.status = 'draft' when 'due' then o.due when 'completed' then o.status = 'completed' else true end
			and (coalesce(trim(p_search), '') = '' or o.local_number::text = ltrim(upper(trim(p_search)), 'F-') or lower(o.local_id) = lower(trim(p_search)))
	),
	page as (
		select w.* from wanted w
		order by case when p_state = 'due' then w.end_date end, coalesce(w.start_date, w.updated_at::date) desc, w.local_number desc
		limit least(greatest(p_limit, 1), 200) offset greatest(p_offset, 0)
	)
	select jsonb_build_object(
		'total', (select count(*) from wanted),
		'open', (select count(*) from own where status = 'draft'),
		'due', (select count(*) from own where due),
		'completed', (select count(*) from own where status = 'completed'),
		'rows', coalesce((
			select jsonb_agg(jsonb_build_object(
				'id', p.id, 'unit_id', p.unit_id, 'local_number', p.local_number, 'local_id', p.local_id, 'status', p.status, 'start_date', p.start_date, 'end_date', p.end_date,
				'diagnosis_group', p.diagnosis_group, 'service_level', p.service_level, 'due', p.due,
				'due_until', (p.end_date + interval '14 months')::date,
				'birth_date', pe.birth_date, 'sex', pe.sex
			) order by case when p_state = 'due' then p.end_date end, coalesce(p.start_date, p.updated_at::date) desc, p.local_number desc)
			from page p left join public.person pe on pe.id = p.person_id), '[]'));
$$;
comment on function public.work_list(text, text, text, integer, integer) is
	'A page of the caller''s own courses: open (drafts), due (12-month window open, no contact yet), completed or all; with the counts of each.';
revoke execute on function public.work_list(text, text, text, integer, integer) from public, anon;
grant execute on function public.work_list(text, text, text, integer, integer) to authenticated;
