-- One fact row per course: SQL decides membership of every indicator, once. Statistics read these rows.

create table public.course_fact (
	course_id uuid primary key references public.course (id) on delete cascade,
	unit_id text not null,
	residence_municipality_id text,
	year smallint not null,
	end_date date not null,
	sex text not null,
	age smallint not null,
	age_band text not null,
	diagnosis_group text not null,
	service_level text not null,
	service_type text,
	delivery text not null,
	phase text not null,
	m12_matures_on date not null,
	function_improved boolean,
	goals_attained boolean,
	work_m12 boolean,
	work_m12_answered boolean,
	function_paired boolean,
	followup_m12_done boolean,
	patient_satisfied boolean
);
comment on table public.course_fact is
	'Per completed course, one nullable boolean per proportion indicator: null = not in the denominator, true/false = met or not. Kept by trigger.';
comment on column public.course_fact.year is 'Year of the end date, the period basis of the indicators.';
comment on column public.course_fact.m12_matures_on is 'End date + 365 days: 12-month indicators count from this day.';
comment on column public.course_fact.work_m12 is 'At risk at start (18-67 years, on sick leave or AAP), alive: any ordinary work at 12 months; not answered counts as not achieved.';
create index course_fact_unit_year_idx on public.course_fact (unit_id, year);
create index course_fact_year_idx on public.course_fact (year);

create function private.age_band(p_age integer) returns text
language sql immutable set search_path = '' as $$
	select case
		when p_age < 18 then '0-17' when p_age < 30 then '18-29' when p_age < 40 then '30-39' when p_age < 50 then '40-49'
		when p_age < 60 then '50-59' when p_age < 70 then '60-69' when p_age < 80 then '70-79' when p_age < 90 then '80-89' else '90+' end;
$$;

create view private.course_fact_now with (security_invoker = true) as
	select
		c.id as course_id, c.unit_id, c.residence_municipality_id, extract(year from c.end_date)::smallint as year, c.end_date,
		p.sex, a.age::smallint as age, private.age_band(a.age) as age_band,
		c.diagnosis_group, c.service_level, c.service_type, c.delivery, c.phase,
		c.end_date + 365 as m12_matures_on,
		-- Important improvement: main instrument at start and end, change at least the instrument's threshold in its better direction.
		(select private.important_improvement(c.main_instrument, s.value, e.value)
			from public.measurement s
			join public.measurement e on e.course_id = s.course_id and e.instrument = s.instrument and e.timepoint = 'end' and e.value is not null
			where s.course_id = c.id and s.instrument = c.main_instrument and s.timepoint = 'start' and s.value is not null) as function_improved,
		-- GAS T >= 50 is the same as a weighted sum of attained levels >= 0; where every weight is 0 the goals weigh the same.
		(select case when bool_or(w.weight > 0) then sum(w.weight * g.attained) >= 0 else sum(g.attained) >= 0 end
			from public.goal g
			cross join lateral (select coalesce(g.importance * g.difficulty, 1) as weight) w
			where g.course_id = c.id and g.attained is not null) as goals_attained,
		case when r.at_risk and not d.dead then coalesce(w12.state in ('work', 'graded_sick_leave'), false) end as work_m12,
		case when r.at_risk and not d.dead then w12.state is not null end as work_m12_answered,
		exists (
			select 1 from public.measurement s
			join public.measurement e on e.course_id = s.course_id and e.instrument = s.instrument and e.timepoint = 'end' and e.value is not null
			where s.course_id = c.id and s.timepoint = 'start' and s.value is not null) as function_paired,
		case when not d.dead then exists (
			select 1 from public.followup f where f.course_id = c.id and f.timepoint = 'm12' and f.result = 'answered'
				and f.done_on between (c.end_date + interval '11 months')::date and (c.end_date + interval '14 months')::date) end as followup_m12_done,
		(select s.level >= 4 from public.satisfaction s where s.course_id = c.id and s.respondent = 'patient') as patient_satisfied
	from public.course c
	join public.person p on p.id = c.person_id
	cross join lateral (select extract(year from age(c.start_date, p.birth_date))::integer as age) a
	left join public.work_state w0 on w0.course_id = c.id and w0.timepoint = 'start'
	left join public.work_state w12 on w12.course_id = c.id and w12.timepoint = 'm12'
	cross join lateral (select a.age between 18 and 67 and coalesce(w0.state in ('graded_sick_leave', 'full_sick_leave', 'aap'), false) as at_risk) r
	cross join lateral (select exists (select 1 from public.followup f where f.course_id = c.id and f.result = 'dead')
		or exists (select 1 from public.measurement m where m.course_id = c.id and m.missing_reason = 'died') as dead) d
	where c.status = 'completed';
comment on view private.course_fact_now is 'What the fact rows must say, computed from the courses: the one definition that the trigger and the check read.';

create table public.course_change (
	course_id uuid not null references public.course (id) on delete cascade,
	instrument text not null,
	unit_id text not null,
	year smallint not null,
	service_level text not null,
	value_start double precision not null,
	value_end double precision not null,
	gain double precision not null,
	improved boolean,
	worsened boolean,
	primary key (course_id, instrument)
);
comment on table public.course_change is
	'Per completed course and instrument measured at start and end, what the effect summaries add up. Kept by trigger.';
