-- How complete each variable is, for anyone who looks for one: shares of the completed courses by year, kept by the job.

create table public.variable_completeness (
	name text not null,
	year smallint not null,
	courses integer not null,
	share double precision check (share between 0 and 1),
	primary key (name, year)
);
comment on table public.variable_completeness is
	'Share of a year''s courses that have a value, to the nearest hundredth, and their number to the nearest five. Null where fewer than ten have one, or fewer than ten but not none have not.';
create table private.variable_year (
	year smallint primary key,
	version bigint not null
);
comment on table private.variable_year is 'The facts of a year that its completeness was counted of.';

alter table public.variable_completeness enable row level security;
create policy "anyone may read how complete the variables are" on public.variable_completeness for select to anon, authenticated using (true);
revoke all on public.variable_completeness from anon, authenticated;
grant select on public.variable_completeness to anon, authenticated, service_role;

create function public.refresh_completeness() returns integer
language plpgsql volatile security definer set search_path = '' set statement_timeout = '10min' set enable_nestloop = off as $$
declare
	v_year smallint;
	v_version bigint;
	v_names text[] := array(select v.name from private.export_variable v where v.strength <> 'key' order by v.name);
	v_list text;
	v_from text := private.export_from(v_names, 'from (select x.course_id from public.course_fact x where x.year = $1) d');
	v_counts integer[];
	v_courses integer;
begin
	-- One year at a time: the next call takes the next.
	select y.year, y.version into v_year, v_version from private.fact_year y left join private.variable_year k on k.year = y.year
		where k.version is distinct from y.version order by y.year desc limit 1;
	if not found then return null; end if;
	v_list := (select string_agg(format('count(*) filter (where %1$s is not null%2$s)::integer', private.export_expression(v),
			case when v.kind = 'number' then format(' and %s not between -98 and -91', private.export_expression(v)) when v.kind = 'text' and v.strength <> 'quasi'
				then format(' and (%s)::text not like ''-9_''', private.export_expression(v)) else '' end), ', ' order by n.position)
		from unnest(v_names) with ordinality n (name, position) join private.export_variable v on v.name = n.name);
	execute format('select count(*)::integer, array[%s] %s', v_list, v_from) into v_courses, v_counts using v_year;
	delete from public.variable_completeness c where c.year = v_year;
	insert into public.variable_completeness (name, year, courses, share)
		select n.name, v_year, (round(v_courses / 5.0) * 5)::integer,
			case when v_counts[n.position] >= 10 and (v_courses - v_counts[n.position] = 0 or v_courses - v_counts[n.position] >= 10)
				then round(v_counts[n.position]::numeric / v_courses, 2)::float8 end
		from unnest(v_names) with ordinality n (name, position) where v_courses >= 10;
	insert into private.variable_year (year, version) values (v_year, v_version) on conflict (year) do update set version = excluded.version;
	return v_year;
end $$;
comment on function public.refresh_completeness() is 'Counts one year whose facts have changed; gives which, or null where none has.';
revoke execute on function public.refresh_completeness() from public, anon, authenticated;
grant execute on function public.refresh_completeness() to service_role;
