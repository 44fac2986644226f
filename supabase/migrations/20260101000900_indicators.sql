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

create function private.minimum_n(p_indicator text, p_own boolean) returns integer
language sql stable security definer set search_path = '' as $$
	select case when p_own then d.minimum_n_own else d.minimum_n_public end
	from public.indicator_definition d where d.id = p_indicator order by d.version desc limit 1;
$$;

-- Numerators and denominators of every unit: the one place that counts facts.
create view private.unit_indicator as
	select f.unit_id, f.year, v.indicator,
		count(*) filter (where v.met)::integer as numerator,
		count(*)::integer as denominator,
		count(*) filter (where v.answered)::integer as answered
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

-- Which units may not be shown to somebody outside. First those with fewer than the minimum; then, where an
-- organisation would be left with a remainder under the minimum (so that it follows by subtraction), its smallest shown
-- unit as well. A second pass catches remainders that the first one made in an overlapping organisation.
create function private.public_masks() returns table (unit_id text, year smallint, indicator text, reason text)
language plpgsql stable security definer set search_path = '' as $$
begin
	return query
	with base as materialized (
		select ui.unit_id, ui.year, ui.indicator, ui.denominator, private_min.n as minimum, ui.denominator < private_min.n as few
		from private.unit_indicator ui
		join (select d.id, max(d.minimum_n_public) as n from public.indicator_definition d group by d.id) private_min on private_min.id = ui.indicator
	),
	remainder_1 as (
		select ou.organisation_id, b.year, b.indicator
		from base b join public.organisation_unit ou on ou.unit_id = b.unit_id
		group by ou.organisation_id, b.year, b.indicator, b.minimum
		having coalesce(sum(b.denominator) filter (where b.few), 0) between 1 and b.minimum - 1
	),
	second as materialized (
		select distinct on (r.organisation_id, b.year, b.indicator) b.unit_id, b.year, b.indicator
		from remainder_1 r
		join public.organisation_unit ou on ou.organisation_id = r.organisation_id
		join base b on b.unit_id = ou.unit_id and b.year = r.year and b.indicator = r.indicator and not b.few
		order by r.organisation_id, b.year, b.indicator, b.denominator, b.unit_id
	)
	select b.unit_id, b.year, b.indicator, 'few' from base b where b.few
	union
	select s.unit_id, s.year, s.indicator, 'secondary' from second s;
end $$;

create function public.indicator_counts(p_organisations text[], p_years integer[] default null)
returns table (organisation_id text, year integer, indicator text, numerator integer, denominator integer, answered integer, mask text)
language sql stable security definer set search_path = '' as $$
	with own as materialized (select id from private.own_subtree() id),
	masked as materialized (select * from private.public_masks()),
	per_organisation as (
		select ou.organisation_id, ui.year, ui.indicator,
			sum(ui.numerator)::integer as numerator, sum(ui.denominator)::integer as denominator, sum(ui.answered)::integer as answered,
			count(*) as units,
			count(*) filter (where mk.unit_id is not null) as masked_units,
			coalesce(sum(ui.denominator) filter (where mk.unit_id is not null), 0)::integer as masked_denominator
		from private.unit_indicator ui
		join public.organisation_unit ou on ou.unit_id = ui.unit_id
		left join masked mk on mk.unit_id = ui.unit_id and mk.year = ui.year and mk.indicator = ui.indicator
		where ou.organisation_id = any (p_organisations) and (p_years is null or ui.year = any (p_years))
		group by ou.organisation_id, ui.year, ui.indicator
	),
	judged as (
		select p.*,
			case
				when p.organisation_id in (select id from own) then
					case when p.denominator < private.minimum_n(p.indicator, true) then 'few' end
				when p.denominator < private.minimum_n(p.indicator, false) then 'few'
				-- Nothing in it may be shown alone, or what stays hidden in it is too little to hide.
				when p.masked_units = p.units and p.units = 1 then 'secondary'
				when p.masked_denominator between 1 and private.minimum_n(p.indicator, false) - 1 then 'secondary'
			end as mask
		from per_organisation p
	)
	select j.organisation_id, j.year::integer, j.indicator,
		case when j.mask is null then j.numerator end,
		case when j.mask is null then j.denominator end,
		case when j.mask is null then j.answered end,
		j.mask
	from judged j;
