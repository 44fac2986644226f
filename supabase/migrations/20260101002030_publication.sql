-- What is shown to whom. Readers of an organisation's own numbers add up its cells as they are, with the minimum inside the
-- own organisation. Everyone else reads the publication: all numbers of a year, counted and protected together once a day,
-- so that no two of them give away a third, neither among themselves nor from one save to the next.

-- Which places add up to which node: by the treating unit, and by the municipality in which the person lives.
create table private.node_place (
	view text not null check (view in ('unit', 'residence')),
	node_id text not null,
	place_id text not null,
	primary key (view, node_id, place_id)
);
comment on table private.node_place is 'Every sum that is shown: a node is the sum of its places. Units are kept by trigger; municipalities come with the reference data.';
create index node_place_place_idx on private.node_place (view, place_id);

insert into private.node_place (view, node_id, place_id)
	select 'residence', n.node_id, m.organisation_id
	from public.municipality m join public.organisation o on o.id = m.organisation_id
	cross join lateral (values (m.organisation_id), (o.parent_id), (m.trust_id), (m.region_id), ('nation'),
		('kostra-' || m.kostra_group), ('centrality-' || m.centrality_class)) n (node_id)
	where n.node_id is not null;

create function private.place_unit(p_unit text) returns void
language sql volatile security definer set search_path = '' as $$
	delete from private.node_place np where np.view = 'unit' and np.place_id = p_unit;
	insert into private.node_place (view, node_id, place_id)
		select 'unit', ou.organisation_id, ou.unit_id from public.organisation_unit ou where ou.unit_id = p_unit
		union
		select 'unit', g.node_id, u.id
		from public.unit u join public.municipality m on m.organisation_id = u.organisation_id
		cross join lateral (values ('kostra-' || m.kostra_group), ('centrality-' || m.centrality_class)) g (node_id)
		where u.id = p_unit;
$$;
select private.place_unit(u.id) from public.unit u;

create or replace function private.on_unit_change() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_unit text;
begin
	if tg_table_name = 'unit' then v_unit := new.id;
	elsif tg_op = 'DELETE' then v_unit := old.unit_id;
	else v_unit := new.unit_id;
	end if;
	perform private.refresh_organisation_unit(v_unit);
	perform private.place_unit(v_unit);
	return null;
end $$;
revoke execute on function private.place_unit(text) from public;

create or replace view public.organisation_node with (security_invoker = true) as
	select id, kind, name, parent_id from public.organisation
	union all
	select id, 'unit', name, organisation_id from public.unit where active
	union all
	select distinct 'kostra-' || kostra_group, 'kostra', kostra_group, 'nation' from public.municipality
	union all
	select distinct 'centrality-' || centrality_class, 'centrality', centrality_class::text, 'nation' from public.municipality;
comment on view public.organisation_node is 'Everything that a number is shown for: organisations, active units, and the groups of similar municipalities.';

create table public.published_cell (
	view text not null check (view in ('unit', 'residence')),
	node_id text not null,
	year smallint not null,
	quarter smallint not null check (quarter between 0 and 4),
	indicator text not null,
	n integer,
	met integer,
	eligible integer,
	matured integer,
	answered integer,
	total double precision,
	squares double precision,
	median double precision,
	median_lower double precision,
	median_upper double precision,
	expected double precision,
	mask text check (mask in ('coverage', 'few', 'secondary')),
	primary key (view, node_id, year, quarter, indicator),
	constraint a_masked_cell_has_no_number check (mask is null or (n is null and met is null and eligible is null and matured is null
		and answered is null and total is null and squares is null and median is null and median_lower is null and median_upper is null and expected is null))
);
comment on table public.published_cell is 'The published numbers: quarter 0 is the whole year. What must be hidden is hidden here already.';
create index published_cell_funnel_idx on public.published_cell (indicator, year, quarter, view);

