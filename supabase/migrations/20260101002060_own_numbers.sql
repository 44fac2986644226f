-- The numbers of the reader's own organisations: cells as they are now, with the minimum inside the own organisation. Also
-- here no hidden number follows from its sums or from its quarters. Coordinators, who see to all courses, read every number
-- that is not too small.

-- The same answer as before, by a plan that is kept: every question for numbers begins with it.
create or replace function private.own_subtree() returns setof text
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return query
	with recursive led (id) as (
		select m.organisation_id from public.membership m join public.account a on a.id = m.account_id
		where m.account_id = auth.uid() and m.role = 'leader' and a.active
		union
		select o.id from led join public.organisation o on o.parent_id = led.id
	)
	select id from led
	union
	select u.id from led join public.unit u on u.organisation_id = led.id
	union
	select um.unit_id from led join public.unit_municipality um on um.municipality_id = led.id
	union
	select private.own_units()
	union
	select ou.organisation_id from public.organisation_unit ou where private.has_role('coordinator');
end $$;

create type private.guarded as (node_id text, year smallint, quarter smallint, indicator text, n integer, reason text);

-- First what is too small is hidden. Then, until nothing changes: a whole that is shown hides at least two parts or none,
-- and together at least the minimum; a hidden whole has a hidden part; parts that overlap leave no small difference. Where a
-- sum breaks this its smallest shown part is hidden too, or the whole when none is left. Lower sums go first, because what
-- they hide often mends the higher ones.
-- Without nested loops: how many cells come is not known when the plan is made, and each would be looked for among all.
create function private.guard(p_cells private.guarded[], p_minimum integer) returns setof private.guarded
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' set enable_nestloop = off as $$
declare
	v_cells private.guarded[] := p_cells;
	v_nodes text[] := array(select distinct c.node_id from unnest(p_cells) c);
	v_parts private.organisation_sum[];
	v_found private.guarded[];
begin
	select array_agg(s) into v_parts from private.organisation_sum s where s.whole_id = any (v_nodes) and s.part_id = any (v_nodes);
	loop
		with cell as materialized (select * from unnest(v_cells)),
		summed as (
			select s.sum_id, s.height, w.node_id, w.year, w.quarter, w.indicator, w.n as whole_n, w.reason as whole_reason,
				p.node_id as part_node, p.quarter as part_quarter, p.n as part_n, p.reason as part_reason
			from unnest(v_parts) s join cell w on w.node_id = s.whole_id
			join cell p on p.node_id = s.part_id and p.year = w.year and p.quarter = w.quarter and p.indicator = w.indicator
			union all
			select 'year of ' || w.node_id, 0, w.node_id, w.year, w.quarter, w.indicator, w.n, w.reason, p.node_id, p.quarter, p.n, p.reason
			from cell w join cell p on p.node_id = w.node_id and p.year = w.year and p.indicator = w.indicator and p.quarter > 0
			where w.quarter = 0
		),
		broken as (
			select b.*, min(b.height) over (partition by b.year, b.indicator) as lowest from (
				select s.sum_id, s.height, s.node_id, s.year, s.quarter, s.indicator
				from summed s
				group by s.sum_id, s.height, s.node_id, s.year, s.quarter, s.indicator, s.whole_n, s.whole_reason
				having case
					when s.whole_reason is not null then count(s.part_reason) = 0
					else (count(s.part_reason) = 1 or sum(s.part_n) filter (where s.part_reason is not null) < p_minimum)
						or bool_or(s.part_reason is null and s.whole_n - s.part_n between 1 and p_minimum - 1)
				end) b
		),
		found as (
			select distinct on (b.sum_id, b.year, b.quarter, b.indicator)
				coalesce(p.part_node, b.node_id) as node_id, b.year, coalesce(p.part_quarter, b.quarter) as quarter, b.indicator
			from broken b
			left join summed p on p.sum_id = b.sum_id and p.year = b.year and p.quarter = b.quarter and p.indicator = b.indicator and p.part_reason is null
			where b.height = b.lowest
			order by b.sum_id, b.year, b.quarter, b.indicator, p.part_n, p.part_node, p.part_quarter
		)
		select array_agg(distinct row(f.node_id, f.year, f.quarter, f.indicator, null, 'secondary')::private.guarded) into v_found from found f;

		-- Years and indicators in which every sum holds are finished; the others take another turn.
		return query select c.* from unnest(v_cells) c
			where not exists (select from unnest(v_found) f where f.year = c.year and f.indicator = c.indicator);
		exit when v_found is null;
		select array_agg(row(c.node_id, c.year, c.quarter, c.indicator, c.n, coalesce(c.reason, f.reason))::private.guarded) into v_cells
		from unnest(v_cells) c
		left join unnest(v_found) f on (f.node_id, f.year, f.quarter, f.indicator) = (c.node_id, c.year, c.quarter, c.indicator)
		where exists (select from unnest(v_found) g where g.year = c.year and g.indicator = c.indicator);
	end loop;
