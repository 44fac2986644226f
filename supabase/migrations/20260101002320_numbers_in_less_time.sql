-- Publishing took minutes for a registry of a hundred thousand courses, most of them in two questions; and own numbers took
-- the longer the more courses there were.

-- As before, with whole numbers for ranks: sums of bigint are numeric, which are slow, and a frame of ranges compares every row.
create or replace function private.medians(p_view text, p_years integer[], p_nodes text[], p_quarters boolean)
returns table (node_id text, year smallint, quarter smallint, indicator text, median double precision, lower double precision, upper double precision)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	-- By place, as the values are kept: an organisation's few units are found by key.
	v_places text[] := array(select distinct np.place_id from private.node_place np where np.view = p_view and (p_nodes is null or np.node_id = any (p_nodes)));
begin
	return query
	with counted as (
		select np.node_id, c.year, case when k.by_quarter then c.quarter else 0::smallint end as quarter, c.indicator, c.value, sum(c.n)::integer as n
		from private.cell_value c join private.node_place np on np.view = c.view and np.place_id = c.place_id
		-- Of quarters that nobody asks for none is counted.
		join (values (false), (true)) k (by_quarter) on not k.by_quarter or p_quarters
		where c.view = p_view and c.place_id = any (v_places) and np.place_id = any (v_places) and c.year = any (p_years) and (p_nodes is null or np.node_id = any (p_nodes)) and c.n > 0
		group by 1, 2, 3, 4, 5
	),
	ranked as (
		select f.node_id, f.year, f.quarter, f.indicator, f.value,
			(sum(f.n) over (ascending rows unbounded preceding))::integer as upto,
			(sum(f.n) over (partition by f.node_id, f.year, f.quarter, f.indicator))::integer as total
		from counted f
		window ascending as (partition by f.node_id, f.year, f.quarter, f.indicator order by f.value)
	),
	ranks as (
		select r.*, floor(r.total / 2::float8 - 0.98 * sqrt(r.total::float8)) as first, ceil(r.total / 2::float8 + 0.98 * sqrt(r.total::float8)) + 1 as last
		from ranked r
	)
	select r.node_id, r.year, r.quarter, r.indicator,
		(min(r.value) filter (where r.upto >= (r.total + 1) / 2) + min(r.value) filter (where r.upto >= (r.total + 2) / 2)) / 2::float8,
		(case when max(r.total) >= 6 then min(r.value) filter (where r.upto >= greatest(r.first, 1)) end)::float8,
		(case when max(r.total) >= 6 then min(r.value) filter (where r.upto >= least(r.last, r.total)) end)::float8
	from ranks r group by r.node_id, r.year, r.quarter, r.indicator;
end $$;

-- The largest parts of this year alone: joined by the year, those of all years were counted each time. In order: which of two
-- equal numbers is hidden must not change from one day to the next.
create or replace function public.filter_counts(p_year integer) returns jsonb
language sql stable security definer set search_path = '' set statement_timeout = '10min' as $$
	select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('largest', l.largest) order by s.dimension_a, s.value_a, s.dimension_b, s.value_b, s.indicator), '[]')
	from private.filter_sums(p_year, null, array['age_band', 'diagnosis_group', 'phase', 'service_level', 'sex']) s
	join (select * from private.filter_largest x where x.year = p_year) l using (dimension_a, value_a, dimension_b, value_b, indicator);
$$;

-- A place's quarters are added up before its organisations are: in the order of the key, so that only their sums are sorted.
-- Whole numbers stay whole: sums of bigint are numeric.
create or replace function private.added_cells(p_nodes text[], p_years integer[], p_quarters boolean, p_indicators text[]) returns setof private.added
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	v_places text[] := array(select distinct np.place_id from private.node_place np where np.view = 'unit' and np.node_id = any (p_nodes));
	v_indicators text[] := array_remove(p_indicators, 'per_1000');
begin
	return query
	with part as (
		select c.place_id, c.year, 0::smallint as quarter, c.indicator, sum(c.n)::integer as n, sum(c.met)::integer as met, sum(c.eligible)::integer as eligible,
			sum(c.matured)::integer as matured, sum(c.answered)::integer as answered, sum(c.total) as total, sum(c.squares) as squares
		from private.cell c
		where c.view = 'unit' and c.place_id = any (v_places) and c.indicator = any (v_indicators) and c.year = any (p_years)
		group by c.place_id, c.indicator, c.year
		union all
		select c.place_id, c.year, c.quarter, c.indicator, c.n, c.met, c.eligible, c.matured, c.answered, c.total, c.squares
		from private.cell c
		where p_quarters and c.view = 'unit' and c.place_id = any (v_places) and c.indicator = any (v_indicators) and c.year = any (p_years)
	)
	select np.node_id, p.year, p.quarter, p.indicator, sum(p.n)::integer, sum(p.met)::integer, sum(p.eligible)::integer,
		sum(p.matured)::integer, sum(p.answered)::integer, sum(p.total), sum(p.squares)
	from part p join private.node_place np on np.view = 'unit' and np.place_id = p.place_id
	where np.node_id = any (p_nodes)
	group by np.node_id, p.year, p.quarter, p.indicator having sum(p.n) > 0;
end $$;
