-- What the page of one indicator asks beside the plain numbers: where an organisation's courses come from, the indicator in
-- parts of the courses, and how many answered at 12 months among persons alike.

create function public.organisation_sources(p_node text, p_year integer) returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object(
		'units', coalesce((select jsonb_agg(distinct np.place_id) from private.node_place np where np.view = 'unit' and np.node_id = p_node), '[]'),
		'reported_by', coalesce((select jsonb_agg(distinct r.source) from public.reported_count r
			join private.node_place np on np.view = 'unit' and np.place_id = r.unit_id and np.node_id = p_node where r.year = p_year), '[]'));
$$;
comment on function public.organisation_sources(text, integer) is
	'The units of an organisation, and which other sources report counts of them for a year.';

create function public.indicator_parts(p_nodes text[], p_year integer, p_indicator text)
returns table (node_id text, dimension text, value text, n integer, met integer, eligible integer, matured integer, answered integer,
	total double precision, squares double precision, mask text)
language plpgsql stable security definer set search_path = '' as $$
begin
	return query
		select o.id, f.dimension_a, f.value_a, f.n, f.met, f.eligible, f.matured, f.answered, f.total, f.squares, f.mask
		from (select distinct q.id from unnest(p_nodes) q (id) where q.id <> 'nation' and q.id in (select private.own_subtree())) o
		cross join unnest(array['age_band', 'diagnosis_group', 'phase', 'service_level', 'sex']) d (dimension)
		cross join lateral private.own_filtered(o.id, p_year, array[d.dimension]) f
		where f.indicator = p_indicator
		union all
		select 'nation', f.dimension_a, f.value_a, f.n, f.met, f.eligible, f.matured, f.answered, f.total, f.squares, f.mask
		from public.published_filter f
		where 'nation' = any (p_nodes) and f.year = p_year and f.indicator = p_indicator and f.dimension_b = '';
end $$;
comment on function public.indicator_parts(text[], integer, text) is
	'One indicator among the values of each of age_band, diagnosis_group, phase, service_level and sex: own organisations as they are now, and the nation as published. Other organisations are left out.';

-- Strata too small to stand alone are joined: by age and sex across diagnoses, then all that is left, then with the smallest
-- other. They carry no names, and each holds at least five answers, so that a stratum is not about anyone.
create function private.joined_strata(p_strata jsonb) returns jsonb
language sql immutable set search_path = '' as $$
	with fine as (
		select s.wide, s.matured, s.answered, s.met from jsonb_to_recordset(p_strata) s (wide text, matured integer, answered integer, met integer)
	),
	wide as (
		select f.wide, sum(f.matured) as matured, sum(f.answered) as answered, sum(f.met) as met from fine f where f.answered < 5 group by f.wide
	),
	left_over as (
		select sum(w.matured) as matured, sum(w.answered) as answered, sum(w.met) as met from wide w where w.answered < 5 having count(*) > 0
	),
	whole as (
		select f.matured, f.answered, f.met from fine f where f.answered >= 5
		union all select w.matured, w.answered, w.met from wide w where w.answered >= 5
		union all select l.matured, l.answered, l.met from left_over l where l.answered >= 5
	),
	ranked as (select w.*, row_number() over (order by w.answered, w.matured, w.met) as place from whole w),
	joined as (
		select r.matured + coalesce(l.matured, 0) as eligible, r.answered + coalesce(l.answered, 0) as responded, r.met + coalesce(l.met, 0) as successes
		from ranked r left join left_over l on r.place = 1 and l.answered < 5
	)
	select coalesce(jsonb_agg(jsonb_build_object('eligible', j.eligible, 'responded', j.responded, 'successes', j.successes)
		order by j.eligible desc, j.responded, j.successes), '[]') from joined j;
$$;
comment on function private.joined_strata(jsonb) is
	'[{ wide, matured, answered, met }] as [{ eligible, responded, successes }] of at least five answers each; empty where all together have fewer.';

create function public.response_strata(p_node text, p_year integer, p_indicator text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	v_strata jsonb;
begin
	if p_indicator not in ('function_kept_m12', 'work_m12', 'work_m12_sustained') then return null; end if;
	if auth.uid() is not null and exists (
		select from private.own_cells(array[p_node], array(select private.own_subtree()), array[p_year], false, p_indicator) c where c.mask is null
	) then
		select jsonb_agg(to_jsonb(s)) into v_strata from (
			select f.age_band || ' ' || f.sex as wide, count(*) as matured, count(*) filter (where i.answered) as answered, count(*) filter (where i.answered and i.met) as met
			from private.node_place np
			join public.course_fact f on f.unit_id = np.place_id and f.year = p_year and f.m12_matured
			cross join lateral (select
				case p_indicator when 'function_kept_m12' then f.function_kept_m12_eligible when 'work_m12' then f.work_m12 is not null else f.work_m12_sustained is not null end as asked,
				case p_indicator when 'function_kept_m12' then f.function_kept_m12 is not null when 'work_m12' then f.work_m12_answered else f.work_m12_sustained_answered end as answered,
				case p_indicator when 'function_kept_m12' then f.function_kept_m12 when 'work_m12' then f.work_m12 else f.work_m12_sustained end as met) i
			where np.view = 'unit' and np.node_id = p_node and i.asked
			group by f.age_band, f.sex, f.diagnosis_group) s;
		return jsonb_build_object('by', 'age_sex_diagnosis', 'strata', private.joined_strata(coalesce(v_strata, '[]')));
	end if;
	if p_node <> 'nation' then return null; end if;

	-- The nation's strata are what is published already, and what is hidden there is one stratum here.
	with shown as (
		select f.value_a as wide, f.matured, f.answered, f.met from public.published_filter f
		where f.year = p_year and f.indicator = p_indicator and f.dimension_a = 'age_band' and f.dimension_b = 'diagnosis_group' and f.mask is null
	),
	rest as (
		select 'rest' as wide, c.matured - coalesce(sum(s.matured), 0) as matured, c.answered - coalesce(sum(s.answered), 0) as answered, c.met - coalesce(sum(s.met), 0) as met
		from public.published_cell c left join shown s on true
		where c.view = 'unit' and c.node_id = 'nation' and c.year = p_year and c.quarter = 0 and c.indicator = p_indicator and c.mask is null
		group by c.matured, c.answered, c.met
	)
	select jsonb_agg(to_jsonb(s)) into v_strata from (
		select * from shown where exists (select from rest)
		union all select * from rest where rest.matured > 0) s;
	return jsonb_build_object('by', 'age_diagnosis', 'strata', private.joined_strata(coalesce(v_strata, '[]')));
end $$;
comment on function public.response_strata(text, integer, text) is
	'Who should have answered at 12 months, who did and who of them met the indicator, in nameless strata of at least five answers: of an own organisation as it is now by age band, sex and diagnosis group, of the nation as published by age band and diagnosis group. Null for other organisations and indicators.';

revoke execute on function public.organisation_sources(text, integer), public.indicator_parts(text[], integer, text), private.joined_strata(jsonb),
	public.response_strata(text, integer, text) from public, anon, authenticated;
grant execute on function public.organisation_sources(text, integer), public.indicator_parts(text[], integer, text),
	public.response_strata(text, integer, text) to anon, authenticated;