end $$;

-- What cells add up to for organisations, by year and, when asked, by quarter as well (0: the whole year).
create type private.added as (node_id text, year smallint, quarter smallint, indicator text, n integer, met integer, eligible integer, matured integer, answered integer,
	total double precision, squares double precision);

create function private.added_cells(p_nodes text[], p_years integer[], p_quarters boolean, p_indicators text[]) returns setof private.added
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	v_places text[] := array(select distinct np.place_id from private.node_place np where np.view = 'unit' and np.node_id = any (p_nodes));
begin
	return query
	select np.node_id, c.year, 0::smallint, c.indicator, sum(c.n)::integer, sum(c.met)::integer,
		sum(c.eligible)::integer, sum(c.matured)::integer, sum(c.answered)::integer, sum(c.total), sum(c.squares)
	from private.cell c join private.node_place np on np.view = 'unit' and np.place_id = c.place_id
	where c.view = 'unit' and c.place_id = any (v_places) and c.year = any (p_years) and c.indicator = any (p_indicators) and c.indicator <> 'per_1000'
		and np.node_id = any (p_nodes)
	group by np.node_id, c.year, c.indicator having sum(c.n) > 0;
	if p_quarters then
		return query
		select np.node_id, c.year, c.quarter, c.indicator, sum(c.n)::integer, sum(c.met)::integer,
			sum(c.eligible)::integer, sum(c.matured)::integer, sum(c.answered)::integer, sum(c.total), sum(c.squares)
		from private.cell c join private.node_place np on np.view = 'unit' and np.place_id = c.place_id
		where c.view = 'unit' and c.place_id = any (v_places) and c.year = any (p_years) and c.indicator = any (p_indicators) and c.indicator <> 'per_1000'
			and np.node_id = any (p_nodes)
		group by np.node_id, c.year, c.quarter, c.indicator having sum(c.n) > 0;
	end if;
end $$;

create function private.added_expected(p_nodes text[], p_years integer[], p_indicators text[])
returns table (node_id text, year smallint, indicator text, n bigint, expected double precision)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	v_places text[] := array(select distinct np.place_id from private.node_place np where np.view = 'unit' and np.node_id = any (p_nodes));
begin
	return query
	select np.node_id, x.year, x.indicator, sum(x.n), sum(x.expected)
	from private.unit_expected x join private.node_place np on np.view = 'unit' and np.place_id = x.unit_id
	where x.unit_id = any (v_places) and x.year = any (p_years) and x.indicator = any (p_indicators) and np.node_id = any (p_nodes)
	group by np.node_id, x.year, x.indicator;
end $$;

create function private.added_coverage(p_nodes text[], p_years integer[])
returns table (node_id text, year smallint, reported integer, registered integer)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return query
	select np.node_id, r.year, sum(r.count)::integer, sum(coalesce(c.n, 0))::integer
	from private.node_place np
	join public.reported_count r on r.unit_id = np.place_id and r.year = any (p_years)
	cross join lateral (select sum(x.n) as n from private.cell x where x.view = 'unit' and x.place_id = r.unit_id and x.indicator = 'coverage' and x.year = r.year) c
	where np.view = 'unit' and np.node_id = any (p_nodes) group by np.node_id, r.year;
end $$;

create function private.own_cells(p_nodes text[], p_subtree text[], p_years integer[], p_quarters boolean, p_indicator text)
returns table (node_id text, year smallint, quarter smallint, indicator text, n integer, met integer, eligible integer, matured integer, answered integer,
	total double precision, squares double precision, median double precision, median_lower double precision, median_upper double precision, expected double precision, mask text)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	v_minimum constant integer := 5;
	v_everything boolean := private.has_role('coordinator');
	-- A coordinator's organisations are all; what is guarded together is what the reader can ask for.
	v_own text[] := case when v_everything then p_nodes else p_subtree end;
	-- Cells are found by place, indicator and year: no row of another indicator is read.
	v_indicators text[] := case when p_indicator is not null then array[p_indicator] else private.counted_indicators() end;
	v_medians integer[] := case when p_indicator is null or p_indicator in ('waiting_days', 'length_days', 'contacts') then p_years else '{}' end;
	v_covered integer[] := case when p_indicator is null or p_indicator = 'coverage' then p_years else '{}' end;
