-- Tables for those who need no rows: counts, shares and means by up to three variables. The application protects them; who
-- asks gets nothing but what it shows.

create function public.begin_table(p jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	if not (private.has_role('researcher') or private.has_role('coordinator')) then raise exception 'researchers_only' using errcode = '42501'; end if;
	perform private.log_event('aggregates_viewed', null, jsonb_build_object('file', left(p::text, 200)));
end $$;
comment on function public.begin_table(jsonb) is 'Whether the caller may have tables of all units, and the log of which.';

create function public.table_cells(p_dimensions text[], p_measure text, p_from integer, p_to integer) returns jsonb
language plpgsql stable security definer set search_path = '' set statement_timeout = '5min' set enable_nestloop = off as $$
declare
	v_measure private.export_variable%rowtype;
	v_value text := 'null::float8';
	v_columns text;
	v_places text;
	v jsonb;
begin
	if cardinality(p_dimensions) not between 1 and 3 or exists (select from unnest(p_dimensions) d where not exists (
			select from private.export_variable e where e.name = d and e.kind in ('text', 'boolean') and e.strength <> 'key')) then
		raise exception 'variable_unknown' using errcode = 'PT422';
	end if;
	if p_measure is not null then
		select * into v_measure from private.export_variable e where e.name = p_measure and e.kind in ('number', 'boolean');
		if not found then raise exception 'variable_unknown' using errcode = 'PT422'; end if;
		v_value := case v_measure.kind when 'boolean' then private.export_expression(v_measure) || '::integer::float8' else private.limited(v_measure, null) end;
	end if;
	v_columns := (select string_agg(format('coalesce((%s)::text, ''missing'') as d%s', private.export_expression(e), n.place), ', ')
		from unnest(p_dimensions) with ordinality n (name, place) join private.export_variable e on e.name = n.name);
	v_places := (select string_agg('d' || n, ', ' order by n) from generate_series(1, cardinality(p_dimensions)) n);
	execute format($q$
		with value as (select f.unit_id, %1$s, %2$s as v %3$s where f.year between $1 and $2),
		-- A course without the number is in no mean of it.
		part as (select unit_id, %4$s, grouping(%4$s) as g, count(*) as n, sum(v) as total from value where $3 is null or v is not null
			group by grouping sets (%5$s))
		select coalesce(jsonb_agg(c.cell), '[]') from (
			select jsonb_build_object('values', jsonb_build_array(%4$s), 'n', sum(n)::integer, 'largest', max(n)::integer, 'total', sum(total)) as cell
			from part group by g, %4$s) c$q$,
		v_columns, v_value, private.export_from(p_dimensions || coalesce(array[p_measure], '{}'), 'from (select x.course_id from public.course_fact x) d'), v_places,
		(select string_agg('(' || array_to_string(array['unit_id'] || array(select 'd' || n from generate_series(1, cardinality(p_dimensions)) n where s & (1 << (n - 1)) > 0), ', ') || ')', ', ')
			from generate_series(0, (1 << cardinality(p_dimensions)) - 1) s))
		into v using p_from, p_to, p_measure;
	return v;
end $$;
comment on function public.table_cells(text[], text, integer, integer) is
	'Every sum of a table: values (null: all of that dimension), courses, the most that one unit has of them, sum of the measure. Not protected.';
revoke execute on function public.begin_table(jsonb), public.table_cells(text[], text, integer, integer) from public, anon, authenticated;
grant execute on function public.begin_table(jsonb) to authenticated;
grant execute on function public.table_cells(text[], text, integer, integer) to service_role;
