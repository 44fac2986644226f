-- Cells: what the statistics need of the facts, added up per place, quarter and indicator. A place is a unit that treats or
-- a municipality whose residents are treated. Cells follow the fact rows by what changed, in the same transaction; wider
-- numbers (municipality, county, trust, region, KOSTRA group, centrality class, nation) are sums of cells.

-- What counted all facts of a year anew whenever one of them changed.
drop function public.indicator_counts(text[], integer[]);
drop function public.published_units(text, integer);
drop function private.kept_cells(boolean, integer[]);
drop function private.stale_years(boolean, integer[]);
drop function private.cells(boolean, integer[]);
drop table private.kept_cell;
drop table private.kept_year;
drop type private.cell;

create table private.cell (
	view text not null check (view in ('unit', 'residence')),
	place_id text not null,
	indicator text not null,
	year smallint not null,
	quarter smallint not null,
	n integer not null,
	met integer not null,
	eligible integer not null,
	matured integer not null,
	answered integer not null,
	total double precision not null,
	squares double precision not null,
	primary key (view, place_id, indicator, year, quarter)
);
comment on table private.cell is 'Sums of course_fact per place, quarter of the end date and indicator. n: in the denominator, met: of them, total and squares: of the number where the indicator is one; eligible, matured, answered: of the indicators that ask at 12 months.';

create table private.cell_value (
	view text not null check (view in ('unit', 'residence')),
	place_id text not null,
	indicator text not null,
	year smallint not null,
	quarter smallint not null,
	value integer not null,
	n integer not null,
	primary key (view, place_id, indicator, year, quarter, value)
);
comment on table private.cell_value is 'How often each value occurs, for the indicators whose median is shown.';

-- All that cells are kept of.
create function private.counted_indicators() returns text[]
language sql immutable set search_path = '' return array['function_improved', 'function_kept_m12', 'goals_attained', 'copm_improved', 'work_m12', 'work_m12_sustained', 'work_ability_change',
	'quality_of_life_improved', 'no_services_after', 'service_need_reduced', 'discharged_home', 'goals_with_patient', 'function_paired',
	'function_first_72h', 'followup_planned', 'followup_m12_done', 'individual_plan', 'early_notice', 'report_ready', 'team_size',
	'assessed_before_services', 'patient_satisfied', 'kin_satisfied', 'timely', 'waiting_days', 'length_days', 'contacts', 'new_user', 'per_1000', 'coverage'];

revoke execute on function private.counted_indicators() from public;

do $build$
declare
	v_means constant text[] := array['work_ability_change'];
	v_medians constant text[] := array['waiting_days', 'length_days', 'contacts'];
	v_shares constant text[] := array(select id from unnest(private.counted_indicators()) id where id <> all (v_means || v_medians));
	v_sums text := '';
	v_rows text := '';
	v_id text;
	v_ripe text;
	v_eligible text;
	v_answered text;