begin
	return query
	with added as materialized (select * from private.added_cells(v_own, p_years, p_quarters, v_indicators)),
	first as (
		select array_agg(row(a.node_id, a.year, a.quarter, a.indicator, a.n, case when a.n < v_minimum then 'few' end)::private.guarded) as cells, a.quarter > 0 as is_part
		from added a where not v_everything group by a.quarter > 0
	),
	-- The years are the same whether quarters are asked for or not: two questions must not tell what one hides.
	whole as materialized (select g.* from private.guard((select f.cells from first f where not f.is_part), v_minimum) g),
	judged as (
		select w.* from whole w
		union all
		select g.* from private.guard((select f.cells from first f where f.is_part) || (select array_agg(w::private.guarded) from whole w), v_minimum) g
		where p_quarters and g.quarter > 0
		union all
		select a.node_id, a.year, a.quarter, a.indicator, a.n, case when a.n < v_minimum then 'few' end from added a where v_everything
	)
	select a.node_id, a.year, a.quarter, a.indicator,
		case when j.reason is null then case when a.indicator = 'coverage' then v.reported else a.n end end,
		case when j.reason is null then case when a.indicator = 'coverage' then v.registered else a.met end end,
		case when j.reason is null then a.eligible end,
		case when j.reason is null then a.matured end,
		case when j.reason is null then a.answered end,
		case when j.reason is null then a.total end,
		case when j.reason is null then a.squares end,
		case when j.reason is null then m.median end,
		case when j.reason is null then m.lower end,
		case when j.reason is null then m.upper end,
		case when j.reason is null and a.quarter = 0 and e.n = a.n then e.expected end,
		j.reason
	from added a
	join judged j on (j.node_id, j.year, j.quarter, j.indicator) = (a.node_id, a.year, a.quarter, a.indicator)
	left join private.medians('unit', v_medians, p_nodes, p_quarters) m on (m.node_id, m.year, m.quarter, m.indicator) = (a.node_id, a.year, a.quarter, a.indicator)
	left join private.added_coverage(p_nodes, v_covered) v on a.indicator = 'coverage' and a.quarter = 0 and v.node_id = a.node_id and v.year = a.year
	left join private.added_expected(p_nodes, p_years, v_indicators) e on (e.node_id, e.year, e.indicator) = (a.node_id, a.year, a.indicator)
	where a.node_id = any (p_nodes) and (a.indicator <> 'coverage' or v.reported is not null);
end $$;
comment on function private.own_cells(text[], text[], integer[], boolean, text) is
	'Sums of the caller''s own organisations by year and, when asked, quarter (0: the whole year), of one indicator or all; hidden ones with the reason and no number. p_subtree: all that the caller may ask for, which is guarded together.';

-- One or two of sex, age, diagnosis, level and phase, inside an own organisation.
create function private.own_filtered(p_node text, p_year integer, p_dimensions text[])
returns setof public.published_filter
language plpgsql stable security definer set search_path = '' as $$
declare
	v_units text[];
