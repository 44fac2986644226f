-- Indicator definitions (versioned data) and the functions that give aggregates, masked here and nowhere else.

create table public.indicator_definition (
	id text not null,
	version smallint not null,
	valid_from date not null,
	valid_to date check (valid_to > valid_from),
	position smallint not null,
	level text not null check (level in ('outcome', 'process', 'experience', 'use')),
	better text not null check (better in ('higher', 'lower')),
	green double precision,
	yellow double precision,
	threshold_source text not null,
	minimum_n_public smallint not null default 10,
	minimum_n_own smallint not null default 5,
	matures_after_days smallint not null default 0,
	primary key (id, version)
);
comment on table public.indicator_definition is
	'What each indicator means and how it is judged, by version; the texts stand in the message files under indicator_<id>.';
comment on column public.indicator_definition.matures_after_days is 'A course counts when this many days have passed since its end.';

insert into public.indicator_definition (id, version, valid_from, position, level, better, green, yellow, threshold_source, matures_after_days) values
	('function_improved', 1, '2020-01-01', 1, 'outcome', 'higher', 0.60, 0.45, 'proposal', 0),
	('goals_attained', 1, '2020-01-01', 2, 'outcome', 'higher', 0.60, 0.45, 'proposal', 0),
	('work_m12', 1, '2020-01-01', 3, 'outcome', 'higher', 0.60, 0.45, 'work_directed_units', 365),
	('function_paired', 1, '2020-01-01', 4, 'process', 'higher', 0.80, 0.60, 'proposal', 0),
	('followup_m12_done', 1, '2020-01-01', 5, 'process', 'higher', 0.80, 0.60, 'proposal', 365),
	('patient_satisfied', 1, '2020-01-01', 6, 'experience', 'higher', 0.90, 0.75, 'proposal', 0);

alter table public.indicator_definition enable row level security;
create policy "anyone may read the definitions" on public.indicator_definition for select to anon, authenticated using (true);
revoke all on public.indicator_definition from anon, authenticated;
grant select on public.indicator_definition to anon, authenticated;
grant select on public.indicator_definition to service_role;

-- Numerators and denominators of every unit: the one place that counts facts.
create view private.unit_indicator as
	select f.unit_id, f.year, v.indicator,
		count(*) filter (where v.met)::integer as numerator,
		count(*)::integer as denominator,
		case when bool_or(v.answered is not null) then (count(*) filter (where v.answered))::integer end as answered
	from public.course_fact f
	cross join lateral (values
		('function_improved', f.function_improved, null, null),
		('goals_attained', f.goals_attained, null, null),
		('work_m12', f.work_m12, f.work_m12_answered, f.m12_matures_on),
		('function_paired', f.function_paired, null, null),
		('followup_m12_done', f.followup_m12_done, null, f.m12_matures_on),
		('patient_satisfied', f.patient_satisfied, null, null)
	) v (indicator, met, answered, matures_on)
	where v.met is not null
		and (v.matures_on is null or v.matures_on <= (now() at time zone 'Europe/Oslo')::date)
	group by f.unit_id, f.year, v.indicator;
comment on view private.unit_indicator is 'Met, counted and answered per unit, year of the end date and indicator; only matured courses for 12-month indicators.';

-- What adds up to what. The nation does so twice: by region, and by county plus what lies directly under the regions.
create view private.organisation_sum as
	with part (whole_id, part_id) as (
		select o.parent_id, o.id from public.organisation o join public.organisation p on p.id = o.parent_id where p.kind <> 'nation'
		union
		select m.region_id, m.organisation_id from public.municipality m
		union
		select u.organisation_id, u.id from public.unit u
		union
		select um.municipality_id, um.unit_id from public.unit_municipality um
	)
	select w.id as sum_id, w.id as whole_id, part.part_id,
		case w.kind when 'region' then 3 when 'county' then 2 when 'trust' then 2 else 1 end as height
	from part join public.organisation w on w.id = part.whole_id and w.kind <> 'nation'
	union all
	select 'nation by region', n.id, o.id, 4 from public.organisation n join public.organisation o on o.parent_id = n.id and o.kind = 'region' where n.kind = 'nation'
	union all
	select 'nation by county', n.id, o.id, 4
	from public.organisation n
	cross join public.organisation o
	left join public.organisation p on p.id = o.parent_id
	where n.kind = 'nation' and (o.kind = 'county' or p.kind = 'region');
comment on view private.organisation_sum is 'Every sum that a reader can check by subtraction: whole = its parts. height orders them from institutions up to the nation.';