$$;
comment on function public.indicator_counts(text[], integer[]) is
	'Numerator, denominator and answered per organisation, year and indicator, as the caller may see them; masked cells carry the reason and no number. A missing row means no data.';

create function public.published_units(p_indicator text, p_year integer)
returns table (unit_id text, numerator integer, denominator integer, answered integer)
language sql stable security definer set search_path = '' as $$
	select ui.unit_id, ui.numerator, ui.denominator, ui.answered
	from private.unit_indicator ui
	where ui.indicator = p_indicator and ui.year = p_year
		and ui.denominator >= private.minimum_n(p_indicator, false)
		and not exists (select 1 from private.public_masks() k where k.unit_id = ui.unit_id and k.year = ui.year and k.indicator = ui.indicator);
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
	allowed as (
		select p_organisation in (select id from own) as is_own,
			auth.uid() is not null and (p_organisation = 'nation' or p_organisation in (select id from own)) as is_allowed
	),
	pairs as (
		select s.instrument, f.service_level, s.value as v0, e.value as v1,
			case when i.better = 'higher' then e.value - s.value else s.value - e.value end as gain,
			case when i.important_change is not null then private.important_improvement(s.instrument, s.value, e.value) end as improved,
			case when i.important_change is not null then private.important_improvement(s.instrument, e.value, s.value) end as worsened,
			f.unit_id in (select id from own) as is_own
		from public.course_fact f
		join public.measurement s on s.course_id = f.course_id and s.timepoint = 'start' and s.value is not null
		join public.measurement e on e.course_id = f.course_id and e.instrument = s.instrument and e.timepoint = 'end' and e.value is not null
		join public.instrument i on i.id = s.instrument and i.summarised
		where (select is_allowed from allowed)
			and f.unit_id in (select ou.unit_id from public.organisation_unit ou where ou.organisation_id = p_organisation)
			and (p_year is null or f.year = p_year)
	),
	grouped as (
		select p.instrument, p.service_level, count(*)::integer as n, avg(p.v0) as mean_start, avg(p.v1) as mean_end, avg(p.gain) as mean_change,
			stddev_samp(p.v0) as sd_start, stddev_samp(p.gain) as sd_change,
			count(*) filter (where p.improved)::integer as improved, count(*) filter (where p.worsened)::integer as worsened,
			bool_or(p.improved is not null) as has_threshold,
			count(*) filter (where not p.is_own)::integer as n_others
		from pairs p group by p.instrument, p.service_level
	),
	judged as (
		select g.*, case
			when (select is_own from allowed) then case when g.n < 5 then 'few' end
			when g.n < 10 then 'few'
			-- The caller knows the own part: what remains of the nation must be enough to hide others in.
			when g.n_others between 1 and 9 then 'secondary'
		end as mask
		from grouped g
	)
	select j.instrument, j.service_level,
		case when j.mask is null then j.n end,
		case when j.mask is null then j.mean_start::float8 end,
		case when j.mask is null then j.mean_end::float8 end,
		case when j.mask is null then j.mean_change::float8 end,
		case when j.mask is null then j.sd_start::float8 end,
		case when j.mask is null then j.sd_change::float8 end,
		case when j.mask is null and j.has_threshold then j.improved end,
		case when j.mask is null and j.has_threshold then j.worsened end,
		j.mask
	from judged j;
$$;
comment on function public.effect_rows(text, integer) is
	'Paired measurements at start and end summed per instrument and service level. mean_change is in the better direction; improved and worsened are null for instruments without a threshold.';

revoke execute on function private.minimum_n(text, boolean), private.public_masks(), public.indicator_counts(text[], integer[]), public.published_units(text, integer), public.registry_years(), public.effect_rows(text, integer) from public, anon, authenticated;
grant execute on function public.indicator_counts(text[], integer[]), public.published_units(text, integer), public.registry_years() to anon, authenticated;
grant execute on function public.effect_rows(text, integer) to authenticated;