-- The nation by one or two of sex, age, diagnosis, level and phase.
create table public.published_filter (
	year smallint not null,
	indicator text not null,
	dimension_a text not null,
	value_a text not null,
	dimension_b text not null default '',
	value_b text not null default '',
	n integer,
	met integer,
	eligible integer,
	matured integer,
	answered integer,
	total double precision,
	squares double precision,
	mask text check (mask in ('few', 'secondary')),
	primary key (year, dimension_a, value_a, dimension_b, value_b, indicator),
	constraint a_masked_cell_has_no_number check (mask is null or (n is null and met is null and eligible is null and matured is null
		and answered is null and total is null and squares is null))
);
comment on table public.published_filter is 'The nation''s published numbers among women, among those of 60-69 years with stroke, and so on. Dimensions in the order of the alphabet.';

create table public.publication (
	year smallint primary key,
	version bigint not null,
	published_at timestamptz not null default now()
);
comment on table public.publication is 'When each year''s numbers were published last, and from which version of the facts.';

create table private.unit_expected (
	unit_id text not null,
	year smallint not null,
	indicator text not null,
	n integer not null,
	expected double precision not null,
	primary key (unit_id, year, indicator)
);
comment on table private.unit_expected is 'What the unit''s courses would have come to with the nation''s results for persons like them, by the frozen model of the year; n: of how many courses.';

alter table public.published_cell enable row level security;
alter table public.published_filter enable row level security;
alter table public.publication enable row level security;
create policy "anyone may read the published numbers" on public.published_cell for select to anon, authenticated using (true);
create policy "anyone may read the published numbers" on public.published_filter for select to anon, authenticated using (true);
create policy "anyone may read when numbers were published" on public.publication for select to anon, authenticated using (true);
revoke all on public.published_cell, public.published_filter, public.publication from anon, authenticated;
grant select on public.published_cell, public.published_filter, public.publication to anon, authenticated, service_role;

-- Facts as they count today: an indicator that asks later is null until the course is old enough.
do $build$
declare
	v_columns text;
	v_counted constant text[] := private.counted_indicators();
	v_sums text := '';
	v_rows text := '';
	v_counts text := '';
	v_largest text := '';
	v_largest_rows text := '';
	v_id text;