create type private.cell as (
	node_id text, year smallint, indicator text, numerator integer, denominator integer, answered integer,
	minimum integer, remainder integer, reason text
);

-- Which cells may be shown, for every organisation and unit at once. First those under the minimum are masked. Then,
-- until nothing changes: whatever is masked in a sum must not follow from the rest of it. So the masked parts of a shown
-- whole together reach the minimum, also when the leader of the largest of them subtracts the own number; and a masked
-- whole has a masked part. Where a sum breaks this, its smallest shown part is masked too, or the whole when none is left.
-- Lower sums go first, because what they mask often mends the higher ones.
create function private.cells(p_own boolean, p_years integer[] default null)
returns setof private.cell
language plpgsql stable security definer set search_path = '' as $$
declare
	v_cells private.cell[];
	v_found private.cell[];
begin
	with current as (
		select distinct on (d.id) d.id, d.minimum_n_public, d.minimum_n_own from public.indicator_definition d order by d.id, d.version desc
	),
	total as (
		select ou.organisation_id, ui.year, ui.indicator,
			sum(ui.numerator)::integer as numerator, sum(ui.denominator)::integer as denominator, sum(ui.answered)::integer as answered
		from private.unit_indicator ui join public.organisation_unit ou on ou.unit_id = ui.unit_id
		where p_years is null or ui.year = any (p_years)
		group by ou.organisation_id, ui.year, ui.indicator
	)
	select array_agg(row(t.organisation_id, t.year, t.indicator, t.numerator, t.denominator, t.answered, l.minimum, l.remainder,
		case when t.denominator < l.minimum then 'few' end)::private.cell)
	into v_cells
	from total t
	join current c on c.id = t.indicator
	cross join lateral (select
		case when p_own then c.minimum_n_own else c.minimum_n_public end as minimum,
		case when p_own then 1 else c.minimum_n_own end as remainder) l;

	loop
		with cell as materialized (select * from unnest(v_cells)),
		broken as (
			select s.sum_id, s.whole_id, s.height, w.year, w.indicator, min(s.height) over (partition by w.year, w.indicator) as lowest
			from private.organisation_sum s
			join cell w on w.node_id = s.whole_id
			join cell p on p.node_id = s.part_id and p.year = w.year and p.indicator = w.indicator
			group by s.sum_id, s.whole_id, s.height, w.year, w.indicator, w.denominator, w.minimum, w.remainder, w.reason
			having case
				when w.reason is not null then count(p.reason) = 0
				else (count(p.reason) > 0 and (
						sum(p.denominator) filter (where p.reason is not null) < w.minimum
						or sum(p.denominator) filter (where p.reason is not null) - max(p.denominator) filter (where p.reason is not null) < w.remainder))
					-- Parts that overlap (units of several municipalities): the difference of two shown numbers counts as well.
					or bool_or(p.reason is null and w.denominator - p.denominator between 1 and w.minimum - 1)
			end
		),
		found as (
			select distinct on (b.sum_id, b.year, b.indicator) coalesce(c.node_id, b.whole_id) as node_id, b.year, b.indicator
			from broken b
			join private.organisation_sum s on s.sum_id = b.sum_id
			left join cell c on c.node_id = s.part_id and c.year = b.year and c.indicator = b.indicator and c.reason is null
			where b.height = b.lowest
			order by b.sum_id, b.year, b.indicator, c.denominator, c.node_id
		)
		select array_agg(distinct row(f.node_id, f.year, f.indicator, null, null, null, null, null, 'secondary')::private.cell)
		into v_found from found f;

		-- Years and indicators in which every sum holds are finished; the others take another turn.
		return query select c.* from unnest(v_cells) c
			where not exists (select from unnest(v_found) f where f.year = c.year and f.indicator = c.indicator);
		exit when v_found is null;
		select array_agg(row(c.node_id, c.year, c.indicator, c.numerator, c.denominator, c.answered, c.minimum, c.remainder,
			coalesce(c.reason, f.reason))::private.cell)
		into v_cells
		from unnest(v_cells) c
		left join unnest(v_found) f on f.node_id = c.node_id and f.year = c.year and f.indicator = c.indicator
		where exists (select from unnest(v_found) g where g.year = c.year and g.indicator = c.indicator);
	end loop;
end $$;
comment on function private.cells(boolean, integer[]) is
	'Counts of every organisation and unit with the reason why not to show them; p_own: with the minimum inside the own organisation.';

