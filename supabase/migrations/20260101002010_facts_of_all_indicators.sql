-- Facts of all indicators. What a fact says is written once, and becomes two views: one that reaches the rows of a few
-- courses by their keys, for the trigger, and one that reads each table once, for recomputing and checking a whole registry.

drop view private.unit_indicator;
drop view private.course_fact_now;
drop table public.course_fact;

create table private.maturing (
	day date not null
);
create unique index maturing_is_one_row on private.maturing ((true));
comment on table private.maturing is 'The day up to which courses have been found old enough for the indicators that ask 3 or 12 months later.';
insert into private.maturing (day) values ((now() at time zone 'Europe/Oslo')::date);

create table public.course_fact (
	course_id uuid primary key,
	unit_id text not null,
	residence_municipality_id text not null,
	year smallint not null,
	quarter smallint not null,
	end_date date not null,
	sex text not null,
	age smallint not null,
	age_band text not null,
	diagnosis_group text not null,
	service_level text not null,
	service_type text,
	delivery text not null,
	phase text not null,
	start_level smallint,
	m3_matures_on date not null,
	m12_matures_on date not null,
	m3_matured boolean not null,
	m12_matured boolean not null,
	function_improved boolean,
	function_kept_m12 boolean,
	function_kept_m12_eligible boolean not null,
	goals_attained boolean,
	copm_improved boolean,
	work_m12 boolean,
	work_m12_answered boolean,
	work_m12_sustained boolean,
	work_m12_sustained_answered boolean,
	work_ability_change double precision,
	work_ability_change_eligible boolean not null,
	quality_of_life_improved boolean,
	no_services_after boolean,
	service_need_reduced boolean,
	discharged_home boolean,
	goals_with_patient boolean,
	function_paired boolean,
	function_first_72h boolean,
	followup_planned boolean,
	followup_m12_done boolean,
	individual_plan boolean,
	early_notice boolean,
	report_ready boolean,
	team_size boolean,
	assessed_before_services boolean,
	patient_satisfied boolean,
	kin_satisfied boolean,
	timely boolean,
	waiting_days integer,
	length_days integer,
	contacts integer,
	new_user boolean,
	per_1000 boolean,
	coverage boolean
);
comment on table public.course_fact is
	'One row per completed course, one column per indicator, named as it: a boolean (met or not), a number (change, days, contacts), or null where the course is not in the denominator. Kept by trigger in the transaction that changes the course.';
comment on column public.course_fact.course_id is 'No foreign key: a cascade would take out the facts of deleted courses one by one, in any order; they go together, when the transaction ends.';
comment on column public.course_fact.year is 'Year of the end date, the period basis of the indicators.';
comment on column public.course_fact.start_level is 'Quarter of the main instrument''s range, in its better direction, in which the course began; null where the range is open or the start is not measured.';
comment on column public.course_fact.m3_matured is 'Whether 92 days have passed since the end, by the day of private.maturing: followup_planned counts from then.';
comment on column public.course_fact.m12_matured is 'Whether 365 days have passed since the end, by the day of private.maturing: 12-month indicators count from then.';
comment on column public.course_fact.work_m12 is 'At risk at start (18-67 years, on sick leave or AAP), alive: any ordinary work at 12 months; not answered counts as not achieved.';
comment on column public.course_fact.function_kept_m12_eligible is 'Improved and alive: who is asked at 12 months.';
comment on column public.course_fact.per_1000 is 'Counts in the rate of residents: 18-67 years, the ages whose number of residents is known.';
create index course_fact_unit_year_idx on public.course_fact (unit_id, year);
create index course_fact_residence_year_idx on public.course_fact (residence_municipality_id, year);
create index course_fact_immature_m12_idx on public.course_fact (m12_matures_on) where not m12_matured;
create index course_fact_immature_m3_idx on public.course_fact (m3_matures_on) where not m3_matured;

alter table public.course_fact enable row level security;
-- No policy: fact rows are read by the indicator functions alone.
revoke all on public.course_fact from anon, authenticated;
grant select on public.course_fact to service_role;