begin
	if cardinality(p_dimensions) not in (1, 2) or not p_node in (select private.own_subtree()) then return; end if;
	v_units := array(select np.place_id from private.node_place np where np.view = 'unit' and np.node_id = p_node);
	return query
	with s as materialized (select * from private.filter_sums(p_year, v_units, p_dimensions)),
	whole as (
		select c.indicator, sum(c.n)::integer as n from private.cell c
		where c.view = 'unit' and c.year = p_year and c.place_id = any (v_units) group by c.indicator
	),
	-- Like private.guard, over the rows and columns of the table that the dimensions span: quarters 0 are its margins.
	first as (
		select s.*, case when s.n < 5 or w.n - s.n between 1 and 4 then 'few' end as reason
		from s join whole w on w.indicator = s.indicator
	),
	lines as (
		-- Of the cells of one line (one value of a dimension, or a margin), those that are hidden must not follow from the rest.
		select f.*, row_number() over (partition by f.indicator, f.dimension_a, f.dimension_b, l.line, f.reason is null order by f.n, f.value_a, f.value_b) as place,
			count(f.reason) over (partition by f.indicator, f.dimension_a, f.dimension_b, l.line) as hidden,
			sum(f.n) filter (where f.reason is not null) over (partition by f.indicator, f.dimension_a, f.dimension_b, l.line) as hidden_n
		from first f
		cross join lateral (values (case when f.dimension_b = '' then '' else 'a ' || f.value_a end), (case when f.dimension_b <> '' then 'b ' || f.value_b end)) l (line)
		where l.line is not null
	),
	second as (
		select l.indicator, l.dimension_a, l.value_a, l.dimension_b, l.value_b, bool_or(l.reason is null and l.place = 1 and l.hidden > 0 and (l.hidden = 1 or l.hidden_n < 5)) as also
		from lines l group by 1, 2, 3, 4, 5
	)
	select f.year, f.indicator, f.dimension_a, f.value_a, f.dimension_b, f.value_b,
		case when m.mask is null then f.n end, case when m.mask is null then f.met end, case when m.mask is null then f.eligible end,
		case when m.mask is null then f.matured end, case when m.mask is null then f.answered end, case when m.mask is null then f.total end,
		case when m.mask is null then f.squares end, m.mask
	from first f
	join second x using (indicator, dimension_a, value_a, dimension_b, value_b)
	cross join lateral (select coalesce(f.reason, case when x.also then 'secondary' end) as mask) m
	where cardinality(p_dimensions) = 1 or f.dimension_b <> '';
end $$;
comment on function private.own_filtered(text, integer, text[]) is
	'Sums of an own organisation among the values of one or two dimensions, hidden ones without numbers. Nothing for other organisations.';

-- The one question that pages, files and the open interface ask: own organisations as they are now, the others as published.
create function private.cell_rows(p_nodes text[], p_years integer[], p_quarters boolean, p_indicator text, p_view text)
returns table (node_id text, year smallint, quarter smallint, indicator text, n integer, met integer, eligible integer, matured integer, answered integer,
	total double precision, squares double precision, median double precision, median_lower double precision, median_upper double precision, expected double precision, mask text, own boolean)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	v_subtree text[] := '{}';
	v_own text[];
	v_others text[];
	v_indicators text[] := case when p_indicator is not null then array[p_indicator] else private.counted_indicators() end;
begin
	if p_view = 'unit' and auth.uid() is not null then v_subtree := array(select private.own_subtree()); end if;
	v_own := array(select distinct id from unnest(v_subtree) id where id = any (p_nodes));
	if v_own <> '{}' then
		return query select c.*, true from private.own_cells(v_own, v_subtree, p_years, p_quarters, p_indicator) c;
	end if;
	v_others := array(select distinct id from unnest(p_nodes) id where id <> all (v_own));
	if v_others = '{}' then return; end if;
	-- Every column of the key as a list: each number is then found by key, and none is read to be thrown away.
	return query
	select c.node_id, c.year, c.quarter, c.indicator, c.n, c.met, c.eligible, c.matured, c.answered, c.total, c.squares, c.median, c.median_lower, c.median_upper, c.expected, c.mask, false
	from public.published_cell c
	where c.view = p_view and c.node_id = any (v_others) and c.year = any (p_years::smallint[])
		and c.quarter = any (case when p_quarters then '{0,1,2,3,4}' else '{0}' end::smallint[]) and c.indicator = any (v_indicators);
end $$;

-- All rows as one value: an answer of rows ends at a thousand, and takes three times as long to read.
create function public.indicator_cells(p_nodes text[], p_years integer[], p_quarters boolean default false, p_indicator text default null, p_view text default 'unit') returns json
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return (select coalesce(json_agg(r), '[]') from private.cell_rows(p_nodes, p_years, p_quarters, p_indicator, p_view) r);
end $$;
comment on function public.indicator_cells(text[], integer[], boolean, text, text) is
	'Sums per organisation, year and quarter (0: the whole year), of one indicator or all: own organisations as they are now, others as published. Hidden ones carry the reason and no number; a missing row means no data.';

create function private.filtered_rows(p_nodes text[], p_years integer[], p_filters jsonb)
returns table (node_id text, year smallint, indicator text, n integer, met integer, eligible integer, matured integer, answered integer,
	total double precision, squares double precision, mask text, own boolean)