begin
	select string_agg(case
			when a.attname in ('function_kept_m12', 'work_m12', 'work_m12_sustained', 'work_ability_change', 'followup_m12_done')
				then format('case when f.m12_matured then f.%1$I end as %1$I', a.attname)
			when a.attname = 'followup_planned' then 'case when f.m3_matured then f.followup_planned end as followup_planned'
			else format('f.%I', a.attname) end, ', ' order by a.attnum)
		into v_columns from pg_catalog.pg_attribute a where a.attrelid = 'public.course_fact'::regclass and a.attnum > 0;
	-- What is asked of all who live, and known to be asked before it is time.
	v_columns := v_columns || ', f.followup_m12_done is not null as followup_m12_done_eligible';
	execute 'create view private.ripe_fact with (security_invoker = true) as select ' || v_columns || ' from public.course_fact f';

	-- How many courses of each indicator every unit has from every municipality: who hides in whom.
	execute format($view$
		create view private.atom with (security_invoker = true) as
			select f.year, f.unit_id, f.residence_municipality_id as municipality_id, jsonb_strip_nulls(jsonb_build_object(%s)) as counts
			from private.ripe_fact f group by f.year, f.unit_id, f.residence_municipality_id $view$,
		(select string_agg(format('%L, nullif(count(f.%I), 0)', id, id), ', ') from unnest(v_counted) id));

	-- The nation by one or two dimensions, every indicator at once.
	foreach v_id in array v_counted loop
		continue when v_id in ('waiting_days', 'length_days', 'contacts', 'coverage', 'per_1000');
		v_sums := v_sums || format(', count(f.%1$I)::integer as %1$s_n', v_id)
			|| case when v_id = 'work_ability_change' then
				', coalesce(sum(f.work_ability_change), 0) as work_ability_change_total, coalesce(sum(f.work_ability_change * f.work_ability_change), 0) as work_ability_change_squares'
				else format(', (count(*) filter (where f.%1$I))::integer as %1$s_met', v_id) end
			|| case
				when v_id in ('function_kept_m12', 'work_ability_change', 'followup_m12_done') then
					format(', (count(*) filter (where f.%1$s_eligible))::integer as %1$s_eligible, (count(*) filter (where f.%1$s_eligible and f.m12_matured))::integer as %1$s_matured, count(f.%1$I)::integer as %1$s_answered', v_id)
				when v_id in ('work_m12', 'work_m12_sustained') then
					format(', count(f.%1$s_answered)::integer as %1$s_eligible, count(f.%1$I)::integer as %1$s_matured, (count(*) filter (where f.%1$I is not null and f.%1$s_answered))::integer as %1$s_answered', v_id)
				else '' end;
		v_rows := v_rows || case when v_rows = '' then '' else ', ' end || format('(%L, w.%s_n, %s, %s, %s)', v_id, v_id,
			case when v_id = 'work_ability_change' then '0' else format('w.%s_met', v_id) end,
			case when v_id in ('function_kept_m12', 'work_ability_change', 'work_m12', 'work_m12_sustained', 'followup_m12_done')
				then format('w.%1$s_eligible, w.%1$s_matured, w.%1$s_answered', v_id) else '0, 0, 0' end,
			case when v_id = 'work_ability_change' then 'w.work_ability_change_total, w.work_ability_change_squares' else '0::double precision, 0::double precision' end);
	end loop;
	-- The largest part that one unit has in each of them: its leader knows it.
	select string_agg(format(', count(f.%1$I)::integer as %1$s_n', id), ''), string_agg(format(', max(u.%1$s_n) as %1$s_largest', id), ''), string_agg(format('(%1$L, w.%1$s_largest)', id), ', ')
		into v_counts, v_largest, v_largest_rows
		from unnest(v_counted) id where id not in ('waiting_days', 'length_days', 'contacts', 'coverage', 'per_1000');
	execute format($view$
		create view private.filter_largest with (security_invoker = true) as
			select w.year, w.dimension_a, w.value_a, w.dimension_b, w.value_b, r.indicator, r.largest from (
				select u.year, u.dimension_a, u.value_a, u.dimension_b, u.value_b %2$s
				from (
					select f.year, d.dimension_a, d.value_a, d.dimension_b, d.value_b, f.unit_id %1$s
					from private.ripe_fact f
					cross join lateral (values
						('age_band', f.age_band, '', ''), ('diagnosis_group', f.diagnosis_group, '', ''), ('phase', f.phase, '', ''), ('service_level', f.service_level, '', ''), ('sex', f.sex, '', ''),
						('age_band', f.age_band, 'diagnosis_group', f.diagnosis_group), ('age_band', f.age_band, 'phase', f.phase), ('age_band', f.age_band, 'service_level', f.service_level), ('age_band', f.age_band, 'sex', f.sex),
						('diagnosis_group', f.diagnosis_group, 'phase', f.phase), ('diagnosis_group', f.diagnosis_group, 'service_level', f.service_level), ('diagnosis_group', f.diagnosis_group, 'sex', f.sex),
						('phase', f.phase, 'service_level', f.service_level), ('phase', f.phase, 'sex', f.sex), ('service_level', f.service_level, 'sex', f.sex)
					) d (dimension_a, value_a, dimension_b, value_b)
					group by f.year, d.dimension_a, d.value_a, d.dimension_b, d.value_b, f.unit_id
				) u group by u.year, u.dimension_a, u.value_a, u.dimension_b, u.value_b
			) w cross join lateral (values %3$s) r (indicator, largest) where r.largest > 0 $view$, v_counts, v_largest, v_largest_rows);
	execute format($function$
		create function private.filter_sums(p_year integer, p_units text[], p_dimensions text[])
		returns table (year smallint, dimension_a text, value_a text, dimension_b text, value_b text, indicator text, n integer, met integer,
			eligible integer, matured integer, answered integer, total double precision, squares double precision)
		language plpgsql stable security definer set search_path = '' set work_mem = '64MB' as $body$
		declare
			v_dimensions constant text[] := array['age_band', 'diagnosis_group', 'phase', 'service_level', 'sex'];
			v_sets text;
		begin
			-- Every single dimension and every pair among those asked for, of this list alone: no text from outside becomes SQL.
			select string_agg(format('(%%s)', s.columns), ', ') into v_sets from (
				select quote_ident(a) as columns from unnest(v_dimensions) a where a = any (p_dimensions)
				union all
				select quote_ident(a) || ', ' || quote_ident(b) from unnest(v_dimensions) a, unnest(v_dimensions) b
					where a < b and a = any (p_dimensions) and b = any (p_dimensions)) s;
			return query execute format($q$
				select w.year, d.a, d.value_a, coalesce(d.b, ''), coalesce(d.value_b, ''), r.indicator, r.n, r.met, r.eligible, r.matured, r.answered, r.total, r.squares
				from (
					select $1::smallint as year, %%s, grouping(%%s) as hidden %1$s
					from private.ripe_fact f
					where f.year = $1 and ($2 is null or f.unit_id = any ($2))
					group by grouping sets (%%s)
				) w
				cross join lateral (
					select k.keys[1] as a, k.texts[1] as value_a, k.keys[2] as b, k.texts[2] as value_b from (
						select array_agg(x.key order by x.key) as keys, array_agg(x.value order by x.key) as texts
						from jsonb_each_text(to_jsonb(w)) x where x.key = any ($3) and x.value is not null) k) d
				cross join lateral (values %2$s) r (indicator, n, met, eligible, matured, answered, total, squares)
				where r.n > 0 $q$,
				(select string_agg('f.' || quote_ident(a), ', ') from unnest(v_dimensions) a where a = any (p_dimensions)),
				(select string_agg('f.' || quote_ident(a), ', ') from unnest(v_dimensions) a where a = any (p_dimensions)), v_sets)
			using p_year, p_units, p_dimensions;
		end $body$ $function$, v_sums, v_rows);
