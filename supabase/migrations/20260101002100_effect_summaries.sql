-- Effect summaries: what was measured, worked, reached and received before and after, added up for an own organisation as it is
-- now, and for the nation and the groups of similar municipalities as kept once a day. Hidden is what is too small, and
-- what would give it away by subtraction; distributions and flows are merged until no bar and no flow is too small.

alter table public.instrument add column is_open boolean not null default false;
comment on column public.instrument.is_open is
	'The limits are what is plausible, not the ends of a scale: there is no floor, no ceiling and no quarter of the range.';
update public.instrument set is_open = true where id in ('amps_motor', 'amps_process', 'tug', '6mwt', '10mwt', '10mwt_fast', 'grip');

create view private.effect_pair with (security_invoker = true) as
	select f.course_id, f.unit_id, f.year, f.service_level, c.delivery, c.sex, c.age, c.diagnosis_group, f.instrument,
		f.value_start, f.value_end, f.gain, f.improved, f.worsened, i.step_limits,
		case when not i.is_open and i.step_limits is null and i.max_value > i.min_value then least(4, 1 + floor(4 *
			case i.better when 'higher' then f.value_start - i.min_value else i.max_value - f.value_start end / (i.max_value - i.min_value)))::smallint end as start_level,
		case when not i.is_open then case i.better when 'higher' then i.min_value else i.max_value end end as worst,
		case when not i.is_open then case i.better when 'higher' then i.max_value else i.min_value end end as best,
		case i.better when 'higher' then m.value - f.value_start else f.value_start - m.value end as gain_m12,
		-- Same rule as private.important_improvement, which would be called once a row.
		case when i.important_change is not null and f.improved then round((case i.better when 'higher' then m.value - f.value_start else f.value_start - m.value end)::numeric, i.decimals + 2)
			>= round(i.important_change::numeric, i.decimals + 2) end as kept
	from public.course_change f
	join public.course_fact c on c.course_id = f.course_id
	join public.instrument i on i.id = f.instrument
	left join public.measurement m on m.course_id = f.course_id and m.instrument = f.instrument and m.timepoint = 'm12';
comment on view private.effect_pair is 'Paired measurements with what they are divided by. start_level: quarter of the range in its better direction; kept: improved, and still so at 12 months; null where not measured then.';

create view private.effect_work with (security_invoker = true) as
	select c.course_id, c.unit_id, c.year, c.service_level, c.delivery, s.state as state_start, e.state as state_end,
		coalesce(m.state, case when c.m12_matured then 'unanswered' else 'later' end) as state_m12
	from public.course_fact c
	join public.work_state s on s.course_id = c.course_id and s.timepoint = 'start' and s.state is not null
	join public.work_state e on e.course_id = c.course_id and e.timepoint = 'end' and e.state is not null
	left join public.work_state m on m.course_id = c.course_id and m.timepoint = 'm12'
	where c.age between 18 and 67;
comment on view private.effect_work is 'Work states of those of 18-67 years whose state is known at start and end; at 12 months also unanswered, or later where 12 months have not passed.';

create view private.effect_goal with (security_invoker = true) as
	select c.course_id, c.unit_id, c.year, c.service_level, c.delivery, g.icf_area, g.attained
	from public.course_fact c join public.goal g on g.course_id = c.course_id and g.attained is not null;

create view private.effect_service with (security_invoker = true) as
	select c.course_id, c.unit_id, c.year, c.service_level, c.delivery, s.hours_start, s.hours_end
	from public.course_fact c join public.course_services s on s.course_id = c.course_id and s.hours_start is not null and s.hours_end is not null;

