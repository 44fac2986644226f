-- Drawing a file: the courses of a project by their finest quasi-identifiers, what the application decides of those
-- patterns, and the rows with the decided values. p_draw is the release, or the project of a disclosure report.

create table private.draw_course (
	draw_id uuid not null,
	course_id uuid not null,
	person_id uuid not null,
	chosen boolean not null,
	is_first boolean not null default false,
	pattern_id integer not null,
	trail_id integer
);
comment on table private.draw_course is 'Working rows: every completed course, and whether it is new in the file.';
comment on column private.draw_course.is_first is 'The one course by which its person is counted among the chosen: several of one person hide nobody.';
create index draw_course_idx on private.draw_course (draw_id);

create table private.draw_pattern (
	draw_id uuid not null,
	pattern_id integer not null,
	quasi text[] not null,
	rows integer not null,
	singles integer not null,
	registry integer not null,
	sensitive integer[] not null,
	class_id integer,
	primary key (draw_id, pattern_id)
);
comment on column private.draw_pattern.singles is 'Persons who have one chosen course, here.';
comment on column private.draw_pattern.registry is 'Persons of the whole registry, each counted by one course.';
comment on column private.draw_pattern.sensitive is 'Which values of each sensitive variable occur: bit 0 none, bit n the n-th.';
comment on column private.draw_pattern.class_id is 'What was decided: the class that its courses stand in, −1: left out.';

create table private.draw_trail (
	draw_id uuid not null,
	trail_id integer not null,
	past text,
	past_persons integer,
	patterns integer[] not null,
	persons integer not null,
	is_linked boolean not null default true,
	primary key (draw_id, trail_id)
);
comment on table private.draw_trail is 'Persons with several courses, or with courses in an earlier release: which patterns they have together, and how many share that.';

create table private.draw_class (
	draw_id uuid not null,
	class_id integer not null,
	quasi text[] not null,
	primary key (draw_id, class_id)
);

create table private.release_page (
	release_id uuid not null references public.release (id) on delete cascade,
	number integer not null,
	content text not null,
	primary key (release_id, number)
);
comment on table private.release_page is 'The rows of a release while its files are written: JSON arrays, some hundred a page.';

create function private.end_draw(p_draw uuid) returns void
language sql volatile security definer set search_path = '' as $$
	delete from private.draw_course where draw_id = p_draw;
	delete from private.draw_pattern where draw_id = p_draw;
	delete from private.draw_trail where draw_id = p_draw;
	delete from private.draw_class where draw_id = p_draw;
	delete from private.release_page where release_id = p_draw;
$$;

create function private.variables_of(p_names text[], p_strengths text[]) returns setof private.export_variable
language sql stable security definer set search_path = '' as $$
	select v.* from unnest(p_names) with ordinality n (name, position) join private.export_variable v on v.name = n.name
	where v.strength = any (p_strengths) order by n.position;
$$;

-- Without nested loops: how many rows a working table has is guessed far too low, and each would be looked for among all.