-- Cells are kept until a fact of their year changes or a day has passed (12-month courses mature by the day), so that a
-- page reads rows instead of counting courses.
create table private.kept_year (
	own boolean not null,
	year smallint not null,
	version bigint not null,
	counted_on date not null,
	primary key (own, year)
);
create table private.kept_cell (
	own boolean not null,
	node_id text not null,
	year smallint not null,
	indicator text not null,
	numerator integer not null,
	denominator integer not null,
	answered integer,
	reason text,
	primary key (own, node_id, year, indicator)
);
comment on table private.kept_year is 'Which version of a year''s facts its kept cells were counted from, and when.';
comment on table private.kept_cell is 'Cells as private.cells() counted and masked them.';

create function private.stale_years(p_own boolean, p_years integer[]) returns integer[]
language sql stable security definer set search_path = '' as $$
	select array_agg(f.year::integer order by f.year)
	from private.fact_year f
	left join private.kept_year k on k.own = p_own and k.year = f.year
	where (p_years is null or f.year = any (p_years))
		and (k.version is distinct from f.version or k.counted_on is distinct from (now() at time zone 'Europe/Oslo')::date);
$$;

create function private.kept_cells(p_own boolean, p_years integer[] default null)
returns setof private.kept_cell
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_stale integer[] := private.stale_years(p_own, p_years);
begin
	if v_stale is not null then
		-- One at a time; who waited finds it done.
		perform pg_advisory_xact_lock(hashtext('private.kept_cells'));
		v_stale := private.stale_years(p_own, p_years);
	end if;
	if v_stale is not null then
		-- The version first: facts that arrive while counting make these cells stale, never wrongly fresh.
		insert into private.kept_year as k (own, year, version, counted_on)
			select p_own, f.year, f.version, (now() at time zone 'Europe/Oslo')::date from private.fact_year f where f.year = any (v_stale)
			on conflict (own, year) do update set version = excluded.version, counted_on = excluded.counted_on;
		delete from private.kept_cell k where k.own = p_own and k.year = any (v_stale);
		insert into private.kept_cell
			select p_own, c.node_id, c.year, c.indicator, c.numerator, c.denominator, c.answered, c.reason from private.cells(p_own, v_stale) c;
	end if;
	return query select k.* from private.kept_cell k where k.own = p_own and (p_years is null or k.year = any (p_years));
end $$;
comment on function private.kept_cells(boolean, integer[]) is 'private.cells() without counting what has not changed.';

create function public.indicator_counts(p_organisations text[], p_years integer[] default null)
returns table (organisation_id text, year integer, indicator text, numerator integer, denominator integer, answered integer, mask text)
language sql volatile security definer set search_path = '' as $$
	with own as materialized (select id from private.own_subtree() id),
	wanted as materialized (select distinct w.id, w.id in (select own.id from own) as is_own from unnest(p_organisations) w (id)),
	cell as (
		select c.* from private.kept_cells(true, p_years) c join wanted w on w.id = c.node_id and w.is_own
			where exists (select from wanted x where x.is_own)
		union all
		select c.* from private.kept_cells(false, p_years) c join wanted w on w.id = c.node_id and not w.is_own
			where exists (select from wanted x where not x.is_own)
	)
	select c.node_id, c.year::integer, c.indicator,
		case when c.reason is null then c.numerator end,
		case when c.reason is null then c.denominator end,
		case when c.reason is null then c.answered end,
		c.reason
	from cell c;
$$;
comment on function public.indicator_counts(text[], integer[]) is
	'Numerator, denominator and answered per organisation, year and indicator, as the caller may see them; masked cells carry the reason and no number. A missing row means no data.';

create function public.published_units(p_indicator text, p_year integer)
returns table (unit_id text, numerator integer, denominator integer, answered integer)
language sql volatile security definer set search_path = '' as $$
	select c.node_id, c.numerator, c.denominator, c.answered
	from private.kept_cells(false, array[p_year]) c join public.unit u on u.id = c.node_id
	where c.indicator = p_indicator and c.reason is null;
$$;
comment on function public.published_units(text, integer) is 'Units with enough observations to be shown to anyone.';

create function public.registry_years() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_agg(distinct f.year order by f.year), '[]') from public.course_fact f;
$$;
comment on function public.registry_years() is 'Years with completed courses.';

-- Before and after, per instrument and service level: for an own organisation or the nation.
create function public.effect_rows(p_organisation text, p_year integer default null)
returns table (instrument text, service_level text, n integer, mean_start double precision, mean_end double precision,
	mean_change double precision, sd_start double precision, sd_change double precision, improved integer, worsened integer, mask text)