end $build$;
comment on view private.ripe_fact is 'Fact rows with null where the course is not yet old enough for the indicator.';
comment on view private.atom is 'Courses in each indicator''s denominator, per year, unit and municipality of residence.';
comment on function private.filter_sums(integer, text[], text[]) is
	'Sums of a year''s facts, of some units or of all, by each of the dimensions and each pair of them (in the order of the alphabet). Medians and rates are not summed.';

-- Medians of nodes, with an interval from the ranks that the binomial distribution gives (normal approximation; Conover 1999, Practical Nonparametric Statistics, 3.2); null below six values, where 95 % cannot be reached.
create function private.medians(p_view text, p_years integer[], p_nodes text[], p_quarters boolean)
returns table (node_id text, year smallint, quarter smallint, indicator text, median double precision, lower double precision, upper double precision)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	-- By place, as the values are kept: an organisation's few units are found by key.
	v_places text[] := array(select distinct np.place_id from private.node_place np where np.view = p_view and (p_nodes is null or np.node_id = any (p_nodes)));
begin
	return query
	with counted as (
		select np.node_id, c.year, k.quarter, c.indicator, c.value, sum(c.n) as n
		from private.cell_value c join private.node_place np on np.view = c.view and np.place_id = c.place_id
		-- Of quarters that nobody asks for none is counted.
		cross join lateral unnest(case when p_quarters then array[0::smallint, c.quarter] else array[0::smallint] end) k (quarter)
		where c.view = p_view and c.place_id = any (v_places) and c.year = any (p_years) and (p_nodes is null or np.node_id = any (p_nodes)) and c.n > 0
		group by np.node_id, c.year, k.quarter, c.indicator, c.value
	),
	ranked as (
		select f.*, sum(f.n) over (partition by f.node_id, f.year, f.quarter, f.indicator order by f.value) as upto,
			sum(f.n) over (partition by f.node_id, f.year, f.quarter, f.indicator) as total
		from counted f
	),
	ranks as (
		select r.*, floor((r.total + 1) / 2.0) as low, ceil((r.total + 1) / 2.0) as high,
			floor(r.total / 2.0 - 0.98 * sqrt(r.total::float8)) as first, ceil(r.total / 2.0 + 0.98 * sqrt(r.total::float8)) + 1 as last
		from ranked r
	)
	select r.node_id, r.year, r.quarter, r.indicator,
		(min(r.value) filter (where r.upto >= r.low) + min(r.value) filter (where r.upto >= r.high)) / 2.0::float8,
		(case when max(r.total) >= 6 then min(r.value) filter (where r.upto >= greatest(r.first, 1)) end)::float8,
		(case when max(r.total) >= 6 then min(r.value) filter (where r.upto >= least(r.last, r.total)) end)::float8
	from ranks r group by r.node_id, r.year, r.quarter, r.indicator;
