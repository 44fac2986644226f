-- Medians took a third of an overview of a registry of a million courses, and a third of its publication: every value was
-- sorted by the names of its organisation and indicator. Histograms now get the number of what they are added up to before
-- they are opened.
create or replace function private.medians(p_view text, p_years integer[], p_nodes text[], p_quarters boolean)
returns table (node_id text, year smallint, quarter smallint, indicator text, median double precision, lower double precision, upper double precision)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	-- By place, as the histograms are kept: an organisation's few units are found by key.
	v_places text[] := array(select distinct np.place_id from private.node_place np where np.view = p_view and (p_nodes is null or np.node_id = any (p_nodes)));
begin
	return query
	with part as (
		select np.node_id, h.year, case when k.by_quarter then h.quarter else 0::smallint end as quarter, h.indicator, h.values, h.counts
		from private.cell_histogram h join private.node_place np on np.view = h.view and np.place_id = h.place_id
		-- Of quarters that nobody asks for none is counted.
		join (values (false), (true)) k (by_quarter) on not k.by_quarter or p_quarters
		where h.view = p_view and h.place_id = any (v_places) and np.place_id = any (v_places) and h.year = any (p_years) and (p_nodes is null or np.node_id = any (p_nodes))
	),
	numbered as materialized (select p.*, (dense_rank() over (order by p.node_id, p.year, p.quarter, p.indicator))::integer as number from part p),
	counted as (
		select v.number, v.value, sum(v.n)::integer as n
		from (select p.number, unnest(p.values) as value, unnest(p.counts) as n from numbered p) v where v.n > 0 group by v.number, v.value
	),
	ranked as (
		select c.number, c.value,
			(sum(c.n) over (partition by c.number order by c.value rows unbounded preceding))::integer as upto,
			(sum(c.n) over (partition by c.number))::integer as total
		from counted c
	),
	ranks as (
		select r.*, floor(r.total / 2::float8 - 0.98 * sqrt(r.total::float8)) as first, ceil(r.total / 2::float8 + 0.98 * sqrt(r.total::float8)) + 1 as last
		from ranked r
	),
	found as (
		select r.number,
			(min(r.value) filter (where r.upto >= (r.total + 1) / 2) + min(r.value) filter (where r.upto >= (r.total + 2) / 2)) / 2::float8 as median,
			(case when max(r.total) >= 6 then min(r.value) filter (where r.upto >= greatest(r.first, 1)) end)::float8 as lower,
			(case when max(r.total) >= 6 then min(r.value) filter (where r.upto >= least(r.last, r.total)) end)::float8 as upper
		from ranks r group by r.number
	)
	select n.node_id, n.year, n.quarter, n.indicator, f.median, f.lower, f.upper
	from found f join (select distinct p.number, p.node_id, p.year, p.quarter, p.indicator from numbered p) n on n.number = f.number;
end $$;

-- What a funnel shows is put together when it is published: all units of one indicator and year, as one list a column. Six
-- hundred rows with every name beside every number were three quarters names, and grew with what is shown.
create table private.published_units (
	indicator text not null,
	year smallint not null,
	units json not null,
	primary key (indicator, year)
);
comment on table private.published_units is 'The published numbers of all units for one indicator and year, as they are given out: a list for each column.';

create function private.keep_units() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	delete from private.published_units u where u.year = new.year;
	insert into private.published_units (indicator, year, units)
		select c.indicator, c.year, json_build_object(
			'unit_id', json_agg(c.node_id order by c.node_id), 'n', json_agg(c.n order by c.node_id), 'met', json_agg(c.met order by c.node_id),
			'matured', json_agg(c.matured order by c.node_id), 'answered', json_agg(c.answered order by c.node_id), 'eligible', json_agg(c.eligible order by c.node_id),
			'total', json_agg(c.total order by c.node_id), 'squares', json_agg(c.squares order by c.node_id), 'median', json_agg(c.median order by c.node_id),
			'median_lower', json_agg(c.median_lower order by c.node_id), 'median_upper', json_agg(c.median_upper order by c.node_id),
			'expected', json_agg(c.expected order by c.node_id), 'mask', json_agg(c.mask order by c.node_id))
		from public.published_cell c
		where c.year = new.year and c.quarter = 0 and c.view = 'unit' and c.node_id like 'unit-%' group by c.indicator, c.year;
	return null;
end $$;
revoke execute on function private.keep_units() from public, anon, authenticated;
-- Its row is written last, in the transaction that wrote the numbers.
create trigger a_publication_keeps_its_units after insert or update on public.publication
	for each row execute function private.keep_units();
update public.publication set year = year;

create or replace function public.indicator_units(p_indicator text, p_year integer) returns json
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return coalesce((select u.units from private.published_units u where u.indicator = p_indicator and u.year = p_year), '{}');
end $$;
comment on function public.indicator_units(text, integer) is
	'The published numbers of all units for one indicator and year, a list for each column, units in the same order; hidden ones with the reason and no number.';

-- The node too: PostgreSQL 15 took this index for an overview, and read every organisation's numbers to keep five.
drop index public.published_cell_funnel_idx;
create index published_cell_funnel_idx on public.published_cell (indicator, year, quarter, view, node_id);