create view private.effect_counted with (security_invoker = true) as
	select 'measures' as kind, p.unit_id, p.year, p.instrument as topic, p.course_id, p.service_level, p.delivery, p.start_level from private.effect_pair p
	union all
	select 'm12', p.unit_id, p.year, p.instrument, p.course_id, p.service_level, p.delivery, p.start_level from private.effect_pair p where p.gain_m12 is not null
	union all
	select 'work', w.unit_id, w.year, 'work', w.course_id, w.service_level, w.delivery, null from private.effect_work w
	union all
	select distinct 'goals', g.unit_id, g.year, 'goals', g.course_id, g.service_level, g.delivery, null::smallint from private.effect_goal g
	union all
	select 'services', s.unit_id, s.year, 'services', s.course_id, s.service_level, s.delivery, null from private.effect_service s;
comment on view private.effect_counted is 'Who stands behind each number of the effect summaries: a row per course and topic.';

-- What must be hidden.

create type private.effect_slice as (family text, node text, topic text, year smallint, part text, n integer, mask text);
comment on type private.effect_slice is 'A number of persons: year 0 is all years, part empty is the whole, family is a sum that the node is a part of.';

create function private.effect_hide(p_slices private.effect_slice[], p_minimum integer) returns setof private.effect_slice
language plpgsql immutable set search_path = '' as $$
declare
	v_slices private.effect_slice[] := p_slices;
	v_found private.effect_slice[];
begin
	select array_agg(row(s.family, s.node, s.topic, s.year, s.part, s.n, coalesce(s.mask, case when s.n < p_minimum then 'few' end))::private.effect_slice)
		into v_slices from unnest(v_slices) s;
	loop
		-- Of the years of a whole, the parts of a year and the members of a family: what is hidden together must be enough to hide in, or the smallest shown one steps back.
		with slice as materialized (select * from unnest(v_slices)),
		line as (
			select 'years' as kind, s.node || '|' || s.part as line, s.* from slice s where s.year > 0
			union all
			select 'parts', s.node || '|' || s.year, s.* from slice s where s.part <> ''
			union all
			select 'family', s.family || '|' || s.year || '|' || s.part, s.* from slice s where s.family is not null
		),
		judged as (
			select l.*,
				sum(l.n) filter (where l.mask is not null) over (partition by l.kind, l.topic, l.line, l.family) as hidden,
				row_number() over (partition by l.kind, l.topic, l.line, l.family, l.mask is null order by l.n, l.node, l.year, l.part) as place
			from line l
		)
		select array_agg(distinct row(null, j.node, j.topic, j.year, j.part, 0, 'secondary')::private.effect_slice) into v_found
			from judged j where j.mask is null and j.place = 1 and j.hidden between 1 and p_minimum - 1;
		exit when v_found is null;
		select array_agg(row(s.family, s.node, s.topic, s.year, s.part, s.n, coalesce(s.mask, f.mask))::private.effect_slice) into v_slices
			from unnest(v_slices) s
			left join unnest(v_found) f on (f.node, f.topic, f.year, f.part) = (s.node, s.topic, s.year, s.part);
	end loop;
	return query select * from unnest(v_slices);
end $$;
comment on function private.effect_hide(private.effect_slice[], integer) is
	'Adds to the numbers of persons why they are hidden: few, or secondary where a hidden one would follow by subtraction.';

-- Of one node, its years and parts, together with the nodes that it adds up with to what the reader also sees.
create function private.effect_masks(p_kinds text[], p_node text, p_dimension text, p_topic text default null)
returns table (kind text, topic text, year smallint, part text, n integer, mask text)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	v_everything boolean := private.has_role('coordinator');
	v_own text[] := array(select private.own_subtree());
	v_slices private.effect_slice[];