begin
	foreach v_id in array v_shares || v_means || v_medians loop
		v_ripe := case when v_id in ('function_kept_m12', 'work_m12', 'work_m12_sustained', 'work_ability_change', 'followup_m12_done') then 'f.m12_matured'
			when v_id = 'followup_planned' then 'f.m3_matured' else 'true' end;
		v_eligible := case
			when v_id in ('function_kept_m12', 'work_ability_change') then format('f.%I', v_id || '_eligible')
			when v_ripe = 'f.m12_matured' then format('f.%I is not null', v_id) else 'false' end;
		v_answered := case
			when v_id in ('work_m12', 'work_m12_sustained') then format('f.%I', v_id || '_answered')
			when v_eligible <> 'false' then format('f.%I is not null', v_id) else 'false' end;
		v_sums := v_sums || format(', coalesce(sum(s.sign) filter (where f.%1$I is not null and %2$s), 0)::integer as %1$s_n', v_id, v_ripe)
			|| case when v_id = any (v_shares) then format(', coalesce(sum(s.sign) filter (where f.%1$I and %2$s), 0)::integer as %1$s_met', v_id, v_ripe) else '' end
			|| case when v_eligible <> 'false' then
				format(', coalesce(sum(s.sign) filter (where %2$s), 0)::integer as %1$s_eligible, coalesce(sum(s.sign) filter (where %2$s and %3$s), 0)::integer as %1$s_matured, coalesce(sum(s.sign) filter (where %2$s and %3$s and %4$s), 0)::integer as %1$s_answered',
					v_id, v_eligible, v_ripe, v_answered) else '' end
			|| case when v_id = any (v_means) then
				format(', coalesce(sum(s.sign * f.%1$I) filter (where %2$s), 0) as %1$s_total, coalesce(sum(s.sign * f.%1$I * f.%1$I) filter (where %2$s), 0) as %1$s_squares', v_id, v_ripe) else '' end;
		v_rows := v_rows || case when v_rows = '' then '' else ', ' end || format('(%L, w.%s_n, %s, %s, %s)', v_id, v_id,
			case when v_id = any (v_shares) then format('w.%s_met', v_id) else '0' end,
			case when v_eligible <> 'false' then format('w.%1$s_eligible, w.%1$s_matured, w.%1$s_answered', v_id) else '0, 0, 0' end,
			case when v_id = any (v_means) then format('w.%1$s_total, w.%1$s_squares', v_id) else '0::double precision, 0::double precision' end);
	end loop;

	-- The same sums twice: of all facts, and of those that came (sign 1) and went (sign -1).
	execute format($view$
		create view private.cells_now with (security_invoker = true) as
			select w.view, w.place_id, r.indicator, w.year, w.quarter, r.n, r.met, r.eligible, r.matured, r.answered, r.total, r.squares
			from (
				select 'unit' as view, f.unit_id as place_id, f.year, f.quarter %1$s
				from public.course_fact f cross join (values (1)) s (sign) group by f.unit_id, f.year, f.quarter
				union all
				select 'residence', f.residence_municipality_id, f.year, f.quarter %1$s
				from public.course_fact f cross join (values (1)) s (sign) group by f.residence_municipality_id, f.year, f.quarter
			) w cross join lateral (values %2$s) r (indicator, n, met, eligible, matured, answered, total, squares)
			where r.n <> 0 or r.eligible <> 0 $view$, v_sums, v_rows);
	-- One by one: each groups by what it has, and not six times as many rows by all of it.
	execute 'create view private.cell_values_now with (security_invoker = true) as '
		|| (select string_agg(format('select %L as view, f.%2$I as place_id, %3$L as indicator, f.year, f.quarter, f.%3$I as value, count(*)::integer as n from public.course_fact f where f.%3$I is not null group by f.%2$I, f.year, f.quarter, f.%3$I',
			p.view, p.place, id), ' union all ')
			from unnest(v_medians) id, (values ('unit', 'unit_id'), ('residence', 'residence_municipality_id')) p (view, place));
	execute format($function$
		create function private.add_to_cells(p_old public.course_fact[], p_new public.course_fact[]) returns void
		language plpgsql security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $body$
		begin
			insert into private.cell as c
				select w.view, w.place_id, r.indicator, w.year, w.quarter, r.n, r.met, r.eligible, r.matured, r.answered, r.total, r.squares
				from (
					select p.view, p.place_id, f.year, f.quarter %1$s
					from (select -1 as sign, o as fact from unnest(p_old) o union all select 1, n from unnest(p_new) n) s
					cross join lateral (select (s.fact).*) f
					cross join lateral (values ('unit', f.unit_id), ('residence', f.residence_municipality_id)) p (view, place_id)
					group by p.view, p.place_id, f.year, f.quarter
				) w cross join lateral (values %2$s) r (indicator, n, met, eligible, matured, answered, total, squares)
				where r.n <> 0 or r.met <> 0 or r.eligible <> 0 or r.matured <> 0 or r.answered <> 0 or r.total <> 0 or r.squares <> 0
				order by 1, 2, 3, 4, 5
				on conflict (view, place_id, indicator, year, quarter) do update set n = c.n + excluded.n, met = c.met + excluded.met,
					eligible = c.eligible + excluded.eligible, matured = c.matured + excluded.matured, answered = c.answered + excluded.answered,
					total = c.total + excluded.total, squares = c.squares + excluded.squares;
			insert into private.cell_value as c
				select p.view, p.place_id, v.indicator, f.year, f.quarter, v.value, sum(s.sign)::integer
				from (select -1 as sign, o as fact from unnest(p_old) o union all select 1, n from unnest(p_new) n) s
				cross join lateral (select (s.fact).*) f
				cross join lateral (values ('unit', f.unit_id), ('residence', f.residence_municipality_id)) p (view, place_id)
				cross join lateral (values %3$s) v (indicator, value)
				where v.value is not null group by 1, 2, 3, 4, 5, 6 having sum(s.sign) <> 0
				order by 1, 2, 3, 4, 5, 6
				on conflict (view, place_id, indicator, year, quarter, value) do update set n = c.n + excluded.n;
		end $body$ $function$, v_sums, v_rows,
		(select string_agg(format('(%L, f.%I)', id, id), ', ') from unnest(v_medians) id));
end $build$;
comment on view private.cells_now is 'What the cells must say, added up from the fact rows.';
comment on view private.cell_values_now is 'What the values'' frequencies must say, counted from the fact rows.';
comment on function private.add_to_cells(public.course_fact[], public.course_fact[]) is 'Takes the old rows out of the cells and puts the new ones in.';

create function private.cells_follow() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_old public.course_fact[];
	v_new public.course_fact[];
begin
	if tg_op <> 'INSERT' then select array_agg(o) into v_old from old_rows o; end if;
	if tg_op <> 'DELETE' then select array_agg(n) into v_new from new_rows n; end if;
	if v_old is not null or v_new is not null then perform private.add_to_cells(v_old, v_new); end if;
	return null;
