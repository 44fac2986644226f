-- How the values of each variable lie, for the open catalogue. Kept, not counted for a visitor: one pass over the registry a
-- day for each source. Counts are to the nearest five and nothing below ten is told, so that neither a total nor yesterday's
-- table gives a hidden one away.

create table public.variable_value (
	name text not null,
	value text not null,
	courses integer not null check (courses >= 10),
	primary key (name, value)
);
comment on table public.variable_value is 'Courses by value, for variables with codes; values that fewer than ten have are left out.';
create table public.variable_number (
	name text primary key,
	courses integer not null check (courses >= 10),
	quantiles double precision[] not null check (cardinality(quantiles) = 5)
);
comment on column public.variable_number.quantiles is 'At 10, 25, 50, 75 and 90 per cent; null where fewer than ten courses lie beyond.';
create table private.variable_refresh (
	source text primary key,
	at timestamptz not null
);
comment on table private.variable_refresh is 'When the distributions of the variables of a source were made.';

alter table public.variable_value enable row level security;
alter table public.variable_number enable row level security;
create policy "anyone reads how values lie" on public.variable_value for select to anon, authenticated using (true);
create policy "anyone reads how numbers lie" on public.variable_number for select to anon, authenticated using (true);
revoke all on public.variable_value, public.variable_number from anon, authenticated;
grant select on public.variable_value, public.variable_number to anon, authenticated, service_role;

create function private.told_count(p_count bigint) returns integer
language sql immutable parallel safe
return case when p_count >= 10 then (round(p_count / 5.0) * 5)::integer end;

create function private.distribute_variables(p_source text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_names text[] := (select array_agg(v.name order by v.name) from private.export_variable v where v.source = p_source);
	v_from text := private.export_from(v_names, 'from (select x.course_id from public.course_fact x) d');
	v_values text := (select string_agg(format('(%L, %s::text)', v.name, private.export_expression(v)), ', ')
		from private.export_variable v where v.source = p_source and v.kind in ('text', 'boolean'));
	v_numbers text := (select string_agg(format('(%L, %s::float8)', v.name, private.export_expression(v)), ', ')
		from private.export_variable v where v.source = p_source and v.kind = 'number');
begin
	delete from public.variable_value x where x.name = any (v_names);
	delete from public.variable_number x where x.name = any (v_names);
	if v_values is not null then
		execute format('insert into public.variable_value (name, value, courses)
			select n.name, n.value, private.told_count(count(*)) %s cross join lateral (values %s) n (name, value)
			where n.value is not null group by n.name, n.value having count(*) >= 10', v_from, v_values);
	end if;
	if v_numbers is not null then
		execute format('insert into public.variable_number (name, courses, quantiles)
			select t.name, private.told_count(t.courses), array[case when t.courses >= 100 then t.q[1] end, case when t.courses >= 40 then t.q[2] end,
				case when t.courses >= 20 then t.q[3] end, case when t.courses >= 40 then t.q[4] end, case when t.courses >= 100 then t.q[5] end]
			from (select n.name, count(*) as courses, percentile_cont(array[0.1, 0.25, 0.5, 0.75, 0.9]) within group (order by n.value) as q
				%s cross join lateral (values %s) n (name, value) where n.value > -90.5 group by n.name having count(*) >= 10) t', v_from, v_numbers);
	end if;
end $$;

create function public.refresh_variable_distributions() returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_source text;
begin
	-- One process is enough; an empty registry is looked at again.
	if not pg_try_advisory_xact_lock(hashtext('variable_distributions')) or not exists (select from public.course_fact) then return null; end if;
	select s.source into v_source from (select distinct v.source from private.export_variable v where v.source <> 'key') s
		left join private.variable_refresh r on r.source = s.source
		where r.at is null or r.at < now() - interval '12 hours' order by r.at nulls first, s.source limit 1;
	if v_source is null then return null; end if;
	perform private.distribute_variables(v_source);
	insert into private.variable_refresh (source, at) values (v_source, now()) on conflict (source) do update set at = excluded.at;
	return v_source;
end $$;
comment on function public.refresh_variable_distributions() is 'Makes the oldest distributions anew and names their source; null where all are of the last half day.';

revoke execute on function private.told_count(bigint), private.distribute_variables(text), public.refresh_variable_distributions() from public, anon, authenticated;
grant execute on function public.refresh_variable_distributions() to service_role;
