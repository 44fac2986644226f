-- IPLOS is reported in the official steps of need for assistance, not by a mean, which misleads over persons.

alter table public.instrument add column step_limits double precision[] check (array_length(step_limits, 1) = 2);
comment on column public.instrument.step_limits is
	'Upper limits of the first and the second of three steps, where a scale is reported in steps and never by a mean. Same as iplosStep in src/lib/domain/iplos.ts.';
update public.instrument set step_limits = '{2,3}' where id = 'iplos_adl';

create or replace view private.course_change_now with (security_invoker = true) as
	select c.id as course_id, s.instrument, c.unit_id, extract(year from c.end_date)::smallint as year, c.service_level,
		s.value as value_start, e.value as value_end,
		case when i.better = 'higher' then e.value - s.value else s.value - e.value end as gain,
		case when i.important_change is not null then private.important_improvement(s.instrument, s.value, e.value) end as improved,
		case when i.important_change is not null then private.important_improvement(s.instrument, e.value, s.value) end as worsened
	from public.course c
	join public.measurement s on s.course_id = c.id and s.timepoint = 'start' and s.value is not null
	join public.measurement e on e.course_id = c.id and e.instrument = s.instrument and e.timepoint = 'end' and e.value is not null
	join public.instrument i on i.id = s.instrument and (i.summarised or i.step_limits is not null)
	where c.status = 'completed';

insert into public.course_change select n.* from private.course_change_now n where n.instrument = 'iplos_adl'
	on conflict (course_id, instrument) do nothing;

drop function public.effect_rows(text, integer);
create function public.effect_rows(p_organisation text, p_year integer default null)
returns table (instrument text, service_level text, n integer, mean_start double precision, mean_end double precision,
	mean_change double precision, sd_start double precision, sd_change double precision, improved integer, worsened integer, steps jsonb, mask text)
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
			f.unit_id in (select id from own) as is_own, i.step_limits is not null as in_steps,
			-- 1 to 3 where the scale is reported in steps.
			case when i.step_limits is not null then 1 + (f.value_start > i.step_limits[1])::integer + (f.value_start > i.step_limits[2])::integer end as s0,
			case when i.step_limits is not null then 1 + (f.value_end > i.step_limits[1])::integer + (f.value_end > i.step_limits[2])::integer end as s1
		from scope sc
		join public.course_change f on f.unit_id = sc.unit_id
		join public.instrument i on i.id = f.instrument
	),
	-- Per year and, with year null, for all years.
	grouped as (
		select p.instrument, p.service_level, p.year, count(*)::integer as n, avg(p.v0) as mean_start, avg(p.v1) as mean_end, avg(p.gain) as mean_change,
			stddev_samp(p.v0) as sd_start, stddev_samp(p.gain) as sd_change,
			count(*) filter (where p.improved)::integer as improved, count(*) filter (where p.worsened)::integer as worsened,
			bool_or(p.improved is not null) as has_threshold,
			bool_or(p.in_steps) as in_steps,
			jsonb_build_object(
				'start', jsonb_build_array(count(*) filter (where p.s0 = 1), count(*) filter (where p.s0 = 2), count(*) filter (where p.s0 = 3)),
				'end', jsonb_build_array(count(*) filter (where p.s1 = 1), count(*) filter (where p.s1 = 2), count(*) filter (where p.s1 = 3))) as steps,
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
		case when j.reason is null and not j.in_steps then j.mean_start::float8 end,
		case when j.reason is null and not j.in_steps then j.mean_end::float8 end,
		case when j.reason is null and not j.in_steps then j.mean_change::float8 end,
		case when j.reason is null and not j.in_steps then j.sd_start::float8 end,
		case when j.reason is null and not j.in_steps then j.sd_change::float8 end,
		case when j.reason is null and j.has_threshold then j.improved end,
		case when j.reason is null and j.has_threshold then j.worsened end,
		case when j.reason is null and j.in_steps then j.steps end,
		j.reason
	from judged j
	where j.year is not distinct from p_year::smallint;
$$;
comment on function public.effect_rows(text, integer) is
	'Paired measurements at start and end summed per instrument and service level. mean_change is in the better direction; improved and worsened are null for instruments without a threshold; a scale that is reported in steps has the persons in each step and no mean.';
revoke execute on function public.effect_rows(text, integer) from public, anon;
grant execute on function public.effect_rows(text, integer) to authenticated;