-- A body that the planner can put in its place: called for each of a million facts, a function costs more than they do.
create or replace function private.age_band(p_age integer) returns text
language sql immutable
return case
	when p_age < 18 then '0-17' when p_age < 30 then '18-29' when p_age < 40 then '30-39' when p_age < 50 then '40-49'
	when p_age < 60 then '50-59' when p_age < 70 then '60-69' when p_age < 80 then '70-79' when p_age < 90 then '80-89' else '90+' end;

-- Likewise the rule of private.important_improvement, with the row of the instrument at hand.
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

do $build$
declare
	v_whole boolean;
	-- Rows under a course, one row each: looked up by the course's key, or all of them grouped.
	v_under constant text := 'left join lateral (select %2$s from %1$s where %3$s = %4$s) %5$s on true';
	v_under_all constant text := 'left join (select %3$s as key, %2$s from %1$s group by 1) %5$s on %5$s.key = %4$s';
	v_join text;
	-- Same rule as private.important_improvement, with the row of the instrument at hand.
	v_important constant text := 'round((case i.better when ''higher'' then %1$s - m.main_start else m.main_start - %1$s end)::numeric, i.decimals + 2) >= round(i.important_change::numeric, i.decimals + 2)';
begin
	foreach v_whole in array array[false, true] loop
		v_join := case when v_whole then v_under_all else v_under end;
		execute format('create view private.%I with (security_invoker = true) as ', case when v_whole then 'course_facts_now' else 'course_fact_now' end)
			|| $select$
	select
		c.id as course_id, c.unit_id, c.residence_municipality_id,
		extract(year from c.end_date)::smallint as year, extract(quarter from c.end_date)::smallint as quarter, c.end_date,
		p.sex, a.age::smallint as age, private.age_band(a.age) as age_band,
		c.diagnosis_group, c.service_level, c.service_type, c.delivery, c.phase,
		case when i.max_value > i.min_value and m.main_start is not null then least(4, 1 + floor(4 *
			case i.better when 'higher' then m.main_start - i.min_value else i.max_value - m.main_start end / (i.max_value - i.min_value)))::smallint end as start_level,
		c.end_date + 92 as m3_matures_on,
		c.end_date + 365 as m12_matures_on,
		c.end_date + 92 <= t.day as m3_matured,
		c.end_date + 365 <= t.day as m12_matured,
		r.improved as function_improved,
		case when r.improved and not d.dead then r.kept end as function_kept_m12,
		coalesce(r.improved, false) and not d.dead as function_kept_m12_eligible,
		-- GAS T >= 50 is the same as a weighted sum of attained levels >= 0; where every weight is 0 the goals weigh the same.
		case when g.has_weight then g.weighted >= 0 else g.plain >= 0 end as goals_attained,
		m.copm_end - m.copm_start >= 2 as copm_improved,
		case when r.at_risk and not d.dead then coalesce(w.state_m12 in ('work', 'graded_sick_leave'), false) end as work_m12,
		case when r.at_risk and not d.dead then w.state_m12 is not null end as work_m12_answered,
		case when r.at_risk and not d.dead then coalesce(w.weeks_m12 >= 4, false) end as work_m12_sustained,
		case when r.at_risk and not d.dead then w.weeks_m12 is not null end as work_m12_sustained_answered,
		case when not d.dead then m.was_m12 - m.was_start end as work_ability_change,
		m.was_start is not null and not d.dead as work_ability_change_eligible,
		m.vas_end - m.vas_start >= 8.6 as quality_of_life_improved,
		case when c.service_level in ('2', '3', '4') then s.need_end = 'none' end as no_services_after,
		case when s.hours_start > 0 then s.hours_end < s.hours_start end as service_need_reduced,
		case when c.delivery = 'inpatient' then s.living_end = 'home' end as discharged_home,
		not c.no_goals and coalesce(g.goals, 0) > 0 and coalesce(c.goals_set_on <= c.start_date + 14, false) as goals_with_patient,
		coalesce(m.measured_start && m.measured_end, false) as function_paired,
		case when c.delivery = 'inpatient' then coalesce(c.first_assessed_on <= c.start_date + 3, false) end as function_first_72h,
		case when not d.dead then coalesce(f.m3_answered_on <= (c.end_date + interval '3 months')::date, false) end as followup_planned,
		case when not d.dead then coalesce(f.m12_answered_on between (c.end_date + interval '11 months')::date and (c.end_date + interval '14 months')::date, false) end as followup_m12_done,
		case
			when s.individual_plan in ('accepted', 'declined') or s.coordinator in ('accepted', 'declined') then true
			when s.individual_plan = 'not_offered' or s.coordinator = 'not_offered' then false end as individual_plan,
		case when c.delivery = 'inpatient' and c.service_level like '5.%' and s.early_notice in ('yes', 'no')
			then s.early_notice = 'yes' and coalesce(s.early_notice_on <= c.start_date + 3, false) end as early_notice,
		case when c.service_level like '5.%' and s.report_ready in ('yes', 'no') then s.report_ready = 'yes' end as report_ready,
		cardinality(c.professions) >= case
			when c.service_type = 'primary_complex' then 6
			when c.service_type = 'primary_simple' then 4
			when c.service_level in ('2', '3', '4') then 3 end as team_size,
		case when c.service_level in ('1', '2', '3', '4') and s.applied_for_services = 'yes' and s.assessed_before_decision in ('yes', 'no')
			then s.assessed_before_decision = 'yes' end as assessed_before_services,
		e.patient_level >= 4 as patient_satisfied,
		e.kin_level >= 4 as kin_satisfied,
		(c.completed_at at time zone 'Europe/Oslo')::date <= c.end_date + 30 as timely,
		c.start_date - c.referral_date as waiting_days,
		c.end_date - c.start_date as length_days,
		s.contacts::integer as contacts,
		c.start_date <= o.first_start as new_user,
		case when a.age between 18 and 67 then true end as per_1000,
		true as coverage
	from public.course c
	cross join private.maturing t
	join public.person p on p.id = c.person_id
	join public.instrument i on i.id = c.main_instrument
	cross join lateral (select extract(year from age(c.start_date, p.birth_date))::integer as age) a
	left join public.course_services s on s.course_id = c.id
	$select$
			|| format(v_join, 'public.measurement x join public.course y on y.id = x.course_id', $m$
				max(x.value) filter (where x.timepoint = 'start' and x.instrument = y.main_instrument) as main_start,
				max(x.value) filter (where x.timepoint = 'end' and x.instrument = y.main_instrument) as main_end,
				max(x.value) filter (where x.timepoint = 'm12' and x.instrument = y.main_instrument) as main_m12,
				max(x.value) filter (where x.timepoint = 'start' and x.instrument = 'copm_performance') as copm_start,
				max(x.value) filter (where x.timepoint = 'end' and x.instrument = 'copm_performance') as copm_end,
				max(x.value) filter (where x.timepoint = 'start' and x.instrument = 'eq_vas') as vas_start,
				max(x.value) filter (where x.timepoint = 'end' and x.instrument = 'eq_vas') as vas_end,
				max(x.value) filter (where x.timepoint = 'start' and x.instrument = 'was') as was_start,
				max(x.value) filter (where x.timepoint = 'm12' and x.instrument = 'was') as was_m12,
				array_agg(x.instrument) filter (where x.timepoint = 'start' and x.value is not null) as measured_start,
				array_agg(x.instrument) filter (where x.timepoint = 'end' and x.value is not null) as measured_end,
				bool_or(x.missing_reason = 'died') as died $m$, 'x.course_id', 'c.id', 'm') || ' '
			|| format(v_join, 'public.goal x', $g$
				count(*) as goals,
				bool_or(coalesce(x.importance * x.difficulty, 1) > 0) filter (where x.attained is not null) as has_weight,
				sum(coalesce(x.importance * x.difficulty, 1) * x.attained) as weighted,
				sum(x.attained) as plain,
				bool_or(x.missing_reason = 'died') as died $g$, 'x.course_id', 'c.id', 'g') || ' '
			|| format(v_join, 'public.work_state x', $w$
				max(x.state) filter (where x.timepoint = 'start') as state_start,
				max(x.state) filter (where x.timepoint = 'm12') as state_m12,
				max(x.weeks_without_benefit) filter (where x.timepoint = 'm12') as weeks_m12,
				bool_or(x.missing_reason = 'died') as died $w$, 'x.course_id', 'c.id', 'w') || ' '
			|| format(v_join, 'public.followup x', $f$
				max(x.done_on) filter (where x.timepoint = 'm3' and x.result = 'answered') as m3_answered_on,
				max(x.done_on) filter (where x.timepoint = 'm12' and x.result = 'answered') as m12_answered_on,
				bool_or(x.result = 'dead') as died $f$, 'x.course_id', 'c.id', 'f') || ' '
			|| format(v_join, 'public.satisfaction x', $e$
				max(x.level) filter (where x.respondent = 'patient') as patient_level,
				max(x.level) filter (where x.respondent = 'kin') as kin_level,
				bool_or(x.missing_reason = 'died') as died $e$, 'x.course_id', 'c.id', 'e') || ' '
			|| format(v_join, 'public.course x', $o$
				min(x.start_date) filter (where x.status <> 'withdrawn') as first_start $o$, 'x.person_id', 'c.person_id', 'o')
			|| ' cross join lateral (select coalesce(m.died, false) or coalesce(g.died, false) or coalesce(w.died, false) or coalesce(f.died, false) or coalesce(e.died, false) as dead) d '
			|| format($r$ cross join lateral (select
				a.age between 18 and 67 and coalesce(w.state_start in ('graded_sick_leave', 'full_sick_leave', 'aap'), false) as at_risk,
				%s as improved, %s as kept) r $r$, format(v_important, 'm.main_end'), format(v_important, 'm.main_m12'))
			|| $where$ where c.status = 'completed'$where$;
	end loop;

	-- What follows a saved course: its facts as they are now, written only where they differ.
	execute format($function$
		-- By key alone: a plan made while the tables were small reads them whole, and is kept while an import fills them.
		create function private.store_facts(p_courses uuid[], p_facts public.course_fact[], p_changes public.course_change[]) returns void
		language plpgsql security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' set enable_seqscan = 'off' as $body$
		begin
			-- Years first, in order: who changes cells of a year holds it, so that two transactions never wait for each other.
			insert into private.fact_year as y (year, version)
				select n.year, 1 from unnest(p_facts) n union select f.year, 1 from public.course_fact f where f.course_id = any (p_courses) order by 1
				on conflict (year) do update set version = y.version + 1;
			delete from public.course_fact f where f.course_id = any (p_courses)
				and not exists (select from public.course c where c.id = f.course_id and c.status = 'completed');
			insert into public.course_fact as f select n.* from unnest(p_facts) n
				on conflict (course_id) do update set (%1$s) = row (%2$s) where f is distinct from excluded;
			delete from public.course_change f where f.course_id = any (p_courses)
				and (f.course_id, f.instrument) not in (select n.course_id, n.instrument from unnest(p_changes) n);
			insert into public.course_change as f select n.* from unnest(p_changes) n
				on conflict (course_id, instrument) do update set (%3$s) = row (%4$s) where f is distinct from excluded;
		end $body$;
		create or replace function private.write_facts(p_courses uuid[]) returns void
		language plpgsql security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $body$
		begin
			perform private.store_facts(p_courses,
				array(select row(n.*)::public.course_fact from private.course_fact_now n where n.course_id = any (p_courses)),
				array(select row(n.*)::public.course_change from private.course_change_now n where n.course_id = any (p_courses)));
		end $body$ $function$,
		(select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_catalog.pg_attribute a where a.attrelid = 'public.course_fact'::regclass and a.attnum > 1),
		(select string_agg('excluded.' || quote_ident(a.attname), ', ' order by a.attnum) from pg_catalog.pg_attribute a where a.attrelid = 'public.course_fact'::regclass and a.attnum > 1),
		(select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_catalog.pg_attribute a where a.attrelid = 'public.course_change'::regclass and a.attnum > 2),
		(select string_agg('excluded.' || quote_ident(a.attname), ', ' order by a.attnum) from pg_catalog.pg_attribute a where a.attrelid = 'public.course_change'::regclass and a.attnum > 2));