end $$;

-- The publication, in four questions of the job that does it: which years are due, what they hold, what must be hidden, done.

create function public.publication_due(p_at_once boolean default false) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_agg(y.year order by y.year), '[]')
	from private.fact_year y left join public.publication p on p.year = y.year
	where p.version is distinct from y.version
		and (p_at_once or p.year is null
			or (p.published_at at time zone 'Europe/Oslo')::date < (now() at time zone 'Europe/Oslo')::date);
$$;
comment on function public.publication_due(boolean) is
	'Years whose facts have changed since they were published, on an earlier day unless at once.';

create function public.publication_counts(p_year integer) returns jsonb
language sql stable security definer set search_path = '' set statement_timeout = '10min' as $$
	select jsonb_build_object(
		'version', (select y.version from private.fact_year y where y.year = p_year),
		'units', (select coalesce(jsonb_agg(jsonb_build_object('indicator', c.indicator, 'unit', c.place_id, 'quarters', c.quarters)), '[]') from (
			select c.indicator, c.place_id, jsonb_build_array(sum(c.n) filter (where c.quarter = 1), sum(c.n) filter (where c.quarter = 2), sum(c.n) filter (where c.quarter = 3), sum(c.n) filter (where c.quarter = 4)) as quarters
			from private.cell c where c.view = 'unit' and c.year = p_year and c.n > 0 group by c.indicator, c.place_id) c),
		'atoms', (select coalesce(jsonb_agg(jsonb_build_object('unit', a.unit_id, 'municipality', a.municipality_id, 'counts', a.counts)), '[]')
			from private.atom a where a.year = p_year));
$$;
comment on function public.publication_counts(integer) is 'What decides which numbers of a year may be shown: courses per indicator, unit and quarter, and per unit and municipality of residence.';

create function public.publication_nodes() returns jsonb
language sql stable security definer set search_path = '' as $$
	-- Who knows what: everyone who leads an organisation knows all that is below it.
	with recursive below (id, organisation_id) as (
		select o.id, o.id from public.organisation o where o.kind <> 'nation'
		union all
		select b.id, o.id from below b join public.organisation o on o.parent_id = b.organisation_id
	)
	select jsonb_build_object(
		'sums', (select jsonb_agg(jsonb_build_object('view', s.view, 'id', s.node_id, 'places', s.places)) from (
			select np.view, np.node_id, jsonb_agg(np.place_id) as places from private.node_place np group by np.view, np.node_id) s),
		'knowers', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'units', k.units)), '[]') from (
			select x.id, jsonb_agg(distinct x.unit_id) as units from (
				select b.id, u.id as unit_id from below b join public.unit u on u.organisation_id = b.organisation_id
				union
				select b.id, um.unit_id from below b join public.unit_municipality um on um.municipality_id = b.organisation_id
				union
				select u.id, u.id from public.unit u) x group by x.id) k));
$$;
comment on function public.publication_nodes() is 'The sums that are published, and who knows the exact numbers of which units.';