begin
	with member as (
		select distinct s.sum_id as family, x.part_id as node from private.organisation_sum s join private.organisation_sum x on x.sum_id = s.sum_id
			where not v_everything and s.part_id = p_node and s.whole_id = any (v_own)
		union all
		select null, p_node
	),
	counted as (
		select c.kind || ' ' || c.topic as topic, c.unit_id, c.year,
			case p_dimension when 'service_level' then c.service_level when 'delivery' then c.delivery when 'start_level' then c.start_level::text end as part,
			count(*) as n
		from private.effect_counted c
		where c.kind = any (p_kinds) and (p_topic is null or c.topic = p_topic)
			and c.unit_id in (select ou.unit_id from member r join public.organisation_unit ou on ou.organisation_id = r.node)
		group by 1, 2, 3, 4
	),
	added as (
		select r.family, r.node, c.topic, coalesce(c.year, 0::smallint) as year, case when grouping(c.part) = 1 then '' else c.part end as part, sum(c.n)::integer as n
		from member r join public.organisation_unit ou on ou.organisation_id = r.node join counted c on c.unit_id = ou.unit_id
		group by grouping sets ((r.family, r.node, c.topic, c.year, c.part), (r.family, r.node, c.topic, c.part), (r.family, r.node, c.topic, c.year), (r.family, r.node, c.topic))
		having grouping(c.part) = 1 or c.part is not null
	)
	select array_agg(row(a.family, a.node, a.topic, a.year, a.part, a.n, null)::private.effect_slice) into v_slices from added a;
	if v_everything then
		return query select split_part(s.topic, ' ', 1), split_part(s.topic, ' ', 2), s.year, s.part, s.n, case when s.n < 5 then 'few' end from unnest(v_slices) s where s.node = p_node;
		return;
	end if;
	return query select distinct split_part(h.topic, ' ', 1), split_part(h.topic, ' ', 2), h.year, h.part, h.n, h.mask from private.effect_hide(v_slices, 5) h where h.node = p_node;
end $$;

-- What the summaries say, of some units' courses. Not yet protected, but for the merging.

create function private.effect_measures(p_units text[], p_year smallint, p_dimension text, p_topic text default null)
returns table (instrument text, part text, content jsonb, m12 jsonb)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return query
	with pair as materialized (
		select p.*, case p_dimension when 'service_level' then p.service_level when 'delivery' then p.delivery when 'start_level' then p.start_level::text end as part
		from private.effect_pair p
		where p.unit_id = any (p_units) and (p_year = 0 or p.year = p_year) and (p_topic is null or p.instrument = p_topic)
	),
	added as (
		select p.instrument, case when grouping(p.part) = 1 then '' else p.part end as part, count(*)::integer as n,
			bool_or(p.step_limits is not null) as in_steps, bool_or(p.improved is not null) as has_threshold, bool_or(p.worst is not null) as has_ends,
			avg(p.value_start) as mean_start, avg(p.value_end) as mean_end, avg(p.gain) as mean_change,
			coalesce(stddev_samp(p.value_start), 0) as sd_start, coalesce(stddev_samp(p.value_end), 0) as sd_end, coalesce(stddev_samp(p.gain), 0) as sd_change,
			coalesce(covar_samp(p.value_start, p.value_end), 0) as covariance,
			count(*) filter (where p.improved)::integer as improved, count(*) filter (where p.worsened)::integer as worsened,
			count(*) filter (where p.value_start = p.worst)::integer as floor_start, count(*) filter (where p.value_end = p.worst)::integer as floor_end,
			count(*) filter (where p.value_start = p.best)::integer as ceiling_start, count(*) filter (where p.value_end = p.best)::integer as ceiling_end,
			jsonb_build_object(
				'start', jsonb_build_array(count(*) filter (where p.value_start <= p.step_limits[1]), count(*) filter (where p.value_start > p.step_limits[1] and p.value_start <= p.step_limits[2]), count(*) filter (where p.value_start > p.step_limits[2])),
				'end', jsonb_build_array(count(*) filter (where p.value_end <= p.step_limits[1]), count(*) filter (where p.value_end > p.step_limits[1] and p.value_end <= p.step_limits[2]), count(*) filter (where p.value_end > p.step_limits[2]))) as steps,
			count(p.gain_m12)::integer as n_m12, avg(p.gain_m12) as mean_change_m12, coalesce(stddev_samp(p.gain_m12), 0) as sd_change_m12,
			count(p.kept)::integer as kept_of, count(*) filter (where p.kept)::integer as kept
		from pair p
		group by grouping sets ((p.instrument, p.part), (p.instrument))
		having grouping(p.part) = 1 or p.part is not null
	)
	select a.instrument, a.part,
		case when a.in_steps then jsonb_build_object('n', a.n, 'steps', a.steps)
			else jsonb_build_object('n', a.n, 'mean_start', a.mean_start, 'mean_end', a.mean_end, 'mean_change', a.mean_change,
				'sd_start', a.sd_start, 'sd_end', a.sd_end, 'sd_change', a.sd_change, 'covariance', a.covariance)
				|| case when a.has_threshold then jsonb_build_object('improved', a.improved, 'worsened', a.worsened) else '{}' end
				|| case when a.has_ends then jsonb_build_object('floor_start', a.floor_start, 'floor_end', a.floor_end, 'ceiling_start', a.ceiling_start, 'ceiling_end', a.ceiling_end) else '{}' end
		end,
		case when a.n_m12 > 0 and not a.in_steps then jsonb_build_object('n', a.n_m12, 'mean_change', a.mean_change_m12, 'sd_change', a.sd_change_m12)
			|| case when a.has_threshold and a.kept_of > 0 then jsonb_build_object('kept_of', a.kept_of, 'kept', a.kept) else '{}' end end
	from added a;