end $build$;
comment on view private.course_fact_now is 'What the fact rows must say, computed from the courses: for a few courses, reached by their keys.';
comment on view private.course_facts_now is 'The same as course_fact_now, for a whole registry: each table is read once.';
comment on function private.write_facts(uuid[]) is 'Makes the fact rows of these courses what the courses say.';
comment on function private.store_facts(uuid[], public.course_fact[], public.course_change[]) is 'Keeps these facts and changes of these courses, written only where they differ.';

create function private.is_queued(p_course uuid) returns boolean
language plpgsql stable security definer set search_path = '' set enable_seqscan = 'off' as $$
begin
	-- By key, as in store_facts: the queue is empty whenever its statistics are taken, so it would be read whole.
	return exists (select from private.fact_queue q where q.course_id = p_course);
end $$;

create or replace function private.refresh_queued_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_courses uuid[];
begin
	-- Fires once per queued course at the end of the transaction; the first takes them all. The others look for their own
	-- by key and leave, instead of each reading through all that the first took: that made large imports quadratic.
	if not private.is_queued(new.course_id) then return null; end if;
	with taken as (delete from private.fact_queue returning course_id)
		select array_agg(course_id) into v_courses from taken;
	if v_courses is not null then perform private.write_facts(v_courses); end if;
	return null;
