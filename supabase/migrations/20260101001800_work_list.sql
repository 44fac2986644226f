-- The work list: what a clinician's units have to do today, and pages of their courses.

create index course_newest_idx on public.course (unit_id, start_date desc, local_number desc) where status <> 'withdrawn';
create index course_under_way_idx on public.course (unit_id, start_date desc, local_number desc) where status = 'draft' and end_date is null;
create index course_to_finish_idx on public.course (unit_id, end_date, local_number) where status = 'draft' and end_date is not null;
create index course_completed_idx on public.course (unit_id, end_date desc, local_number desc) where status = 'completed';
-- What is typed in a search is compared in C, so that the beginning of a mark is a range of the index.
create index course_initials_idx on public.course (unit_id, (lower(initials) collate "C")) where initials is not null;
create index course_local_id_idx on public.course (unit_id, (lower(local_id) collate "C")) where local_id is not null;
create index followup_done_idx on public.followup (done_on desc);
comment on index public.course_newest_idx is 'The order of the list of all courses: a page is read, not sorted.';

-- Few have died: these say where it stands without reading what everybody answered.
create index measurement_died_idx on public.measurement (course_id) where missing_reason = 'died';
create index work_state_died_idx on public.work_state (course_id) where missing_reason = 'died';
create index goal_died_idx on public.goal (course_id) where missing_reason = 'died';
create index satisfaction_died_idx on public.satisfaction (course_id) where missing_reason = 'died';
create index followup_dead_idx on public.followup (course_id) where result = 'dead';

create view private.dead_course as
	select f.course_id from public.followup f where f.result = 'dead'
	union all select m.course_id from public.measurement m where m.missing_reason = 'died'
	union all select w.course_id from public.work_state w where w.missing_reason = 'died'
	union all select g.course_id from public.goal g where g.missing_reason = 'died'
	union all select s.course_id from public.satisfaction s where s.missing_reason = 'died';
comment on view private.dead_course is 'Courses in which it is said, anywhere, that the person has died. Nobody calls them.';

create or replace function private.has_died(p_course uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select 1 from private.dead_course d where d.course_id = p_course);
$$;
grant execute on function private.has_died(uuid) to authenticated;

-- When a contact is due, after the end of the course. The pages have the same in words: domain/followup/windows.ts.
create function private.contact_windows() returns table (timepoint text, opens interval, closes interval)
language sql immutable rows 2 set search_path = '' as $$
	values ('m3', interval '2 months 15 days', interval '4 months'), ('m12', interval '11 months', interval '14 months');
$$;

create type private.due_course as (course_id uuid, local_number integer, task text, due_until date);
comment on type private.due_course is
	'What is to be done with a course: finish (ended, not completed), m3 or m12 (contact), still (under way so long that it may have been forgotten), and until when.';

-- Past row security for speed alone: it asks once for the caller's units, not once for every contact of every course.
create function private.due_courses(p_unit text) returns setof private.due_course
language plpgsql stable security definer set search_path = '' as $$
declare
	v_today date := (now() at time zone 'Europe/Oslo')::date;
	v_units text[] := array(select u from private.own_units() u where p_unit is null or u = p_unit);
begin
	return query
		-- 30 days after the end are the limit of "registered in time".
		select c.id, c.local_number, 'finish'::text, c.end_date + 30
		from public.course c where c.unit_id = any (v_units) and c.status = 'draft' and c.end_date is not null
		union all
		select c.id, c.local_number, 'still', null::date
		from public.course c where c.unit_id = any (v_units) and c.status = 'draft' and c.end_date is null and c.start_date < v_today - 180
		union all
		select c.id, c.local_number, w.timepoint, (c.end_date + w.closes)::date
		from private.contact_windows() w
		-- Months differ in length: the index is read a little wider than the window, which then decides.
		join public.course c on c.unit_id = any (v_units) and c.status = 'completed'
			and c.end_date between (v_today - w.closes)::date - 4 and (v_today - w.opens)::date + 4
		where v_today between (c.end_date + w.opens)::date and (c.end_date + w.closes)::date
			and not exists (select 1 from public.followup f where f.course_id = c.id and f.timepoint = w.timepoint)
			and not exists (select 1 from private.dead_course d where d.course_id = c.id);
end $$;
comment on function private.due_courses(text) is 'What is to be done today in the caller''s own units, or in one of them: at most one thing for each course.';