language plpgsql stable security definer set search_path = '' as $$
declare
	v_dimensions text[] := array(select k from jsonb_object_keys(p_filters) k order by k);
	v_own text[] := '{}';
begin
	if cardinality(v_dimensions) not in (1, 2) then raise exception 'one_or_two_filters' using errcode = 'PT422'; end if;
	if auth.uid() is not null then
		-- The nation is asked of the publication by everyone: there it costs nothing.
		v_own := array(select id from private.own_subtree() id where id = any (p_nodes) and id <> 'nation');
	end if;
	return query
		select o.id, f.year, f.indicator, f.n, f.met, f.eligible, f.matured, f.answered, f.total, f.squares, f.mask, true
		from unnest(v_own) o (id) cross join unnest(p_years) y (year)
		cross join lateral private.own_filtered(o.id, y.year, v_dimensions) f
		where f.dimension_a = v_dimensions[1] and f.value_a = p_filters ->> v_dimensions[1]
			and f.dimension_b = coalesce(v_dimensions[2], '') and f.value_b = coalesce(p_filters ->> v_dimensions[2], '')
		union all
		select 'nation', f.year, f.indicator, f.n, f.met, f.eligible, f.matured, f.answered, f.total, f.squares, f.mask, false
		from public.published_filter f
		where 'nation' = any (p_nodes) and f.year = any (p_years)
			and f.dimension_a = v_dimensions[1] and f.value_a = p_filters ->> v_dimensions[1]
			and f.dimension_b = coalesce(v_dimensions[2], '') and f.value_b = coalesce(p_filters ->> v_dimensions[2], '');
end $$;

create function public.indicator_filtered(p_nodes text[], p_years integer[], p_filters jsonb) returns json
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return (select coalesce(json_agg(r), '[]') from private.filtered_rows(p_nodes, p_years, p_filters) r);
end $$;
comment on function public.indicator_filtered(text[], integer[], jsonb) is
	'Sums per year among the values of one or two of age_band, diagnosis_group, phase, service_level and sex: own organisations as they are now, and the nation as published. Other organisations are left out. Error: one_or_two_filters (PT422).';

-- In plpgsql, which keeps its plan: a function in SQL is planned at every call.
create function public.indicator_units(p_indicator text, p_year integer) returns json
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return (select coalesce(json_agg(r), '[]') from (
		select c.node_id as unit_id, c.n, c.met, c.matured, c.answered, c.eligible, c.total, c.squares, c.median, c.median_lower, c.median_upper, c.expected, c.mask
		from public.published_cell c
		where c.indicator = p_indicator and c.year = p_year and c.quarter = 0 and c.view = 'unit' and c.node_id like 'unit-%') r);
end $$;
comment on function public.indicator_units(text, integer) is 'The published numbers of all units for one indicator and year; hidden ones with the reason and no number.';

-- What every page of numbers asks first, in one question: no organisation is in it.
drop function public.registry_years();
create function public.indicator_frame() returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return jsonb_build_object(
		'years', (select coalesce(jsonb_agg(y.year order by y.year), '[]') from private.fact_year y
			where exists (select from private.cell c where c.year = y.year and c.view = 'unit' and c.n > 0)),
		'published', (select coalesce(jsonb_agg(jsonb_build_object('year', p.year, 'at', p.published_at) order by p.year), '[]') from public.publication p),
		'definitions', (select jsonb_agg(to_jsonb(d) order by d.position, d.version) from public.indicator_definition d));
end $$;
comment on function public.indicator_frame() is
	'Years with completed courses, when the numbers of each year were published last, and every version of every definition.';

revoke execute on function private.guard(private.guarded[], integer), private.added_cells(text[], integer[], boolean, text[]), private.added_expected(text[], integer[], text[]),
	private.added_coverage(text[], integer[]), private.own_cells(text[], text[], integer[], boolean, text), private.own_filtered(text, integer, text[]), private.cell_rows(text[], integer[], boolean, text, text), private.filtered_rows(text[], integer[], jsonb),
	public.indicator_cells(text[], integer[], boolean, text, text), public.indicator_filtered(text[], integer[], jsonb), public.indicator_units(text, integer), public.indicator_frame() from public, anon, authenticated;
-- Called by the two that stand before them.
grant execute on function public.indicator_cells(text[], integer[], boolean, text, text), public.indicator_filtered(text[], integer[], jsonb), public.indicator_units(text, integer),
	public.indicator_frame() to anon, authenticated;