end $$;

-- Which course is a person's first changes with the person's other courses. Whoever adds, moves or removes one holds the
-- person until the end: two who do so at once would not see each other's course, and both call theirs the first.
create or replace function private.queue_facts_of_courses() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_persons uuid[];
begin
	if tg_op = 'INSERT' then
		v_persons := array(select n.person_id from new_rows n);
	elsif tg_op = 'DELETE' then
		v_persons := array(select o.person_id from old_rows o);
	else
		v_persons := array(select unnest(array[o.person_id, n.person_id]) from new_rows n join old_rows o on o.id = n.id
			where (n.person_id, n.start_date, n.status) is distinct from (o.person_id, o.start_date, o.status));
	end if;
	perform from public.person p where p.id = any (v_persons) order by p.id for no key update;
	if tg_op = 'DELETE' then
		insert into private.fact_queue (course_id) select o.id from old_rows o on conflict do nothing;
	else
		insert into private.fact_queue (course_id) select n.id from new_rows n on conflict do nothing;
	end if;
	insert into private.fact_queue (course_id)
		select f.course_id from public.course c join public.course_fact f on f.course_id = c.id where c.person_id = any (v_persons) order by 1
		on conflict do nothing;
	return null;
end $$;
select private.follow_changes('public.course', 'private.queue_facts_of_courses', 'facts_follow', array['delete']);
select private.follow_changes('public.course_services', 'private.queue_facts', 'facts_follow', array['insert', 'update', 'delete']);