language sql stable security definer set search_path = '' as $$
	with own as materialized (select id from private.own_subtree() id),
	allowed as materialized (
		select p_organisation in (select id from own) as is_own,
			auth.uid() is not null and (p_organisation = 'nation' or p_organisation in (select id from own)) as is_allowed,
			case when p_organisation in (select id from own) then 5 else 10 end as minimum
	),
	-- The units of the organisation; for a unit also its sisters, which could be told from it by subtraction.
	scope as materialized (
		select ou.unit_id, ou.unit_id = p_organisation or p_organisation not like 'unit-%' as inside
		from public.organisation_unit ou
		where (select is_allowed from allowed) and ou.organisation_id in (
			select p_organisation union all select u.organisation_id from public.unit u where u.id = p_organisation)
		group by ou.unit_id
	),
	pairs as materialized (
		select f.unit_id, sc.inside, f.year, f.instrument, f.service_level, f.value_start as v0, f.value_end as v1, f.gain, f.improved, f.worsened,
			f.unit_id in (select id from own) as is_own
		from scope sc
		join public.course_change f on f.unit_id = sc.unit_id
	),
	-- Per year and, with year null, for all years.
	grouped as (
		select p.instrument, p.service_level, p.year, count(*)::integer as n, avg(p.v0) as mean_start, avg(p.v1) as mean_end, avg(p.gain) as mean_change,
			stddev_samp(p.v0) as sd_start, stddev_samp(p.gain) as sd_change,
			count(*) filter (where p.improved)::integer as improved, count(*) filter (where p.worsened)::integer as worsened,
			bool_or(p.improved is not null) as has_threshold,
			count(*) filter (where not p.is_own)::integer as n_others
		from pairs p where p.inside
		group by grouping sets ((p.instrument, p.service_level, p.year), (p.instrument, p.service_level))
	),
	sisters as (
		select p.unit_id, p.instrument, p.service_level, p.year, count(*)::integer as n
		from pairs p where exists (select from scope x where not x.inside)
		group by grouping sets ((p.unit_id, p.instrument, p.service_level, p.year), (p.unit_id, p.instrument, p.service_level))
	),
	first as (
		select g.*, a.minimum, case
			when g.n < a.minimum then 'few'
			when a.is_own and exists (
				-- The sisters with too few would follow from the sum of the organisation: the smallest shown one steps back.
				select from sisters x
				where x.instrument = g.instrument and x.service_level = g.service_level and x.year is not distinct from g.year
				having sum(x.n) filter (where x.n < a.minimum) between 1 and a.minimum - 1
					and (array_agg(x.unit_id order by x.n, x.unit_id) filter (where x.n >= a.minimum))[1] = p_organisation
			) then 'secondary'
			-- The caller knows the own part: what remains of the nation must be enough to hide others in.
			when not a.is_own and g.n_others between 1 and a.minimum - 1 then 'secondary'
		end as mask
		from grouped g cross join allowed a
	),
	judged as (
		select f.*, coalesce(f.mask, case
			-- The years with too few would follow from all years: the smallest shown year steps back.
			when f.year is not null
				and sum(f.n) filter (where f.mask is not null and f.year is not null) over (partition by f.instrument, f.service_level) between 1 and f.minimum - 1
				and row_number() over (partition by f.instrument, f.service_level, f.mask is null, f.year is null order by f.n, f.year) = 1
			then 'secondary' end) as reason
		from first f
	)
	select j.instrument, j.service_level,
		case when j.reason is null then j.n end,
		case when j.reason is null then j.mean_start::float8 end,
		case when j.reason is null then j.mean_end::float8 end,
		case when j.reason is null then j.mean_change::float8 end,
		case when j.reason is null then j.sd_start::float8 end,
		case when j.reason is null then j.sd_change::float8 end,
		case when j.reason is null and j.has_threshold then j.improved end,
		case when j.reason is null and j.has_threshold then j.worsened end,
		j.reason
	from judged j
	where j.year is not distinct from p_year::smallint;
$$;
comment on function public.effect_rows(text, integer) is
	'Paired measurements at start and end summed per instrument and service level. mean_change is in the better direction; improved and worsened are null for instruments without a threshold.';

revoke execute on function private.cells(boolean, integer[]), private.stale_years(boolean, integer[]), private.kept_cells(boolean, integer[]), public.indicator_counts(text[], integer[]), public.published_units(text, integer), public.registry_years(), public.effect_rows(text, integer) from public, anon, authenticated;
grant execute on function public.indicator_counts(text[], integer[]), public.published_units(text, integer), public.registry_years() to anon, authenticated;
grant execute on function public.effect_rows(text, integer) to authenticated;
