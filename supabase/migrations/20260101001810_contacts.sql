-- Contacts at both timepoints by one form. Who asks for none means the 12-month one, as the patient's link does.

drop function private.followup_is_wanted(uuid);
create function private.followup_is_wanted(p_course uuid, p_timepoint text default 'm12') returns boolean
language sql stable security invoker set search_path = '' as $$
	select exists (select 1 from public.course c where c.id = p_course and c.status = 'completed')
		and not private.has_died(p_course)
		and not exists (select 1 from public.followup f where f.course_id = p_course and f.timepoint = p_timepoint and f.result <> 'unreachable');
$$;
comment on function private.followup_is_wanted(uuid, text) is
	'Whether an answer is still wanted. "Unreachable" gives way to an answer that comes after all.';

create or replace function private.followup_questions(p_course uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'asks_work', extract(year from age(c.start_date, p.birth_date)) between 18 and 67,
		'goals', (select count(*) from public.goal g where g.course_id = c.id),
		'asks_satisfaction', not exists (select 1 from public.satisfaction s where s.course_id = c.id and s.respondent = 'patient' and s.level is not null))
	from public.course c join public.person p on p.id = c.person_id
	where c.id = p_course;
$$;

drop function private.write_followup(uuid, date, text, text, jsonb);
create function private.write_followup(p_course uuid, p_done_on date, p_mode text, p_result text, p jsonb, p_timepoint text default 'm12') returns void
language plpgsql security invoker set search_path = '' as $$
begin
	-- The course gets a new version, so that a course form opened before this conflicts instead of removing the answers.
	update public.course c set phase = c.phase where c.id = p_course;
	if not found then raise exception 'course_not_found' using errcode = 'PT404'; end if;
	insert into public.followup as f (course_id, timepoint, done_on, mode, result) values (p_course, p_timepoint, p_done_on, p_mode, p_result)
		on conflict (course_id, timepoint) do update set done_on = excluded.done_on, mode = excluded.mode, result = excluded.result;
	if p_result <> 'answered' then return; end if;
	if p ->> 'work_state' is not null then
		insert into public.work_state (course_id, timepoint, state, percent, weeks_without_benefit)
			values (p_course, p_timepoint, p ->> 'work_state', (p ->> 'work_percent')::smallint, (p ->> 'work_weeks')::smallint)
			on conflict (course_id, timepoint) do update set state = excluded.state, percent = excluded.percent,
				weeks_without_benefit = excluded.weeks_without_benefit, missing_reason = null;
	end if;
	if p ->> 'eq_vas' is not null then
		insert into public.measurement (course_id, instrument, timepoint, value) values (p_course, 'eq_vas', p_timepoint, (p ->> 'eq_vas')::double precision)
			on conflict (course_id, instrument, timepoint) do update set value = excluded.value, missing_reason = null;
	end if;
	if p ->> 'satisfaction' is not null then
		-- What was said at the end of the course stands.
		insert into public.satisfaction as s (course_id, respondent, level) values (p_course, 'patient', (p ->> 'satisfaction')::smallint)
			on conflict (course_id, respondent) do update set level = excluded.level, missing_reason = null where s.level is null;
	end if;
	if p ->> 'goals_kept' is not null then
		insert into public.followup_answer (course_id, timepoint, goals_kept) values (p_course, p_timepoint, p ->> 'goals_kept')
			on conflict (course_id, timepoint) do update set goals_kept = excluded.goals_kept;
	end if;
end $$;
comment on function private.write_followup(uuid, date, text, text, jsonb, text) is
	'Writes a contact and its answers; under the caller''s row security, or as the owner for a patient''s link.';