create function public.mature_facts(p_today date default null) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_today date := coalesce(p_today, (now() at time zone 'Europe/Oslo')::date);
	v_count integer;
begin
	if not exists (select from private.maturing t where t.day < v_today) then return 0; end if;
	-- Nobody saves meanwhile: a course that another transaction is about to add would keep the day of yesterday.
	lock table private.fact_queue in share row exclusive mode;
	update private.maturing set day = v_today where day < v_today;
	if not found then return 0; end if;
	insert into private.fact_queue (course_id)
		select f.course_id from public.course_fact f where not f.m12_matured and f.m12_matures_on <= v_today
		union
		select f.course_id from public.course_fact f where not f.m3_matured and f.m3_matures_on <= v_today
		on conflict do nothing;
	get diagnostics v_count = row_count;
	return v_count;
end $$;
comment on function public.mature_facts(date) is
	'Lets the courses that have grown old enough into the indicators that ask 3 or 12 months later. Called by the jobs of the application; gives how many.';

revoke execute on function private.store_facts(uuid[], public.course_fact[], public.course_change[]), private.write_facts(uuid[]), private.is_queued(uuid), private.refresh_queued_facts(), private.queue_facts_of_courses(), public.mature_facts(date) from public, anon, authenticated;
grant execute on function public.mature_facts(date) to service_role;

insert into public.course_fact select * from private.course_facts_now;