end $$;
comment on function private.effect_measures(text[], smallint, text, text) is 'Sums of the paired measurements: whole (part empty) and each part of the dimension. Scales that are reported in steps have no mean.';

-- A row of the answer: the numbers, or why there are none. Those who were measured at 12 months are few more often, and those of them who had improved still fewer.
create function private.effect_shown(p_content jsonb, p_m12 jsonb, p_mask text, p_mask_m12 text, p_minimum integer) returns jsonb
language sql immutable set search_path = '' as $$
	select case when p_mask is not null then jsonb_build_object('mask', p_mask)
		else p_content || jsonb_build_object('mask', null) || case
			when p_m12 is null then '{}'
			when p_mask_m12 is not null then jsonb_build_object('m12', jsonb_build_object('mask', p_mask_m12))
			when (p_m12 ->> 'kept_of')::integer < p_minimum then jsonb_build_object('m12', p_m12 - 'kept' - 'kept_of' || jsonb_build_object('mask', null))
			else jsonb_build_object('m12', p_m12 || jsonb_build_object('mask', null)) end end;
$$;

-- Neighbouring bars become one until each holds, before and after and also in the remaining years, nobody or at least the minimum.
create function private.effect_bars(p_edges double precision[], p_counts integer[], p_minimum integer) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
	v_bars jsonb[] := '{}';
	v_low double precision;
	v_sum integer[];
	v_ok boolean;
	v_last jsonb;
begin
	for i in 1 .. coalesce(array_length(p_counts, 1), 0) loop
		if v_sum is null then
			v_low := p_edges[i];
			v_sum := array[0, 0, 0, 0];
		end if;
		for k in 1 .. 4 loop v_sum[k] := v_sum[k] + p_counts[i][k]; end loop;
		v_ok := not exists (select from unnest(v_sum) x where x between 1 and p_minimum - 1);
		if v_ok then
			v_bars := v_bars || jsonb_build_object('low', v_low, 'high', p_edges[i + 1], 'counts', to_jsonb(v_sum));
			v_sum := null;
		end if;
	end loop;
	-- What is left at the end goes to the bar before it.
	while v_sum is not null and cardinality(v_bars) > 0 loop
		v_last := v_bars[cardinality(v_bars)];
		v_bars := v_bars[1 : cardinality(v_bars) - 1];
		v_low := (v_last ->> 'low')::double precision;
		for k in 1 .. 4 loop v_sum[k] := v_sum[k] + (v_last -> 'counts' ->> (k - 1))::integer; end loop;
		v_ok := not exists (select from unnest(v_sum) x where x between 1 and p_minimum - 1);
		if v_ok then
			v_bars := v_bars || jsonb_build_object('low', v_low, 'high', p_edges[array_length(p_edges, 1)], 'counts', to_jsonb(v_sum));
			v_sum := null;
		end if;
	end loop;
	if v_sum is not null then return '[]'; end if;
	return coalesce((select jsonb_agg(jsonb_build_object('low', b -> 'low', 'high', b -> 'high', 'start', b -> 'counts' -> 0, 'end', b -> 'counts' -> 1) order by (b ->> 'low')::double precision) from unnest(v_bars) b), '[]');