create or replace function private.followup_answer_is_sound(p jsonb, p_questions jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
declare
	v jsonb;
begin
	if jsonb_typeof(p) is distinct from 'object' then return false; end if;
	v := jsonb_strip_nulls(p);
	if v = '{}' or v - array['work_state', 'work_percent', 'work_weeks', 'eq_vas', 'goals_kept', 'satisfaction'] <> '{}' then return false; end if;
	if v ? 'work_state' and (not (p_questions ->> 'asks_work')::boolean or v ->> 'work_state' not in
		('work', 'graded_sick_leave', 'full_sick_leave', 'aap', 'disability_pension', 'unemployed', 'student', 'retired', 'other')) then return false; end if;
	if v ? 'work_percent' and not coalesce(
		(v ->> 'work_state' = 'work' and private.is_whole_number(v -> 'work_percent', 0, 100))
		or (v ->> 'work_state' = 'graded_sick_leave' and private.is_whole_number(v -> 'work_percent', 1, 99)), false) then return false; end if;
	-- Who has a health-related benefit has had no week without; who is retired is not on the way back to work.
	if v ? 'work_weeks' and not coalesce(v ->> 'work_state' in ('work', 'unemployed', 'student', 'other')
		and private.is_whole_number(v -> 'work_weeks', 0, 60), false) then return false; end if;
	if v ? 'eq_vas' and not private.is_whole_number(v -> 'eq_vas', 0, 100) then return false; end if;
	if v ? 'satisfaction' and not private.is_whole_number(v -> 'satisfaction', 1, 5) then return false; end if;
	return not v ? 'goals_kept' or v ->> 'goals_kept' in ('kept', 'partly', 'not_kept');
end $$;

drop function public.record_followup(uuid, jsonb);
create function public.record_followup(p_course uuid, p_timepoint text, p jsonb) returns void
language plpgsql security invoker set search_path = '' as $$
declare
	c public.course%rowtype;
	v_done_on date := (p ->> 'done_on')::date;
	v_result text := p ->> 'result';
begin
	select * into c from public.course x where x.id = p_course for update;
	if not found then raise exception 'course_not_found' using errcode = 'PT404'; end if;
	if not private.followup_is_wanted(p_course, p_timepoint) then raise exception 'followup_is_there' using errcode = 'PT409'; end if;
	if v_done_on > (now() at time zone 'Europe/Oslo')::date then raise exception 'followup_in_future' using errcode = 'PT422'; end if;
	if v_done_on < c.end_date then raise exception 'followup_before_end' using errcode = 'PT422'; end if;
	if v_result = 'unreachable' and (select count(*) from public.followup_attempt a
		where a.course_id = p_course and a.timepoint = p_timepoint and a.outcome = 'no_answer') < 3 then
		raise exception 'three_attempts_first' using errcode = 'PT422';
	end if;
	perform private.write_followup(p_course, v_done_on, p ->> 'mode', v_result, p, p_timepoint);
end $$;
comment on function public.record_followup(uuid, text, jsonb) is
	'The result of a contact at m3 or m12 with its answers, in one transaction, under the caller''s row security. Errors: course_not_found (PT404), followup_is_there (PT409), the named rules (PT422).';

-- The newest link of a course, as a list and a form show it.
create function private.last_link(p_course uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object('created_at', l.created_at, 'expires_at', l.expires_at, 'used_at', l.used_at, 'open', l.used_at is null and l.expires_at > now() and l.tries < 5)
	from public.followup_link l where l.course_id = p_course order by l.created_at desc limit 1;
$$;

drop function public.open_followup(uuid);
create function public.open_followup(p_course uuid, p_timepoint text) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
	v jsonb;
begin
	select private.followup_questions(c.id) || jsonb_build_object(
			'id', c.id, 'local_number', c.local_number, 'initials', c.initials, 'unit_name', u.name, 'end_date', c.end_date, 'timepoint', w.timepoint,
			'due_from', (c.end_date + w.opens)::date, 'due_until', (c.end_date + w.closes)::date,
			'link_from', (c.end_date + interval '10 months 15 days')::date,
			'birth_date', p.birth_date, 'sex', p.sex, 'start_date', c.start_date,
			'wanted', private.followup_is_wanted(c.id, w.timepoint),
			'followup', (select jsonb_build_object('done_on', f.done_on, 'mode', f.mode, 'result', f.result)
				from public.followup f where f.course_id = c.id and f.timepoint = w.timepoint),
			'attempts', coalesce((select jsonb_agg(jsonb_build_object('at', a.at, 'outcome', a.outcome) order by a.at desc)
				from public.followup_attempt a where a.course_id = c.id and a.timepoint = w.timepoint), '[]'),
			'link', case when w.timepoint = 'm12' then private.last_link(c.id) end)
		into v
		from public.course c join public.person p on p.id = c.person_id join public.unit u on u.id = c.unit_id
		join private.contact_windows() w on w.timepoint = p_timepoint
		where c.id = p_course and c.status = 'completed';
	if v is not null then perform private.log_course_opened(p_course); end if;
	return v;
end $$;
comment on function public.open_followup(uuid, text) is
	'What the form of a contact at m3 or m12 needs of a completed course, or null where row security hides it. The opening is logged.';

-- Past row security for speed alone, like due_courses: contacts of all units lie in one index by day.
create function private.recent_contacts() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_agg(to_jsonb(r) order by r.done_on desc, r.local_number desc), '[]')
	from (
		select c.id, c.local_number, u.name as unit_name, f.timepoint, f.done_on, f.mode, f.result,
			f.timepoint = 'm12' and f.mode = 'self_report' and exists (
				select 1 from public.followup_link l where l.course_id = c.id and l.used_at is not null) as by_link
		from public.followup f
		join public.course c on c.id = f.course_id and c.status = 'completed' and c.unit_id in (select private.own_units())
		join public.unit u on u.id = c.unit_id
		where f.done_on > (now() at time zone 'Europe/Oslo')::date - 30
		order by f.done_on desc, c.local_number desc limit 20
	) r;
$$;

drop function public.followup_list();
create function public.followup_list(p_timepoint text default null, p_limit integer default 50, p_offset integer default 0) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
	v_due private.due_course[] := array(select d from private.due_courses(null) d where d.task in ('m3', 'm12'));
	v_rows jsonb;
begin
	select coalesce(jsonb_agg(jsonb_build_object(
			'id', c.id, 'local_number', c.local_number, 'initials', c.initials, 'unit_name', u.name, 'diagnosis_group', c.diagnosis_group,
			'start_date', c.start_date, 'end_date', c.end_date, 'timepoint', d.task,
			'due_until', d.due_until, 'days_left', d.due_until - (now() at time zone 'Europe/Oslo')::date, 'birth_date', p.birth_date, 'sex', p.sex,
			'no_answer', (select count(*) from public.followup_attempt a where a.course_id = c.id and a.timepoint = d.task and a.outcome = 'no_answer'),
			'last_attempt', (select jsonb_build_object('at', a.at, 'outcome', a.outcome)
				from public.followup_attempt a where a.course_id = c.id and a.timepoint = d.task order by a.at desc limit 1),
			'link', case when d.task = 'm12' then private.last_link(c.id) end
		) order by d.due_until, d.local_number), '[]')
		into v_rows
		from (select x.* from unnest(v_due) x where p_timepoint is null or x.task = p_timepoint
			order by x.due_until, x.local_number limit least(greatest(p_limit, 1), 200) offset greatest(p_offset, 0)) d
		-- "offset 0" as in work_rows.
		cross join lateral (select x.* from public.course x where x.id = d.course_id offset 0) c
		join public.person p on p.id = c.person_id join public.unit u on u.id = c.unit_id;
	return jsonb_build_object(
		'm3', (select count(*) from unnest(v_due) d where d.task = 'm3'),
		'm12', (select count(*) from unnest(v_due) d where d.task = 'm12'),
		'rows', v_rows, 'finished', private.recent_contacts());
end $$;
comment on function public.followup_list(text, integer, integer) is
	'A page of the caller''s own call list, both timepoints or one, the soonest limit first; how many each has; and the contacts of the last 30 days.';

revoke execute on function private.followup_is_wanted(uuid, text), private.write_followup(uuid, date, text, text, jsonb, text),
	private.last_link(uuid), private.recent_contacts() from public, anon;
grant execute on function private.followup_is_wanted(uuid, text), private.write_followup(uuid, date, text, text, jsonb, text),
	private.last_link(uuid), private.recent_contacts() to authenticated;
revoke execute on function public.record_followup(uuid, text, jsonb), public.open_followup(uuid, text), public.followup_list(text, integer, integer)
	from public, anon, authenticated;
grant execute on function public.record_followup(uuid, text, jsonb), public.open_followup(uuid, text), public.followup_list(text, integer, integer) to authenticated;