create function public.store_expected(p_year integer, p_rows jsonb) returns void
language sql volatile security definer set search_path = '' as $$
	delete from private.unit_expected e where e.year = p_year;
	insert into private.unit_expected (unit_id, year, indicator, n, expected)
		select r.unit_id, p_year, r.indicator, r.n, r.expected
		from jsonb_to_recordset(p_rows) r (unit_id text, indicator text, n integer, expected double precision);
$$;
comment on function public.store_expected(integer, jsonb) is 'Keeps what the units'' courses of a year were expected to come to, by the case-mix models.';

create function public.publish_year(p_year integer, p_version bigint, p_masks jsonb) returns void
language plpgsql volatile security definer set search_path = '' set statement_timeout = '10min' set work_mem = '64MB' set enable_nestloop = off as $$
begin
	-- Without nested loops: how many rows the steps give is guessed far too low, and each would be looked for among all.
	perform pg_advisory_xact_lock(hashtext('public.publish_year'));
	delete from public.published_cell c where c.year = p_year;
	with mask as materialized (
		select m.view, m.indicator, m.quarterly, x.node_id, x.reason
		from jsonb_to_recordset(p_masks) m (view text, indicator text, quarterly boolean, few jsonb, secondary jsonb)
		cross join lateral (
			select value as node_id, 'few' as reason from jsonb_array_elements_text(m.few)
			union all select value, 'secondary' from jsonb_array_elements_text(m.secondary)) x
	),
	added as (
		select np.view, np.node_id, coalesce(c.quarter, 0::smallint) as quarter, c.indicator, sum(c.n)::integer as n, sum(c.met)::integer as met,
			sum(c.eligible)::integer as eligible, sum(c.matured)::integer as matured, sum(c.answered)::integer as answered, sum(c.total) as total, sum(c.squares) as squares
		from private.cell c join private.node_place np on np.view = c.view and np.place_id = c.place_id
		where c.year = p_year and (c.view = 'unit' or c.indicator <> 'coverage')
		group by grouping sets ((np.view, np.node_id, c.quarter, c.indicator), (np.view, np.node_id, c.indicator))
		having sum(c.n) > 0
	),
	middle as materialized (
		select 'unit' as view, m.* from private.medians('unit', array[p_year], null, true) m
		union all
		select 'residence', m.* from private.medians('residence', array[p_year], null, true) m
	),
	-- Of the units that a count is reported for: how many of those courses are here.
	covered as (
		select np.node_id, sum(r.count)::integer as reported, sum(coalesce(c.n, 0))::integer as registered
		from public.reported_count r
		join private.node_place np on np.view = 'unit' and np.place_id = r.unit_id
		left join (select place_id, sum(x.n) as n from private.cell x where x.view = 'unit' and x.indicator = 'coverage' and x.year = p_year group by x.place_id) c on c.place_id = r.unit_id
		where r.year = p_year group by np.node_id
	),
	residents as (
		select np.node_id, sum(m.population_18_67) as people
		from private.node_place np join public.municipality m on m.organisation_id = np.place_id where np.view = 'residence' group by np.node_id
	),
	expected as (
		select np.node_id, e.indicator, sum(e.n) as n, sum(e.expected) as expected
		from private.unit_expected e join private.node_place np on np.view = 'unit' and np.place_id = e.unit_id
		where e.year = p_year group by np.node_id, e.indicator
	),
	judged as (
		select a.*, case when a.view = 'unit' and a.indicator <> 'coverage' and v.registered < 0.6 * v.reported then 'coverage' else k.reason end as mask,
			v.reported, v.registered, p.people, m.median, m.lower, m.upper,
			-- Only where the model had the very courses that are published.
			case when e.n = a.n and a.quarter = 0 and a.view = 'unit' then e.expected end as expected
		from added a
		left join mask k on k.view = a.view and k.indicator = a.indicator and k.quarterly = (a.quarter > 0) and k.node_id = a.node_id
		left join covered v on a.view = 'unit' and v.node_id = a.node_id
		left join residents p on a.view = 'residence' and a.indicator = 'per_1000' and p.node_id = a.node_id
		left join middle m on m.view = a.view and m.node_id = a.node_id and m.quarter = a.quarter and m.indicator = a.indicator
		left join expected e on e.node_id = a.node_id and e.indicator = a.indicator
	)
	insert into public.published_cell (view, node_id, year, quarter, indicator, n, met, eligible, matured, answered, total, squares, median, median_lower, median_upper, expected, mask)
	select j.view, j.node_id, p_year, j.quarter, j.indicator,
		case when j.mask is null then case when j.indicator = 'coverage' then j.reported else j.n end end,
		case when j.mask is null then case when j.indicator = 'coverage' then j.registered else j.met end end,
		case when j.mask is null then j.eligible end,
		case when j.mask is null then j.matured end,
		case when j.mask is null then j.answered end,
		case when j.mask is null then case when j.indicator = 'per_1000' then j.people else j.total end end,
		case when j.mask is null then j.squares end,
		case when j.mask is null then j.median end,
		case when j.mask is null then j.lower end,
		case when j.mask is null then j.upper end,
		case when j.mask is null then j.expected end,
		j.mask
	from judged j
	where (j.indicator <> 'coverage' or (j.reported is not null and j.quarter = 0)) and (j.view = 'unit' or j.quarter = 0)
		and (j.indicator <> 'per_1000' or j.view = 'residence')
	-- As they are read for a funnel: one indicator and period of all nodes together.
	order by j.indicator, j.quarter, j.view, j.node_id;
	-- Where the quarters of a node are hidden, so is that one of them had nobody.
	insert into public.published_cell (view, node_id, year, quarter, indicator, mask)
		select c.view, c.node_id, c.year, q.quarter, c.indicator, min(c.mask)
		from public.published_cell c cross join generate_series(1, 4) q (quarter)
		where c.year = p_year and c.quarter > 0 and c.mask is not null
		group by c.view, c.node_id, c.year, q.quarter, c.indicator
		on conflict do nothing;
	insert into public.publication as p (year, version) values (p_year, p_version)
		on conflict (year) do update set version = excluded.version, published_at = now();