create function public.work_counts() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'finish', count(*) filter (where d.task = 'finish'),
		'overdue', count(*) filter (where d.task = 'finish' and d.due_until < (now() at time zone 'Europe/Oslo')::date),
		'contacts', count(*) filter (where d.task in ('m3', 'm12')))
	from private.due_courses(null) d;
$$;
comment on function public.work_counts() is 'The numbers in the menu: courses to finish, how many of them too late, and contacts that are due.';

-- A list is not an opening: no words of the patient, and of the answers only those that completing asks for.
create function private.course_outlines(p_courses uuid[]) returns table (course_id uuid, outline jsonb)
language plpgsql stable rows 50 security definer set search_path = '' as $$
begin
	return query
		select c.id, to_jsonb(c) - array['person_id', 'submission_id', 'created_by', 'created_at', 'updated_by', 'completed_at'] || jsonb_build_object(
			'person', (select jsonb_build_object('birth_date', p.birth_date, 'sex', p.sex) from public.person p where p.id = c.person_id),
			'measurements', coalesce((select jsonb_agg(to_jsonb(m) - 'id' - 'course_id') from public.measurement m
				where m.course_id = c.id and m.instrument = c.main_instrument and m.timepoint in ('start', 'end')), '[]'),
			'goals', coalesce((select jsonb_agg(to_jsonb(g) - 'id' - 'course_id' || '{"text": "–"}' order by g.position) from public.goal g where g.course_id = c.id), '[]'),
			'work', coalesce((select jsonb_agg(to_jsonb(w) - 'id' - 'course_id') from public.work_state w
				where w.course_id = c.id and w.timepoint in ('start', 'end')), '[]'),
			'problems', '[]'::jsonb, 'services', null, 'followups', '[]'::jsonb, 'satisfaction', '[]'::jsonb)
		from public.course c
		where c.id = any (p_courses) and c.status = 'draft' and c.unit_id in (select private.own_units());
end $$;
comment on function private.course_outlines(uuid[]) is
	'Of own drafts what tells whether they can be completed; past row security for speed alone, which would be asked for every answer.';

create function private.work_rows(p_courses uuid[], p_due private.due_course[]) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
	v_today date := (now() at time zone 'Europe/Oslo')::date;
begin
	return (select coalesce(jsonb_agg(jsonb_build_object(
			'id', c.id, 'unit_name', u.name, 'local_number', c.local_number, 'local_id', c.local_id, 'initials', c.initials, 'status', c.status,
			'start_date', c.start_date, 'end_date', c.end_date, 'diagnosis_group', c.diagnosis_group, 'birth_date', p.birth_date, 'sex', p.sex,
			'task', d.task, 'due_until', d.due_until, 'days_left', d.due_until - v_today, 'outline', l.outline) order by o.place), '[]')
		-- "offset 0" has each course of the page looked up, where a plan might read all of them to join a few.
		from unnest(p_courses) with ordinality o (id, place)
		cross join lateral (select x.* from public.course x where x.id = o.id offset 0) c
		join public.unit u on u.id = c.unit_id
		left join public.person p on p.id = c.person_id
		left join unnest(p_due) d on d.course_id = c.id
		left join private.course_outlines(p_courses) l on l.course_id = c.id);
end $$;

-- What a search finds: the number of the course, or the beginning of the unit's own number or mark. Past row security,
-- under which no index may be asked with lower(): it could leak what it reads. What is found is read by the caller's own right.
create function private.found_courses(p_unit text, p_search text) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
declare
	v_units text[] := array(select u from private.own_units() u where p_unit is null or u = p_unit);
	v_number integer := (regexp_match(p_search, '^(?:f-?)?([0-9]{1,9})$'))[1]::integer;
	v_last text := p_search || chr(1114111);
begin
	return query
		select n.id from public.course n where n.unit_id = any (v_units) and n.local_number = v_number
		union
		select i.id from public.course i where i.unit_id = any (v_units) and i.initials is not null
			and lower(i.initials) collate "C" between p_search and v_last
		union
		select l.id from public.course l where l.unit_id = any (v_units) and l.local_id is not null
			and lower(l.local_id) collate "C" between p_search and v_last;
end $$;