comment on column public.course_change.gain is 'Change in the instrument''s better direction.';
comment on column public.course_change.improved is 'Important improvement; null for instruments without a threshold.';
create index course_change_unit_idx on public.course_change (unit_id);

create view private.course_change_now with (security_invoker = true) as
	select c.id as course_id, s.instrument, c.unit_id, extract(year from c.end_date)::smallint as year, c.service_level,
		s.value as value_start, e.value as value_end,
		case when i.better = 'higher' then e.value - s.value else s.value - e.value end as gain,
		case when i.important_change is not null then private.important_improvement(s.instrument, s.value, e.value) end as improved,
		case when i.important_change is not null then private.important_improvement(s.instrument, e.value, s.value) end as worsened
	from public.course c
	join public.measurement s on s.course_id = c.id and s.timepoint = 'start' and s.value is not null
	join public.measurement e on e.course_id = c.id and e.instrument = s.instrument and e.timepoint = 'end' and e.value is not null
	join public.instrument i on i.id = s.instrument and i.summarised
	where c.status = 'completed';
comment on view private.course_change_now is 'What the rows of course_change must say, computed from the measurements.';

create table private.fact_queue (
	course_id uuid primary key
);
comment on table private.fact_queue is 'Courses touched in a running transaction; empty between transactions.';

create function private.queue_fact() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_row jsonb;
begin
	if tg_op = 'DELETE' then v_row := to_jsonb(old); else v_row := to_jsonb(new); end if;
	insert into private.fact_queue (course_id) values ((v_row ->> (case when tg_table_name = 'course' then 'id' else 'course_id' end))::uuid)
		on conflict do nothing;
	return null;
end $$;

create table private.fact_year (
	year smallint primary key,
	version bigint not null
);
comment on table private.fact_year is 'Counts the changes of each year''s facts: what was summed from an older version is summed anew.';

create function private.refresh_queued_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_courses uuid[];
	v_years smallint[];
begin
	-- Fires once per queued course at the end of the transaction; the first takes them all. The others look for their own
	-- by key and leave, instead of each reading through all that the first took: that made large imports quadratic.
	if not exists (select from private.fact_queue q where q.course_id = new.course_id) then return null; end if;
	with taken as (delete from private.fact_queue returning course_id)
		select array_agg(course_id) into v_courses from taken;
	if v_courses is null then return null; end if;
	v_years := array(select distinct f.year from public.course_fact f where f.course_id = any (v_courses));
	delete from public.course_fact f where f.course_id = any (v_courses);
	insert into public.course_fact select * from private.course_fact_now n where n.course_id = any (v_courses);
	delete from public.course_change f where f.course_id = any (v_courses);
	insert into public.course_change select * from private.course_change_now n where n.course_id = any (v_courses);
	v_years := v_years || array(select distinct f.year from public.course_fact f where f.course_id = any (v_courses));
	-- In order of years, so that two transactions never wait for each other.
	insert into private.fact_year as y (year, version) select distinct x, 1 from unnest(v_years) x order by x
		on conflict (year) do update set version = y.version + 1;
	return null;
end $$;

create function private.sums_have_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	update private.fact_year set version = version + 1;
	return null;
end $$;
create trigger what_a_unit_counts_under_changes_every_year after insert or delete on public.organisation_unit
	for each statement execute function private.sums_have_changed();

create constraint trigger facts_follow_at_the_end after insert on private.fact_queue
	deferrable initially deferred for each row execute function private.refresh_queued_facts();

do $$
declare
	t text;
begin
	foreach t in array array['course', 'measurement', 'goal', 'work_state', 'followup', 'satisfaction'] loop
		execute format('create trigger facts_follow after insert or update or delete on public.%I for each row execute function private.queue_fact()', t);
	end loop;
end $$;

create function private.queue_facts_of_person() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into private.fact_queue (course_id) select c.id from public.course c where c.person_id = new.id on conflict do nothing;
	return null;
end $$;
create trigger facts_follow after update on public.person for each row execute function private.queue_facts_of_person();

create function public.fact_differences() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_agg(distinct d.course_id), '[]') from (
		select course_id from (select * from public.course_fact except select * from private.course_fact_now) a
		union all
		select course_id from (select * from private.course_fact_now except select * from public.course_fact) b
		union all
		select course_id from (select * from public.course_change except select * from private.course_change_now) c
		union all
		select course_id from (select * from private.course_change_now except select * from public.course_change) d
	) d;
$$;
comment on function public.fact_differences() is 'Courses whose fact rows are not what the course says: empty when all is well.';

revoke execute on function private.age_band(integer), private.queue_fact(), private.refresh_queued_facts(), private.queue_facts_of_person(), private.sums_have_changed(), public.fact_differences() from public, anon, authenticated;
grant execute on function public.fact_differences() to service_role;

alter table public.course_fact enable row level security;
alter table public.course_change enable row level security;
-- No policy: fact rows are read by the indicator functions alone.
revoke all on public.course_fact, public.course_change from anon, authenticated;
grant select on public.course_fact, public.course_change to service_role;
