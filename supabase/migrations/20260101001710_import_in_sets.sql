-- Courses by the hundred: the same rules as save_course, with a few statements for all of them.

-- What has no number of its own gets the unit's next; an import takes its numbers at once.
create or replace function private.check_course() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_today date := (now() at time zone 'Europe/Oslo')::date;
	v_birth date;
begin
	if new.start_date > v_today then raise exception 'start_date_in_future' using errcode = 'PT422'; end if;
	if new.end_date > v_today then raise exception 'end_date_in_future' using errcode = 'PT422'; end if;
	select p.birth_date into v_birth from public.person p where p.id = new.person_id;
	if coalesce(new.referral_date, new.start_date) < v_birth then raise exception 'date_before_birth' using errcode = 'PT422'; end if;
	if tg_op = 'INSERT' then
		if new.local_number is null then new.local_number := private.next_numbers(new.unit_id, 1); end if;
	else
		if new.unit_id <> old.unit_id or new.created_at <> old.created_at or new.local_number <> old.local_number then
			raise exception 'course_is_fixed' using errcode = 'PT422';
		end if;
		if old.status = 'completed' and new.status = 'draft' then raise exception 'completed_stays_completed' using errcode = 'PT422'; end if;
		new.version := old.version + 1;
		new.updated_at := now();
		new.updated_by := auth.uid();
	end if;
	new.completed_at := case when new.status = 'completed' then coalesce(new.completed_at, now()) else new.completed_at end;
	return new;
end $$;

create function private.next_numbers(p_unit text, p_count integer) returns integer
language sql volatile security definer set search_path = '' as $$
	insert into private.unit_counter as c (unit_id, last_number) values (p_unit, p_count)
		on conflict (unit_id) do update set last_number = c.last_number + p_count
		returning last_number - p_count + 1;
$$;
comment on function private.next_numbers(text, integer) is 'Takes so many numbers of a unit and gives the first. Numbers are never used again.';

create function private.courses_not_known(p_unit text, p_courses jsonb) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_agg(e.c order by e.place), '[]') from jsonb_array_elements(p_courses) with ordinality as e (c, place)
	where not exists (select 1 from public.course x where x.unit_id = p_unit and x.local_id = e.c ->> 'local_id');
$$;

-- Runs as the owner, for a unit that the caller was found to work in: row security would ask that again for every row.
create function private.insert_courses(p_batch uuid, p_unit text, p_courses jsonb, p_first_number integer) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_count integer := jsonb_array_length(p_courses);
	v_first integer := p_first_number;
	v_courses uuid[];
	v_persons uuid[];