-- 1. Who is in it. p_sensitive: the values of each sensitive variable that is to be diverse, {name: [values]}.
create function public.prepare_draw(p_draw uuid, p_project uuid, p_sensitive jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' set statement_timeout = '30min' set enable_nestloop = off as $$
declare
	p public.project%rowtype;
	v_names text[];
	v_quasi text;
	v_sensitive text;
	v_links boolean;
	v_all_names text[];
begin
	select * into p from public.project x where x.id = p_project;
	v_names := array(select v.name from public.project_variable v where v.project_id = p_project order by v.position, v.name);
	v_links := 'person_key' = any (v_names);
	v_quasi := (select string_agg(private.export_expression(v), ', ') from private.variables_of(v_names, array['quasi']) v);
	v_sensitive := (select string_agg(format('1 << coalesce(array_position(%L::text[], (%s)::text), 0)', array(select jsonb_array_elements_text(s.value)), private.export_expression(v)), ', ' order by s.key)
		from jsonb_each(p_sensitive) s join private.export_variable v on v.name = s.key);
	v_all_names := array(select v.name from private.variables_of(v_names, array['quasi']) v) || array(select jsonb_object_keys(p_sensitive));
	perform private.end_draw(p_draw);

	execute format($q$create temporary table draw_now on commit drop as
		select c.id as course_id, c.person_id, array[%1$s]::text[] as quasi, array[%2$s]::integer[] as sensitive,
			f.year between $1 and $2 and ($3 = '{}' or f.service_level = any ($3)) and ($4 = '{}' or f.diagnosis_group = any ($4))
				and ($5 = '{}' or mo.parent_id = any ($5)) and ($6 is null or f.age >= $6)
				and not exists (select from private.project_course g where g.project_id = $7 and g.course_id = c.id) as chosen
		%3$s$q$,
		coalesce(v_quasi, ''), coalesce(v_sensitive, ''), private.export_from(v_all_names, 'from (select x.course_id from public.course_fact x) d'))
		using p.period_from, p.period_to, p.service_levels, p.diagnosis_groups, p.counties, p.age_from, p_project;

	-- By the random order of ids: which course stands for its person says nothing.
	create temporary table draw_person on commit drop as
		select n.person_id, min(n.course_id::text) as any_course, min(n.course_id::text) filter (where n.chosen) as first_course,
			count(*) filter (where n.chosen) as courses from pg_temp.draw_now n group by n.person_id;
	analyze pg_temp.draw_now;
	analyze pg_temp.draw_person;

	create temporary table draw_key on commit drop as
		select q.*, row_number() over (order by q.quasi)::integer as pattern_id from (
			select n.quasi, count(*) filter (where n.chosen)::integer as rows,
				count(*) filter (where n.chosen and q.courses = 1)::integer as singles,
				count(*) filter (where n.course_id::text = q.any_course)::integer as registry
			from pg_temp.draw_now n join pg_temp.draw_person q on q.person_id = n.person_id
			group by n.quasi) q;
	analyze pg_temp.draw_key;

	insert into private.draw_course (draw_id, course_id, person_id, chosen, is_first, pattern_id)
		select p_draw, n.course_id, n.person_id, true, n.course_id::text = q.first_course, k.pattern_id
		from pg_temp.draw_now n join pg_temp.draw_key k on k.quasi = n.quasi join pg_temp.draw_person q on q.person_id = n.person_id
		where n.chosen;

	insert into private.draw_pattern (draw_id, pattern_id, quasi, rows, singles, registry, sensitive)
		select p_draw, k.pattern_id, k.quasi, k.rows, k.singles, k.registry, coalesce(s.masks, '{}')
		from pg_temp.draw_key k
		left join (
			select x.quasi, array_agg(x.mask order by x.place) as masks from (
				select n.quasi, m.place, bit_or(m.mask) as mask from pg_temp.draw_now n cross join unnest(n.sensitive) with ordinality m (mask, place)
				where n.chosen group by n.quasi, m.place) x group by x.quasi) s on s.quasi = k.quasi;

	-- Persons with several courses in it, and with links those who are in the project's files already, also without a new course.
	create temporary table draw_past on commit drop as
		select g.person_id, min(g.trail) as trail from private.project_course g
		where v_links and g.project_id = p_project and g.left_at is null and g.person_id is not null
		group by g.person_id having count(distinct g.person_key) = 1;
	create temporary table draw_several on commit drop as
		select x.person_id, x.patterns, t.trail as past from (
			select d.person_id, array_agg(d.pattern_id order by d.pattern_id) as patterns from private.draw_course d where d.draw_id = p_draw group by d.person_id) x
		left join pg_temp.draw_past t on t.person_id = x.person_id
		where cardinality(x.patterns) > 1 or t.trail is not null;
	analyze pg_temp.draw_several;
	insert into private.draw_trail (draw_id, trail_id, past, patterns, persons)
		select p_draw, row_number() over (order by s.past, s.patterns), s.past, s.patterns, count(*) from pg_temp.draw_several s group by s.past, s.patterns;
	-- Of a trail that somebody goes on from: how many persons have it at all.
	update private.draw_trail t set past_persons = (select count(distinct g.person_key) from private.project_course g
		where g.project_id = p_project and g.trail = t.past and g.left_at is null) where t.draw_id = p_draw and t.past is not null;
	update private.draw_course d set trail_id = t.trail_id
		from pg_temp.draw_several s join private.draw_trail t on t.draw_id = p_draw and t.patterns = s.patterns and t.past is not distinct from s.past
		where d.draw_id = p_draw and d.person_id = s.person_id;
	-- A person with one new course, known from before, is counted by the trail.
	update private.draw_pattern k set singles = k.singles - x.n from (
			select (t.patterns)[1] as pattern_id, sum(t.persons)::integer as n from private.draw_trail t
			where t.draw_id = p_draw and cardinality(t.patterns) = 1 group by 1) x
		where k.draw_id = p_draw and k.pattern_id = x.pattern_id;
	drop table pg_temp.draw_now, pg_temp.draw_person, pg_temp.draw_key, pg_temp.draw_past, pg_temp.draw_several;

	return jsonb_build_object(
		'quasi', (select coalesce(jsonb_agg(v.name), '[]') from private.variables_of(v_names, array['quasi']) v),
		'patterns', (select count(*) from private.draw_pattern k where k.draw_id = p_draw),
		'trails', (select count(*) from private.draw_trail t where t.draw_id = p_draw),
		'rows', (select count(*) from private.draw_course d where d.draw_id = p_draw),
		'persons', (select count(*) from private.draw_course d where d.draw_id = p_draw and d.is_first),
		'given', (select count(*) from private.project_course g where g.project_id = p_project and g.left_at is null));
end $$;
comment on function public.prepare_draw(uuid, uuid, jsonb) is
	'Finds the courses of a project that its files do not have yet, and groups the registry by their finest quasi-identifiers.';

create function public.draw_patterns(p_draw uuid, p_after integer, p_limit integer) returns jsonb
language sql stable security definer set search_path = '' set statement_timeout = '10min' as $$
	select coalesce(jsonb_agg(jsonb_build_array(k.pattern_id, k.quasi, k.rows, k.singles, k.registry, k.sensitive) order by k.pattern_id), '[]') from (
		select * from private.draw_pattern x where x.draw_id = p_draw and x.pattern_id > p_after order by x.pattern_id limit p_limit) k;
$$;

create function public.draw_trails(p_draw uuid, p_after integer, p_limit integer) returns jsonb
language sql stable security definer set search_path = '' set statement_timeout = '10min' as $$
	select coalesce(jsonb_agg(jsonb_build_array(t.trail_id, t.past, t.past_persons, t.patterns, t.persons) order by t.trail_id), '[]') from (
		select * from private.draw_trail x where x.draw_id = p_draw and x.trail_id > p_after order by x.trail_id limit p_limit) t;
$$;

-- 2. What was decided: {classes: [[class, [values]]], patterns: [[pattern, class]], unlinked: [trail]}, in several calls.
create function public.store_draw(p_draw uuid, p jsonb) returns void
language plpgsql volatile security definer set search_path = '' set statement_timeout = '10min' as $$
begin
	insert into private.draw_class (draw_id, class_id, quasi)
		select p_draw, (c.value ->> 0)::integer, array(select x.value #>> '{}' from jsonb_array_elements(c.value -> 1) with ordinality x order by x.ordinality)
		from jsonb_array_elements(p -> 'classes') c
		on conflict (draw_id, class_id) do update set quasi = excluded.quasi;
	update private.draw_pattern k set class_id = (x.value ->> 1)::integer from jsonb_array_elements(p -> 'patterns') x
		where k.draw_id = p_draw and k.pattern_id = (x.value ->> 0)::integer;
	update private.draw_trail t set is_linked = false from jsonb_array_elements_text(p -> 'unlinked') x
		where t.draw_id = p_draw and t.trail_id = x.value::integer;
end $$;

-- A trail of classes by a name: the same for one course alone and for a person with that one course.
create function private.trail_name(p_draw uuid, p_past text, p_classes integer[]) returns text
language sql immutable parallel safe
return md5(p_draw || coalesce(p_past, '') || array_to_string(p_classes, ','));
revoke execute on function private.trail_name(uuid, text, integer[]) from public, anon, authenticated;

create function private.random_shift() returns smallint
language sql volatile set search_path = '' as $$
	-- From 182 positive and 182 negative numbers of days, by the generator of secrets.
	select (case when x < 182 then x - 182 else x - 181 end)::smallint
	from (select ((('x' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 7))::bit(28)::bigint) % 364)::integer as x) r;
$$;
revoke execute on function private.random_shift() from public, anon, authenticated;

-- 3. What is given from now on.
create function public.settle_draw(p_release uuid, p_worker uuid, p_report jsonb, p_coding jsonb) returns void
language plpgsql volatile security definer set search_path = '' set statement_timeout = '30min' set enable_nestloop = off as $$
declare
	r public.release := private.held_release(p_release, p_worker);
	v_links boolean := exists (select from public.project_variable v where v.project_id = r.project_id and v.name = 'person_key');
begin
	update public.project set coding = p_coding where id = r.project_id and coding is null;
	update public.release set report = p_report where id = p_release;
	create temporary table given on commit drop as
		select d.course_id, d.person_id, k.class_id, v_links and coalesce(t.is_linked, true) as is_linked, t.trail_id, t.past
		from private.draw_course d
		join private.draw_pattern k on k.draw_id = d.draw_id and k.pattern_id = d.pattern_id
		left join private.draw_trail t on t.draw_id = d.draw_id and t.trail_id = d.trail_id
		where d.draw_id = p_release and k.class_id >= 0
			-- Withdrawn while the file was being decided: was never given.
			and exists (select from public.course c where c.id = d.course_id and c.status = 'completed');
	analyze pg_temp.given;
	create temporary table given_key on commit drop as
		select g.person_id, case when g.is_linked then null else g.course_id end as course_id,
			coalesce(min(o.person_key), 'P' || replace(gen_random_uuid()::text, '-', '')) as person_key,
			coalesce(min(o.shift_days), private.random_shift()) as shift_days,
			private.trail_name(p_release, case when bool_and(g.is_linked) then min(g.past) end, array_agg(g.class_id order by g.class_id)) as trail
		from pg_temp.given g
		left join lateral (select x.person_key, x.shift_days from private.project_course x
			where g.is_linked and g.past is not null and x.project_id = r.project_id and x.person_id = g.person_id and x.left_at is null limit 1) o on true
		group by g.person_id, case when g.is_linked then null else g.course_id end;
	analyze pg_temp.given_key;
	insert into private.project_course (project_id, course_key, course_id, person_id, person_key, cohort, quasi, trail, shift_days)
		select r.project_id, 'C' || replace(gen_random_uuid()::text, '-', ''), g.course_id, g.person_id, k.person_key, r.number, c.quasi, k.trail, k.shift_days
		from pg_temp.given g
		join pg_temp.given_key k on k.person_id = g.person_id and k.course_id is not distinct from case when g.is_linked then null else g.course_id end
		join private.draw_class c on c.draw_id = p_release and c.class_id = g.class_id;
	-- Whoever goes on from an earlier trail is from now on told from those who do not.
	update private.project_course x set trail = k.trail from pg_temp.given_key k
		where k.course_id is null and x.project_id = r.project_id and x.person_key = k.person_key and x.trail <> k.trail;
	drop table pg_temp.given, pg_temp.given_key;
	-- The rows are drawn next, and planned for how many there are.
	analyze private.project_course;
end $$;
comment on function public.settle_draw(uuid, uuid, jsonb, jsonb) is 'Gives the new courses their keys and their values for good; courses of the same classes share a trail.';

-- 4. The rows. p_how: {limits: {name: [lower, upper]}, merges: {name: {code: other}}, withheld: [name], dropped: [name]}.
create function private.coded_expression(p_variable private.export_variable, p_how jsonb, p_place integer) returns text
language plpgsql stable set search_path = '' as $$
declare
	v text := private.export_expression(p_variable);
	v_limits jsonb := p_how -> 'limits' -> p_variable.name;
	v_merges jsonb := p_how -> 'merges' -> p_variable.name;
begin
	if p_variable.strength = 'quasi' then return format('coalesce(d.quasi[%s], ''-98'')', p_place); end if;
	if p_how -> 'withheld' ? p_variable.name then return '-97'; end if;
	if p_variable.kind = 'date' then return format('(%s + d.shift_days)', v); end if;
	if v_limits is not null then
		return format('case when %1$s is null or %1$s between -98 and -91 then %1$s else least(greatest(%1$s, %2$s), %3$s) end', v,
			coalesce((v_limits ->> 0)::float8::text, '''-Infinity''') || '::float8', coalesce((v_limits ->> 1)::float8::text, '''Infinity''') || '::float8');
	end if;
	if v_merges is not null then
		return format('case %s %s else %s end', v, (select string_agg(format('when %L then %L', m.key, m.value #>> '{}'), ' ' order by m.key) from jsonb_each(v_merges) m), v);
	end if;
	return v;
end $$;
revoke execute on function private.coded_expression(private.export_variable, jsonb, integer) from public, anon, authenticated;

create function public.write_release_pages(p_release uuid, p_worker uuid, p_names text[], p_how jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' set statement_timeout = '60min' set enable_nestloop = off as $$
declare
	r public.release%rowtype;
	v_quasi text[];
	v_row text;
begin
	-- Only looked at, not held: whoever cancels need not wait for the statement, and what it wrote is undone at its end.
	select * into r from public.release x where x.id = p_release and x.state = 'building' and x.worker = p_worker;
	if not found then raise exception 'release_was_taken_away' using errcode = 'PT409'; end if;
	v_quasi := array(select v.name from private.variables_of(
		array(select x.name from public.project_variable x where x.project_id = r.project_id order by x.position, x.name), array['quasi']) v);
	-- Ninety at a time: a function takes a hundred arguments.
	v_row := (select string_agg('json_build_array(' || a.list || ')::text', ' || '','' || ' order by a.part) from (
		select (n.position - 1) / 90 as part, string_agg(private.coded_expression(v, p_how, array_position(v_quasi, v.name)), ', ' order by n.position) as list
		from unnest(p_names) with ordinality n (name, position) join private.export_variable v on v.name = n.name group by 1) a);
	delete from private.release_page x where x.release_id = p_release;
	execute format($q$
		insert into private.release_page (release_id, number, content)
			select $1, (z.n - 1) / 500, '[' || string_agg(z.content, ',' order by z.n) || ']'
			from (select row_number() over (order by d.course_key) as n, %s as content %s) z group by 2$q$,
		case when cardinality(p_names) > 90 then 'replace(' || v_row || ', ''],['', '','')' else v_row end,
		private.export_from(p_names, format('from (select x.course_id, x.course_key, x.person_key, x.quasi, x.shift_days from private.project_course x
			where x.project_id = %L and x.cohort <= %s and x.left_at is null and x.course_id is not null) d', r.project_id, r.number)))
		using p_release;
	-- A file that takes this long to prepare has not lost its worker.
	perform private.held_release(p_release, p_worker);
	return (select jsonb_build_object('rows', count(*), 'persons', count(distinct x.person_id), 'pages', (select count(*) from private.release_page g where g.release_id = p_release),
			'left', (select count(*) from private.project_course y where y.project_id = r.project_id and y.cohort <= r.number and y.left_at is not null))
		from private.project_course x where x.project_id = r.project_id and x.cohort <= r.number and x.left_at is null and x.course_id is not null);
end $$;
comment on function public.write_release_pages(uuid, uuid, text[], jsonb) is 'The rows of a release with the decided values, in the order of their random keys.';

create function public.read_release_page(p_release uuid, p_worker uuid, p_number integer) returns json
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.held_release(p_release, p_worker);
	return (select x.content::json from private.release_page x where x.release_id = p_release and x.number = p_number);
end $$;

-- The sizes of what a project has been given: the risk that is left in the whole of it, not in its newest part alone.
create function public.given_classes(p_project uuid, p_cohort integer) returns jsonb
language sql stable security definer set search_path = '' set statement_timeout = '10min' as $$
	with class as (select count(distinct coalesce(x.person_id::text, x.course_key)) as persons, count(*) as rows from private.project_course x
		where x.project_id = p_project and x.cohort <= p_cohort and x.left_at is null group by x.cohort, x.quasi)
	select jsonb_build_object('classes', count(*), 'persons', coalesce(sum(c.persons), 0)::integer, 'rows', coalesce(sum(c.rows), 0)::integer, 'smallest', coalesce(min(c.persons), 0)) from class c;
$$;

revoke execute on function private.end_draw(uuid), private.variables_of(text[], text[]), public.prepare_draw(uuid, uuid, jsonb), public.draw_patterns(uuid, integer, integer),
	public.draw_trails(uuid, integer, integer), public.store_draw(uuid, jsonb), public.settle_draw(uuid, uuid, jsonb, jsonb),
	public.write_release_pages(uuid, uuid, text[], jsonb), public.read_release_page(uuid, uuid, integer), public.given_classes(uuid, integer) from public, anon, authenticated;
grant execute on function public.prepare_draw(uuid, uuid, jsonb), public.draw_patterns(uuid, integer, integer), public.draw_trails(uuid, integer, integer),
	public.store_draw(uuid, jsonb), public.settle_draw(uuid, uuid, jsonb, jsonb), public.write_release_pages(uuid, uuid, text[], jsonb),
	public.read_release_page(uuid, uuid, integer), public.given_classes(uuid, integer) to service_role;
