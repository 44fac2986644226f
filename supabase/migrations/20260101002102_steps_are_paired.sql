-- Scales that are reported in steps are paired too, which 002010 left out.
create or replace view private.course_change_now with (security_invoker = true) as
	select c.id as course_id, s.instrument, c.unit_id, extract(year from c.end_date)::smallint as year, c.service_level,
		s.value as value_start, e.value as value_end, g.gain,
		round(g.gain::numeric, i.decimals + 2) >= round(i.important_change::numeric, i.decimals + 2) as improved,
		round((-g.gain)::numeric, i.decimals + 2) >= round(i.important_change::numeric, i.decimals + 2) as worsened
	from public.course c
	join public.measurement s on s.course_id = c.id and s.timepoint = 'start' and s.value is not null
	join public.measurement e on e.course_id = c.id and e.instrument = s.instrument and e.timepoint = 'end' and e.value is not null
	join public.instrument i on i.id = s.instrument and (i.summarised or i.step_limits is not null)
	cross join lateral (select case when i.better = 'higher' then e.value - s.value else s.value - e.value end as gain) g
	where c.status = 'completed';
insert into public.course_change select n.* from private.course_change_now n join public.instrument i on i.id = n.instrument and i.step_limits is not null
	on conflict (course_id, instrument) do nothing;