end $$;
comment on function public.publish_year(integer, bigint, jsonb) is
	'Replaces the published numbers of a year: sums of all nodes, without those that the masks name (per view, indicator, and whole year or quarters).';

create function public.filter_counts(p_year integer) returns jsonb
language sql stable security definer set search_path = '' set statement_timeout = '10min' as $$
	select coalesce(jsonb_agg(to_jsonb(s) || jsonb_build_object('largest', l.largest)), '[]')
	from private.filter_sums(p_year, null, array['age_band', 'diagnosis_group', 'phase', 'service_level', 'sex']) s
	join private.filter_largest l using (year, dimension_a, value_a, dimension_b, value_b, indicator);
$$;
comment on function public.filter_counts(integer) is 'The nation''s sums of a year by one and two dimensions, with the largest part that one unit has in each; not yet protected.';

create function public.publish_filters(p_year integer, p_rows jsonb) returns void
language sql volatile security definer set search_path = '' set statement_timeout = '10min' as $$
	delete from public.published_filter f where f.year = p_year;
	insert into public.published_filter select r.* from jsonb_populate_recordset(null::public.published_filter, p_rows) r;
$$;
comment on function public.publish_filters(integer, jsonb) is 'Replaces the nation''s published numbers by dimensions; masked rows come without numbers.';

revoke execute on function private.filter_sums(integer, text[], text[]), private.medians(text, integer[], text[], boolean),
	public.publication_due(boolean), public.publication_counts(integer), public.publication_nodes(), public.store_expected(integer, jsonb),
	public.publish_year(integer, bigint, jsonb), public.filter_counts(integer), public.publish_filters(integer, jsonb) from public, anon, authenticated;
grant execute on function public.publication_due(boolean), public.publication_counts(integer), public.publication_nodes(), public.store_expected(integer, jsonb),
	public.publish_year(integer, bigint, jsonb), public.filter_counts(integer), public.publish_filters(integer, jsonb) to service_role;