end $$;
comment on function private.effect_bars(double precision[], integer[], integer) is
	'Bars of a distribution before and after: edges (one more than bars), and per bar the persons at start, at end, and in the remaining years at start and at end.';

create function private.effect_distribution(p_units text[], p_year smallint, p_instrument text, p_minimum integer) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	v_instrument public.instrument%rowtype;
	v_width double precision;
	v_first integer;
	v_last integer;
	v_counts integer[];
begin
	select * into v_instrument from public.instrument i where i.id = p_instrument;
	if v_instrument.step is not null and not v_instrument.is_open and (v_instrument.max_value - v_instrument.min_value) / v_instrument.step <= 32 then
		v_width := v_instrument.step;
	else
		-- Two and a half bars a standard deviation, of a round width.
		select case when x.t / x.k >= 5 then 5 when x.t / x.k >= 2 then 2 else 1 end * x.k into v_width
			from (select s.t, 10 ^ floor(log(s.t::numeric))::double precision as k
				from (select greatest(stddev_samp(f.value_start) / 2.5, 10.0 ^ (-v_instrument.decimals)) as t
					from public.course_change f where f.instrument = p_instrument and f.unit_id = any (p_units)) s) x;
	end if;
	if v_width is null then return '[]'; end if;
	with value as (
		select x.slot, x.bin, count(*)::integer as n
		from public.course_change f
		cross join lateral (values
			(case when p_year = 0 or f.year = p_year then 1 else 3 end, floor(round(((f.value_start - v_instrument.min_value) / v_width)::numeric, 6))::integer),
			(case when p_year = 0 or f.year = p_year then 2 else 4 end, floor(round(((f.value_end - v_instrument.min_value) / v_width)::numeric, 6))::integer)) x (slot, bin)
		where f.instrument = p_instrument and f.unit_id = any (p_units)
		group by x.slot, x.bin
	),
	range as (select min(v.bin) as first, max(v.bin) as last from value v),
	bar as (
		select b.bin, array[
			coalesce(sum(v.n) filter (where v.slot = 1), 0)::integer, coalesce(sum(v.n) filter (where v.slot = 2), 0)::integer,
			coalesce(sum(v.n) filter (where v.slot = 3), 0)::integer, coalesce(sum(v.n) filter (where v.slot = 4), 0)::integer] as counts
		from range r cross join lateral generate_series(r.first, r.last) b (bin) left join value v on v.bin = b.bin
		group by b.bin
	)
	select (select first from range), (select last from range), (select array_agg(b.counts order by b.bin) from bar b) into v_first, v_last, v_counts;
	if v_counts is null then return '[]'; end if;
	return private.effect_bars(array(select v_instrument.min_value + k * v_width from generate_series(v_first, v_last + 1) k), v_counts, p_minimum);
end $$;