begin
	if v_count = 0 then return 0; end if;
	if exists (select 1 from jsonb_array_elements(p_courses) x where length(coalesce(x ->> 'local_id', '')) = 0) then
		raise exception 'local_id_missing' using errcode = 'PT422';
	end if;
	if exists (select 1 from jsonb_array_elements(p_courses) x join public.reservation r on r.national_id_hmac = x #>> '{person,national_id_hmac}') then
		raise exception 'person_has_reserved' using errcode = 'PT422';
	end if;

	-- One person per national id, known or new; one per course where there is none.
	select array_agg(case when p.hmac is null then p.id else coalesce(i.person_id, p.first_id) end order by p.place) into v_persons
		from (
			select x.place, x.hmac, x.id, first_value(x.id) over (partition by x.hmac order by x.place) as first_id
			from (
				select e.place, e.c #>> '{person,national_id_hmac}' as hmac, gen_random_uuid() as id
				from jsonb_array_elements(p_courses) with ordinality as e (c, place)) x
		) p left join public.person_identity i on i.national_id_hmac = p.hmac;
	insert into public.person (id, birth_date, sex)
		select distinct on (v_persons[e.place]) v_persons[e.place], (e.c #>> '{person,birth_date}')::date, e.c #>> '{person,sex}'
		from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		where not exists (select 1 from public.person p where p.id = v_persons[e.place])
		order by v_persons[e.place], e.place;
	insert into public.person_identity (person_id, national_id_hmac, ciphertext, key_id)
		select distinct on (v_persons[e.place]) v_persons[e.place], x.national_id_hmac, x.ciphertext, x.key_id
		from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		cross join lateral jsonb_to_record(e.c -> 'person') as x (national_id_hmac text, ciphertext text, key_id text)
		where x.national_id_hmac is not null
		order by v_persons[e.place], e.place
		on conflict do nothing;
	if exists (
		select 1 from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		where e.c #> '{person,national_id_hmac}' is not null
			and not exists (select 1 from public.person_identity i where i.person_id = v_persons[e.place])) then
		-- Somebody else registered the same person at the same moment: at the next try theirs is found.
		raise exception 'person_came_meanwhile' using errcode = 'serialization_failure';
	end if;

	v_courses := array(select gen_random_uuid() from generate_series(1, v_count));
	if v_first is null then v_first := private.next_numbers(p_unit, v_count); end if;
	insert into public.course (id, unit_id, local_number, person_id, local_id, initials, status, residence_municipality_id, referral_date, start_date, end_date,
		service_level, service_type, delivery, phase, diagnosis_group, professions, main_instrument, no_goals, goals_set_on, first_assessed_on, no_work)
		select v_courses[e.place], p_unit, v_first + e.place - 1, v_persons[e.place], x.local_id, x.initials, coalesce(x.status, 'draft'), x.residence_municipality_id,
			x.referral_date, x.start_date, x.end_date, x.service_level, x.service_type, x.delivery, x.phase, x.diagnosis_group, coalesce(x.professions, '{}'),
			x.main_instrument, coalesce(x.no_goals, false), x.goals_set_on, x.first_assessed_on, coalesce(x.no_work, false)
		from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		cross join lateral jsonb_to_record(e.c) as x (local_id text, initials text, status text, residence_municipality_id text, referral_date date,
			start_date date, end_date date, service_level text, service_type text, delivery text, phase text, diagnosis_group text, professions text[],
			main_instrument text, no_goals boolean, goals_set_on date, first_assessed_on date, no_work boolean)
		order by e.place;
	insert into private.import_course (course_id, batch_id) select x, p_batch from unnest(v_courses) x;

	insert into public.measurement (course_id, instrument, timepoint, value, missing_reason)
		select v_courses[e.place], x.instrument, x.timepoint, x.value, x.missing_reason
		from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		cross join lateral jsonb_to_recordset(e.c -> 'measurements') as x (instrument text, timepoint text, value double precision, missing_reason text);
	insert into public.goal (course_id, position, text, icf_area, importance, difficulty, start_level, attained, missing_reason)
		select v_courses[e.place], x.position, x.text, x.icf_area, x.importance, x.difficulty, x.start_level, x.attained, x.missing_reason
		from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		cross join lateral jsonb_to_recordset(e.c -> 'goals') as x (position smallint, text text, icf_area text, importance smallint, difficulty smallint,
			start_level smallint, attained smallint, missing_reason text);
	insert into public.copm_problem (course_id, position, text, importance, performance_start, performance_end, satisfaction_start, satisfaction_end)
		select v_courses[e.place], x.position, x.text, x.importance, x.performance_start, x.performance_end, x.satisfaction_start, x.satisfaction_end
		from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		cross join lateral jsonb_to_recordset(e.c -> 'problems') as x (position smallint, text text, importance smallint, performance_start smallint,
			performance_end smallint, satisfaction_start smallint, satisfaction_end smallint);
	insert into public.work_state (course_id, timepoint, state, percent, weeks_without_benefit, missing_reason)
		select v_courses[e.place], x.timepoint, x.state, x.percent, x.weeks_without_benefit, x.missing_reason
		from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		cross join lateral jsonb_to_recordset(e.c -> 'work') as x (timepoint text, state text, percent smallint, weeks_without_benefit smallint, missing_reason text);
	insert into public.course_services
		select x.* from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		cross join lateral jsonb_populate_record(null::public.course_services, e.c -> 'services' || jsonb_build_object('course_id', v_courses[e.place])) x
		where jsonb_typeof(e.c -> 'services') = 'object';
	insert into public.followup (course_id, timepoint, done_on, mode, result)
		select v_courses[e.place], x.timepoint, x.done_on, x.mode, x.result
		from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		cross join lateral jsonb_to_recordset(e.c -> 'followups') as x (timepoint text, done_on date, mode text, result text);
	insert into public.satisfaction (course_id, respondent, level, missing_reason)
		select v_courses[e.place], x.respondent, x.level, x.missing_reason
		from jsonb_array_elements(p_courses) with ordinality as e (c, place)
		cross join lateral jsonb_to_recordset(e.c -> 'satisfaction') as x (respondent text, level smallint, missing_reason text);
	return v_count;
end $$;
comment on function private.insert_courses(uuid, text, jsonb, integer) is
	'Adds all the courses, or none and the broken rule: what save_course does for one. None of their local ids may be known. Their numbers begin with the given one, which was taken before, or are taken now.';

revoke execute on function private.next_numbers(text, integer), private.courses_not_known(text, jsonb), private.insert_courses(uuid, text, jsonb, integer) from public, anon, authenticated;
drop function public.import_courses(text, jsonb);
drop function public.known_local_ids(text, text[]);
drop function private.log_courses_imported(text, integer, integer);