end $$;
select private.follow_changes('public.course_fact', 'private.cells_follow', 'cells_follow', array['insert', 'update', 'delete']);

-- The years of deleted courses were counted anew by a trigger of their own; the cells know them now.
drop trigger the_years_of_deleted_courses_are_counted_anew on public.course;
drop function private.count_deleted_years_anew();

create function public.recompute_facts() returns jsonb
language plpgsql volatile security definer set search_path = '' set statement_timeout = 0 set work_mem = '256MB' set maintenance_work_mem = '256MB'
	-- Every table is read once, from its first row to its last, whatever the statistics say.
	set enable_mergejoin = off set enable_nestloop = off set enable_indexscan = off set enable_indexonlyscan = off set enable_bitmapscan = off as $$
declare
	v_facts bigint;
begin
	-- Nobody saves meanwhile: what is computed is what is there. Who reads waits, too.
	lock table public.course, private.fact_queue in share row exclusive mode;
	alter table public.course_fact disable trigger user;
	truncate public.course_fact, public.course_change, private.cell, private.cell_value;
	-- That every row has its course is checked once for all of them, not row by row.
	alter table public.course_change drop constraint course_change_course_id_fkey;
	-- And a key is built once, sorted, instead of being kept in order row by row.
	alter table private.cell drop constraint cell_pkey;
	alter table private.cell_value drop constraint cell_value_pkey;
	-- Planned for the whole registry, not for what a session remembers of it.
	execute 'insert into public.course_fact select * from private.course_facts_now';
	execute 'insert into public.course_change select * from private.course_change_now';
	alter table public.course_fact enable trigger user;
	alter table public.course_change add constraint course_change_course_id_fkey foreign key (course_id) references public.course (id) on delete cascade;
	execute 'insert into private.cell select * from private.cells_now';
	execute 'insert into private.cell_value select * from private.cell_values_now';
	alter table private.cell add constraint cell_pkey primary key (view, place_id, indicator, year, quarter);
	alter table private.cell_value add constraint cell_value_pkey primary key (view, place_id, indicator, year, quarter, value);
	insert into private.fact_year as y (year, version) select distinct f.year, 1 from public.course_fact f order by 1
		on conflict (year) do update set version = y.version + 1;
	select count(*) into v_facts from public.course_fact;
	return jsonb_build_object('facts', v_facts, 'cells', (select count(*) from private.cell));
end $$;
comment on function public.recompute_facts() is 'Computes every fact and cell anew from the courses. Nobody can save meanwhile.';

drop function public.fact_differences();
create function public.fact_differences() returns jsonb
language plpgsql volatile security definer set search_path = '' set statement_timeout = 0 set work_mem = '256MB' as $$
declare
	v_courses jsonb;
	v_cells jsonb;
begin
	execute $q$
		select coalesce(jsonb_agg(distinct d.course_id), '[]') from (
			(select course_id from (select * from public.course_fact except select * from private.course_facts_now) a)
			union all
			(select course_id from (select * from private.course_facts_now except select * from public.course_fact) b)
			union all
			(select course_id from (select * from public.course_change except select * from private.course_change_now) c)
			union all
			(select course_id from (select * from private.course_change_now except select * from public.course_change) d)
		) d $q$ into v_courses;
	execute $q$
		select coalesce(jsonb_agg(distinct to_jsonb(d)), '[]') from (
			select x.view, x.place_id, x.indicator, x.year, x.quarter from (
				(select * from private.cell c where c.n <> 0 or c.met <> 0 or c.eligible <> 0 or c.matured <> 0 or c.answered <> 0 or c.total <> 0 or c.squares <> 0
					except select * from private.cells_now)
				union all
				(select * from private.cells_now except select * from private.cell)) x
			union all
			select x.view, x.place_id, x.indicator, x.year, x.quarter from (
				(select * from private.cell_value c where c.n <> 0 except select * from private.cell_values_now)
				union all
				(select * from private.cell_values_now except select * from private.cell_value)) x
		) d $q$ into v_cells;
	return jsonb_build_object('courses', v_courses, 'cells', v_cells);
end $$;
comment on function public.fact_differences() is
	'Courses whose fact rows are not what the course says, and cells that are not what the fact rows add up to: empty lists when all is well.';

create function public.fact_counts() returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object('courses', (select count(*) from public.course c where c.status = 'completed'), 'cells', (select count(*) from private.cell));
$$;
comment on function public.fact_counts() is 'How many completed courses and cells there are: what fact_differences compares.';

revoke execute on function private.add_to_cells(public.course_fact[], public.course_fact[]), private.cells_follow(), public.recompute_facts(), public.fact_differences(), public.fact_counts() from public, anon, authenticated;
grant execute on function public.recompute_facts(), public.fact_differences(), public.fact_counts() to service_role;

insert into private.cell select * from private.cells_now;
insert into private.cell_value select * from private.cell_values_now;