-- Work states as flows. Whoever goes where too few go is among the other states, which are enough to hide in, or a larger flow joins them: the one into work last of all.
create function private.effect_flows(p_units text[], p_year smallint, p_minimum integer) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return (
		with base as materialized (
			-- Few persons are told apart by what matters most: in work, on sick leave or AAP, or something else.
			select g.states[1] as state_start, g.states[2] as state_end, g.states[3] as state_m12, count(*)::integer as n
			from (
				select w.*, count(*) over () < 25 * p_minimum as coarse from private.effect_work w
				where w.unit_id = any (p_units) and (p_year = 0 or w.year = p_year)) w
			cross join lateral (select array_agg(case
					when not w.coarse then s.state
					when s.state in ('graded_sick_leave', 'full_sick_leave', 'aap') then 'leave_or_aap'
					when s.state in ('work', 'unanswered', 'later') then s.state
					else 'other' end order by s.position) as states
				from unnest(array[w.state_start, w.state_end, w.state_m12]) with ordinality s (state, position)) g
			group by 1, 2, 3
		),
		starts as (
			select s.*, case when s.small or (s.place = 1 and s.hidden between 1 and p_minimum - 1) then 'other' else s.state_start end as shown from (
				select x.*, sum(x.n) filter (where x.small) over () as hidden, row_number() over (partition by x.small order by x.state_start = 'work', x.n, x.state_start) as place
				from (select b.state_start, sum(b.n)::integer as n, b.state_start = 'other' or sum(b.n) < p_minimum as small from base b group by b.state_start) x) s
		),
		first as materialized (select s.shown as source, b.state_end, b.state_m12, sum(b.n)::integer as n from base b join starts s using (state_start) group by 1, 2, 3),
		ends as (
			select e.*, case when e.small or (e.place = 1 and e.hidden between 1 and p_minimum - 1) then 'other' else e.state_end end as shown from (
				select x.*, sum(x.n) filter (where x.small) over (partition by x.source) as hidden, row_number() over (partition by x.source, x.small order by x.state_end = 'work', x.n, x.state_end) as place
				from (select f.source, f.state_end, sum(f.n)::integer as n, f.state_end = 'other' or sum(f.n) < p_minimum as small from first f group by 1, 2) x) e
		),
		second as materialized (select f.source, e.shown as target, f.state_m12, sum(f.n)::integer as n from first f join ends e using (source, state_end) group by 1, 2, 3),
		lasts as (
			select l.*, case when l.small or (l.place = 1 and l.hidden between 1 and p_minimum - 1) then 'other' else l.state_m12 end as shown from (
				select x.*, sum(x.n) filter (where x.small) over (partition by x.target) as hidden, row_number() over (partition by x.target, x.small order by x.state_m12 = 'work', x.n, x.state_m12) as place
				from (select s.target, s.state_m12, sum(s.n)::integer as n, s.state_m12 = 'other' or sum(s.n) < p_minimum as small from second s group by 1, 2) x) l
		)
		select jsonb_build_object(
			'n', (select sum(b.n) from base b),
			'start_end', (select jsonb_agg(jsonb_build_object('from', x.source, 'to', x.target, 'n', x.n) order by x.n desc, x.source, x.target) from (select s.source, s.target, sum(s.n) as n from second s group by 1, 2) x),
			'end_m12', (select jsonb_agg(jsonb_build_object('from', x.target, 'to', x.shown, 'n', x.n) order by x.n desc, x.target, x.shown) from (select l.target, l.shown, sum(l.n) as n from lasts l group by 1, 2) x))
	);
end $$;

create function private.effect_goals(p_units text[], p_year smallint, p_minimum integer) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	v_levels integer[];
	v_bars jsonb;
	v_goals jsonb;