drop function public.work_list(text, text, text, integer, integer);
create function public.work_list(p_state text, p_search text default '', p_unit text default null, p_limit integer default 50, p_offset integer default 0) returns jsonb
language plpgsql stable security invoker set search_path = '' as $$
declare
	v_units text[] := array(select u from private.own_units() u where p_unit is null or u = p_unit);
	v_due private.due_course[] := array(select d from private.due_courses(p_unit) d);
	v_search text := lower(trim(coalesce(p_search, '')));
	v_limit integer := least(greatest(p_limit, 1), 200);
	v_offset integer := greatest(p_offset, 0);
	v_counts jsonb;
	v_page uuid[];
	v_total integer;
begin
	select jsonb_build_object('now', count(*), 'finish', count(*) filter (where d.task = 'finish'), 'm3', count(*) filter (where d.task = 'm3'),
			'm12', count(*) filter (where d.task = 'm12')) into v_counts from unnest(v_due) d;
	v_counts := v_counts || jsonb_build_object('under_way',
		(select count(*) from public.course c where c.unit_id = any (v_units) and c.status = 'draft' and c.end_date is null));
	v_total := (v_counts ->> p_state)::integer;

	if v_search <> '' then
		with found as materialized (
			select c.id, c.start_date, c.local_number from private.found_courses(p_unit, v_search) f
			cross join lateral (select x.* from public.course x where x.id = f offset 0) c
			left join unnest(v_due) d on d.course_id = c.id
			where c.status <> 'withdrawn' and case p_state when 'all' then true when 'under_way' then c.status = 'draft' and c.end_date is null
				when 'completed' then c.status = 'completed' when 'now' then d.task is not null else d.task = p_state end)
		select (select count(*) from found),
			array(select f.id from found f order by f.start_date desc, f.local_number desc limit v_limit offset v_offset) into v_total, v_page;
	elsif p_state in ('now', 'finish', 'm3', 'm12') then
		v_page := array(select d.course_id from unnest(v_due) d where p_state = 'now' or d.task = p_state
			order by d.due_until, d.local_number limit v_limit offset v_offset);
	-- Of each unit as many as the page can need, in the order of an index; then the page out of those.
	elsif p_state = 'under_way' then
		v_page := array(select x.id from unnest(v_units) u cross join lateral (
			select c.id, c.start_date, c.local_number from public.course c where c.unit_id = u and c.status = 'draft' and c.end_date is null
			order by c.start_date desc, c.local_number desc limit v_limit + v_offset) x
			order by x.start_date desc, x.local_number desc limit v_limit offset v_offset);
	elsif p_state = 'completed' then
		-- What is done is counted only where it is shown.
		select count(*) into v_total from public.course c where c.unit_id = any (v_units) and c.status = 'completed';
		v_page := array(select x.id from unnest(v_units) u cross join lateral (
			select c.id, c.end_date, c.local_number from public.course c where c.unit_id = u and c.status = 'completed'
			order by c.end_date desc, c.local_number desc limit v_limit + v_offset) x
			order by x.end_date desc, x.local_number desc limit v_limit offset v_offset);
	else
		select count(*) into v_total from public.course c where c.unit_id = any (v_units) and c.status <> 'withdrawn';
		v_page := array(select x.id from unnest(v_units) u cross join lateral (
			select c.id, c.start_date, c.local_number from public.course c where c.unit_id = u and c.status <> 'withdrawn'
			order by c.start_date desc, c.local_number desc limit v_limit + v_offset) x
			order by x.start_date desc, x.local_number desc limit v_limit offset v_offset);
	end if;
	return jsonb_build_object('counts', v_counts, 'total', v_total, 'rows', private.work_rows(v_page, v_due));
end $$;
comment on function public.work_list(text, text, text, integer, integer) is
	'A page of the caller''s own courses: now (all that is due, soonest first), under_way, finish, m3, m12, completed or all; with how many there are to do. A search looks in the same list.';

revoke execute on function private.contact_windows(), private.due_courses(text), private.course_outlines(uuid[]),
	private.work_rows(uuid[], private.due_course[]), private.found_courses(text, text) from public;
grant execute on function private.contact_windows(), private.due_courses(text), private.course_outlines(uuid[]),
	private.work_rows(uuid[], private.due_course[]), private.found_courses(text, text) to authenticated;
revoke execute on function public.work_counts(), public.work_list(text, text, text, integer, integer) from public, anon, authenticated;
grant execute on function public.work_counts(), public.work_list(text, text, text, integer, integer) to authenticated;