begin
	-- Persons decide what is merged: how many have a goal at the level, and how many have their lowest there, so that nobody is counted twice in a bar.
	select array_agg(array[l.n, l.lowest, 0, 0] order by l.level) into v_levels from (
		select k.level, count(distinct g.course_id)::integer as n, (count(distinct g.course_id) filter (where g.attained = g.lowest))::integer as lowest
		from generate_series(-2, 2) k (level)
		left join (
			select x.course_id, x.attained, min(x.attained) over (partition by x.course_id) as lowest
			from private.effect_goal x where x.unit_id = any (p_units) and (p_year = 0 or x.year = p_year)) g on g.attained = k.level
		group by k.level) l;
	v_bars := private.effect_bars(array[-2, -1, 0, 1, 2, 3], v_levels, p_minimum);
	with goal as materialized (
		select g.course_id, g.icf_area, g.attained from private.effect_goal g where g.unit_id = any (p_units) and (p_year = 0 or g.year = p_year)
	),
	area as (
		select coalesce(g.icf_area, 'none') as area, count(distinct g.course_id) as n from goal g group by 1
	),
	shown as (
		select a.area, case when a.n < p_minimum or (a.place = 1 and a.hidden between 1 and p_minimum - 1) then 'other' else a.area end as label from (
			select x.*, sum(x.n) filter (where x.n < p_minimum) over () as hidden, row_number() over (partition by x.n < p_minimum order by x.n, x.area) as place from area x) a
	)
	select jsonb_build_object(
		'n', (select count(distinct g.course_id) from goal g),
		'goals', (select count(*) from goal),
		'attained', (select count(*) from goal g where g.attained >= 0),
		'levels', (select coalesce(jsonb_agg(jsonb_build_object('low', b -> 'low', 'high', (b ->> 'high')::integer - 1,
				'goals', (select count(*) from goal g where g.attained between (b ->> 'low')::integer and (b ->> 'high')::integer - 1)) order by (b ->> 'low')::integer), '[]') from jsonb_array_elements(v_bars) b),
		'areas', (select jsonb_agg(jsonb_build_object('area', x.label, 'n', x.n, 'goals', x.goals, 'attained', x.attained) order by x.goals desc, x.label) from (
			select s.label, count(distinct g.course_id) as n, count(*) as goals, count(*) filter (where g.attained >= 0) as attained
			from goal g join shown s on s.area = coalesce(g.icf_area, 'none') group by s.label
			-- Persons can have goals in several areas: those of the other ones together may still be few.
			having count(distinct g.course_id) >= p_minimum) x))
	into v_goals;
	return v_goals;
end $$;

create function private.effect_services(p_units text[], p_year smallint) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return (
		select jsonb_build_object('n', count(*), 'mean_start', avg(s.hours_start), 'mean_end', avg(s.hours_end),
			'mean_reduction', avg(s.hours_start - s.hours_end), 'sd_reduction', coalesce(stddev_samp(s.hours_start - s.hours_end), 0),
			'less', count(*) filter (where s.hours_end < s.hours_start), 'more', count(*) filter (where s.hours_end > s.hours_start),
			'none_start', count(*) filter (where s.hours_start = 0), 'none_end', count(*) filter (where s.hours_end = 0))
		from private.effect_service s where s.unit_id = any (p_units) and (p_year = 0 or s.year = p_year));
end $$;

create function private.effect_content(p_kind text, p_units text[], p_year smallint, p_topic text, p_minimum integer) returns jsonb
language sql stable security definer set search_path = '' as $$
	select case p_kind
		when 'work' then private.effect_flows(p_units, p_year, p_minimum)
		when 'goals' then private.effect_goals(p_units, p_year, p_minimum)
		when 'services' then private.effect_services(p_units, p_year)
		when 'distribution' then private.effect_distribution(p_units, p_year, p_topic, p_minimum)
	end;
$$;

revoke execute on function private.effect_hide(private.effect_slice[], integer), private.effect_masks(text[], text, text, text),
	private.effect_measures(text[], smallint, text, text), private.effect_shown(jsonb, jsonb, text, text, integer), private.effect_bars(double precision[], integer[], integer),
	private.effect_distribution(text[], smallint, text, integer), private.effect_flows(text[], smallint, integer), private.effect_goals(text[], smallint, integer),
	private.effect_services(text[], smallint), private.effect_content(text, text[], smallint, text, integer) from public;
