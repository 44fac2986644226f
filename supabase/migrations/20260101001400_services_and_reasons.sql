-- Services around a course, problems of COPM as pairs, why a value will never come beyond measurements, and the unit's own
-- mark of a course.

-- Variants are instruments of their own, so that they never mix.
insert into public.instrument
	(id, min_value, max_value, step, decimals, better, important_change, summarised)
values
	('10mwt_fast', 0, 5, null, 2, 'higher', null, true),
	('whodas12_simple', 0, 48, 1, 0, 'lower', null, true);

alter table public.course
	add column initials text check (length(initials) between 1 and 12),
	add column goals_set_on date,
	add column first_assessed_on date,
	add column no_work boolean not null default false;
comment on column public.course.initials is 'What the unit finds the course by: initials or a mark of its own choice. Never leaves the unit.';
comment on column public.course.goals_set_on is 'Day on which the goals were set with the patient.';
comment on column public.course.first_assessed_on is 'Day of the first measurement of function.';
comment on column public.course.no_work is 'Work is no question in this course; said, not left out.';
grant insert (initials, goals_set_on, first_assessed_on, no_work), update (initials, goals_set_on, first_assessed_on, no_work)
	on public.course to authenticated;

alter table public.work_state
	alter column state drop not null,
	add column weeks_without_benefit smallint check (weeks_without_benefit between 0 and 60),
	add column missing_reason text check (missing_reason in ('not_measured', 'refused', 'unable', 'died', 'moved', 'not_suitable')),
	add constraint a_state_or_a_reason check ((state is null) <> (missing_reason is null)),
	add constraint weeks_are_counted_after_the_end check (weeks_without_benefit is null or timepoint in ('m3', 'm12'));
comment on column public.work_state.weeks_without_benefit is
	'Weeks in a row without a health-related benefit until the contact.';

alter table public.goal
	add column missing_reason text check (missing_reason in ('not_measured', 'refused', 'unable', 'died', 'moved', 'not_suitable')),
	add constraint a_level_or_a_reason check (attained is null or missing_reason is null);

alter table public.satisfaction
	alter column level drop not null,
	add column missing_reason text check (missing_reason in ('not_measured', 'refused', 'unable', 'died', 'moved', 'not_suitable')),
	add constraint a_level_or_a_reason check ((level is null) <> (missing_reason is null));

create table public.copm_problem (
	id uuid primary key default gen_random_uuid(),
	course_id uuid not null references public.course (id) on delete cascade,
	position smallint not null check (position between 1 and 5),
	text text not null check (length(text) between 1 and 500),
	importance smallint check (importance between 1 and 10),
	performance_start smallint check (performance_start between 1 and 10),
	performance_end smallint check (performance_end between 1 and 10),
	satisfaction_start smallint check (satisfaction_start between 1 and 10),
	satisfaction_end smallint check (satisfaction_end between 1 and 10),
	constraint one_problem_per_position unique (course_id, position)
);
comment on table public.copm_problem is
	'Activity problems of COPM, rated by the patient. Their means are the measurements copm_performance and copm_satisfaction.';
comment on column public.copm_problem.text is 'Free text of the patient: never leaves the unit.';

create table public.course_services (
	course_id uuid primary key references public.course (id) on delete cascade,
	hours_start double precision check (hours_start between 0 and 168),
	hours_end double precision check (hours_end between 0 and 168),
	need_start text check (need_start in ('none', 'limited', 'moderate', 'extensive')),
	need_end text check (need_end in ('none', 'limited', 'moderate', 'extensive')),
	living_start text check (living_start in ('home', 'sheltered_housing', 'short_term_stay', 'nursing_home', 'hospital', 'other')),
	living_end text check (living_end in ('home', 'sheltered_housing', 'short_term_stay', 'nursing_home', 'hospital', 'other')),
	applied_for_services text check (applied_for_services in ('yes', 'no', 'not_relevant')),
	assessed_before_decision text check (assessed_before_decision in ('yes', 'no', 'not_relevant')),
	individual_plan text check (individual_plan in ('accepted', 'declined', 'not_offered', 'not_relevant')),
	coordinator text check (coordinator in ('accepted', 'declined', 'not_offered', 'not_relevant')),
	early_notice text check (early_notice in ('yes', 'no', 'not_relevant')),
	early_notice_on date,
	report_ready text check (report_ready in ('yes', 'no', 'not_relevant')),
	kin_involved text check (kin_involved in ('yes', 'no', 'not_relevant')),
	contacts smallint check (contacts between 0 and 1000),
	constraint a_notice_has_a_day_only_when_sent check (early_notice_on is null or early_notice = 'yes')
);
comment on table public.course_services is 'What the person has of services and housing before and after, and how the course was coordinated.';
comment on column public.course_services.hours_start is 'Home services, hours a week, before the course.';
comment on column public.course_services.need_start is 'The three official steps of need for assistance, and none.';

do $$
declare
	t text;
begin
	foreach t in array array['copm_problem', 'course_services'] loop
		execute format('alter table public.%I enable row level security', t);
		execute format('create policy "clinicians read what is under their units'' courses" on public.%I for select to authenticated using (private.is_own_course(course_id))', t);
		execute format('create policy "clinicians add under their units'' courses" on public.%I for insert to authenticated with check (private.is_own_course(course_id))', t);
		execute format('create policy "clinicians change what is under their units'' courses" on public.%I for update to authenticated using (private.is_own_course(course_id)) with check (private.is_own_course(course_id))', t);
		execute format('create policy "clinicians remove what is under their units'' courses" on public.%I for delete to authenticated using (private.is_own_course(course_id))', t);
		execute format('revoke all on public.%I from anon, authenticated', t);
		execute format('grant select, insert, update, delete on public.%I to authenticated', t);
		execute format('grant select on public.%I to service_role', t);
		execute format('create trigger changes_are_recorded after insert or update or delete on public.%I for each row execute function private.record_revision()', t);
	end loop;
end $$;

-- Days of the course that follow its start, checked where the other dates are.
create function private.check_course_days() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if greatest(new.goals_set_on, new.first_assessed_on) > (now() at time zone 'Europe/Oslo')::date then
		raise exception 'course_day_in_future' using errcode = 'PT422';
	end if;
	if new.end_date < greatest(new.goals_set_on, new.first_assessed_on) then
		raise exception 'course_day_after_end' using errcode = 'PT422';
	end if;
	return new;
end $$;
revoke execute on function private.check_course_days() from public;
create trigger course_days_are_checked before insert or update of goals_set_on, first_assessed_on, end_date on public.course
	for each row execute function private.check_course_days();

create or replace function private.save_course_children(p_course uuid, p jsonb) returns void
language plpgsql security invoker set search_path = '' as $$
begin
	delete from public.measurement m where m.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'measurements') x where x ->> 'instrument' = m.instrument and x ->> 'timepoint' = m.timepoint);
	insert into public.measurement as m (course_id, instrument, timepoint, value, missing_reason)
		select p_course, x.instrument, x.timepoint, x.value, x.missing_reason
		from jsonb_to_recordset(p -> 'measurements') as x (instrument text, timepoint text, value double precision, missing_reason text)
		on conflict (course_id, instrument, timepoint) do update set value = excluded.value, missing_reason = excluded.missing_reason
			where (m.value, m.missing_reason) is distinct from (excluded.value, excluded.missing_reason);

	delete from public.goal g where g.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'goals') x where (x ->> 'position')::int = g.position);
	insert into public.goal as g (course_id, position, text, icf_area, importance, difficulty, start_level, attained, missing_reason)
		select p_course, x.position, x.text, x.icf_area, x.importance, x.difficulty, x.start_level, x.attained, x.missing_reason
		from jsonb_to_recordset(p -> 'goals') as x (position smallint, text text, icf_area text, importance smallint, difficulty smallint, start_level smallint, attained smallint, missing_reason text)
		on conflict (course_id, position) do update set text = excluded.text, icf_area = excluded.icf_area, importance = excluded.importance,
			difficulty = excluded.difficulty, start_level = excluded.start_level, attained = excluded.attained, missing_reason = excluded.missing_reason
			where (g.text, g.icf_area, g.importance, g.difficulty, g.start_level, g.attained, g.missing_reason)
				is distinct from (excluded.text, excluded.icf_area, excluded.importance, excluded.difficulty, excluded.start_level, excluded.attained, excluded.missing_reason);

	delete from public.copm_problem c where c.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'problems') x where (x ->> 'position')::int = c.position);
	insert into public.copm_problem as c (course_id, position, text, importance, performance_start, performance_end, satisfaction_start, satisfaction_end)
		select p_course, x.position, x.text, x.importance, x.performance_start, x.performance_end, x.satisfaction_start, x.satisfaction_end
		from jsonb_to_recordset(p -> 'problems') as x (position smallint, text text, importance smallint, performance_start smallint, performance_end smallint, satisfaction_start smallint, satisfaction_end smallint)
		on conflict (course_id, position) do update set text = excluded.text, importance = excluded.importance,
			performance_start = excluded.performance_start, performance_end = excluded.performance_end,
			satisfaction_start = excluded.satisfaction_start, satisfaction_end = excluded.satisfaction_end
			where (c.text, c.importance, c.performance_start, c.performance_end, c.satisfaction_start, c.satisfaction_end)
				is distinct from (excluded.text, excluded.importance, excluded.performance_start, excluded.performance_end, excluded.satisfaction_start, excluded.satisfaction_end);

	delete from public.work_state w where w.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'work') x where x ->> 'timepoint' = w.timepoint);
	insert into public.work_state as w (course_id, timepoint, state, percent, weeks_without_benefit, missing_reason)
		select p_course, x.timepoint, x.state, x.percent, x.weeks_without_benefit, x.missing_reason
		from jsonb_to_recordset(p -> 'work') as x (timepoint text, state text, percent smallint, weeks_without_benefit smallint, missing_reason text)
		on conflict (course_id, timepoint) do update set state = excluded.state, percent = excluded.percent,
			weeks_without_benefit = excluded.weeks_without_benefit, missing_reason = excluded.missing_reason
			where (w.state, w.percent, w.weeks_without_benefit, w.missing_reason)
				is distinct from (excluded.state, excluded.percent, excluded.weeks_without_benefit, excluded.missing_reason);

	if jsonb_typeof(p -> 'services') is distinct from 'object' then
		delete from public.course_services s where s.course_id = p_course;
	else
		insert into public.course_services as s
			select x.* from jsonb_populate_record(null::public.course_services, p -> 'services' || jsonb_build_object('course_id', p_course)) x
			on conflict (course_id) do update set hours_start = excluded.hours_start, hours_end = excluded.hours_end,
				need_start = excluded.need_start, need_end = excluded.need_end, living_start = excluded.living_start, living_end = excluded.living_end,
				applied_for_services = excluded.applied_for_services, assessed_before_decision = excluded.assessed_before_decision,
				individual_plan = excluded.individual_plan, coordinator = excluded.coordinator, early_notice = excluded.early_notice,
				early_notice_on = excluded.early_notice_on, report_ready = excluded.report_ready, kin_involved = excluded.kin_involved, contacts = excluded.contacts
				where s.* is distinct from excluded.*;
	end if;

	delete from public.followup f where f.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'followups') x where x ->> 'timepoint' = f.timepoint);
	insert into public.followup as f (course_id, timepoint, done_on, mode, result)
		select p_course, x.timepoint, x.done_on, x.mode, x.result
		from jsonb_to_recordset(p -> 'followups') as x (timepoint text, done_on date, mode text, result text)
		on conflict (course_id, timepoint) do update set done_on = excluded.done_on, mode = excluded.mode, result = excluded.result
			where (f.done_on, f.mode, f.result) is distinct from (excluded.done_on, excluded.mode, excluded.result);

	delete from public.satisfaction s where s.course_id = p_course and not exists (
		select 1 from jsonb_array_elements(p -> 'satisfaction') x where x ->> 'respondent' = s.respondent);
	insert into public.satisfaction as s (course_id, respondent, level, missing_reason)
		select p_course, x.respondent, x.level, x.missing_reason
		from jsonb_to_recordset(p -> 'satisfaction') as x (respondent text, level smallint, missing_reason text)
		on conflict (course_id, respondent) do update set level = excluded.level, missing_reason = excluded.missing_reason
			where (s.level, s.missing_reason) is distinct from (excluded.level, excluded.missing_reason);
end $$;

create or replace function public.save_course(p_course jsonb) returns jsonb
language plpgsql security invoker set search_path = '' as $$
declare
	c record;
	v_id uuid := (p_course ->> 'id')::uuid;
	v_unit text := p_course ->> 'unit_id';
	v_version integer := (p_course ->> 'version')::integer;
	v_submission uuid := (p_course ->> 'submission_id')::uuid;
	v_current public.course%rowtype;
	v_saved public.course%rowtype;
	v_person uuid;
begin
	perform set_config('registry.reason', coalesce(p_course ->> 'reason', ''), true);
	if v_id is null and v_submission is not null then
		select * into v_saved from public.course x where x.unit_id = v_unit and x.submission_id = v_submission;
		if found then
			return jsonb_build_object('id', v_saved.id, 'version', v_saved.version, 'local_number', v_saved.local_number, 'status', v_saved.status, 'repeated', true);
		end if;
	end if;
	if v_id is not null then
		select * into v_current from public.course x where x.id = v_id for update;
		if not found then raise exception 'course_not_found' using errcode = 'PT404'; end if;
		if v_current.version <> v_version then raise exception 'course_is_stale' using errcode = 'PT409', detail = v_current.version::text; end if;
		v_unit := v_current.unit_id;
	end if;
	v_person := private.resolve_person(v_unit, p_course -> 'person', v_current.person_id);

	select * into c from jsonb_to_record(p_course) as r (
		local_id text, initials text, status text, residence_municipality_id text, referral_date date, start_date date, end_date date,
		service_level text, service_type text, delivery text, phase text, diagnosis_group text, professions text[], main_instrument text,
		no_goals boolean, goals_set_on date, first_assessed_on date, no_work boolean);

	if v_id is null then
		insert into public.course (unit_id, local_id, initials, submission_id, person_id, status, residence_municipality_id, referral_date, start_date, end_date,
			service_level, service_type, delivery, phase, diagnosis_group, professions, main_instrument, no_goals, goals_set_on, first_assessed_on, no_work)
		values (v_unit, c.local_id, c.initials, v_submission, v_person, coalesce(c.status, 'draft'), c.residence_municipality_id, c.referral_date, c.start_date, c.end_date,
			c.service_level, c.service_type, c.delivery, c.phase, c.diagnosis_group, coalesce(c.professions, '{}'), c.main_instrument,
			coalesce(c.no_goals, false), c.goals_set_on, c.first_assessed_on, coalesce(c.no_work, false))
		returning * into v_saved;
	else
		update public.course set person_id = v_person, initials = c.initials, status = coalesce(c.status, v_current.status), residence_municipality_id = c.residence_municipality_id,
			referral_date = c.referral_date, start_date = c.start_date, end_date = c.end_date, service_level = c.service_level, service_type = c.service_type,
			delivery = c.delivery, phase = c.phase, diagnosis_group = c.diagnosis_group, professions = coalesce(c.professions, '{}'),
			main_instrument = c.main_instrument, no_goals = coalesce(c.no_goals, false), goals_set_on = c.goals_set_on,
			first_assessed_on = c.first_assessed_on, no_work = coalesce(c.no_work, false)
		where id = v_id
		returning * into v_saved;
	end if;
	perform private.save_course_children(v_saved.id, p_course);
	return jsonb_build_object('id', v_saved.id, 'version', v_saved.version, 'local_number', v_saved.local_number, 'status', v_saved.status, 'repeated', false);
end $$;

-- What was measured last before this course, in courses of the same person that the caller may read.
create function private.previous_values(p_course uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select coalesce(jsonb_object_agg(p.instrument, jsonb_build_object('value', p.value, 'timepoint', p.timepoint, 'year', p.year)), '{}')
	from (
		select distinct on (m.instrument) m.instrument, m.value, m.timepoint, extract(year from o.start_date)::integer as year
		from public.course c
		join public.course o on o.person_id = c.person_id and o.id <> c.id and o.status <> 'withdrawn'
			and o.start_date < coalesce(c.start_date, 'infinity')
		join public.measurement m on m.course_id = o.id and m.value is not null
		where c.id = p_course
		order by m.instrument, o.start_date desc, array_position(array['m12', 'm3', 'end', 'start'], m.timepoint)
	) p;
$$;
revoke execute on function private.previous_values(uuid) from public;
grant execute on function private.previous_values(uuid) to authenticated;

create or replace function private.course_json(p_id uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select to_jsonb(c) || jsonb_build_object(
		'person', (select jsonb_build_object('birth_date', p.birth_date, 'sex', p.sex) from public.person p where p.id = c.person_id),
		'unit_name', (select u.name from public.unit u where u.id = c.unit_id),
		'updated_by_name', (select a.display_name from public.account a where a.id = c.updated_by),
		'measurements', coalesce((select jsonb_agg(to_jsonb(m) - 'id' - 'course_id') from public.measurement m where m.course_id = c.id), '[]'),
		'goals', coalesce((select jsonb_agg(to_jsonb(g) - 'id' - 'course_id' order by g.position) from public.goal g where g.course_id = c.id), '[]'),
		'problems', coalesce((select jsonb_agg(to_jsonb(x) - 'id' - 'course_id' order by x.position) from public.copm_problem x where x.course_id = c.id), '[]'),
		'work', coalesce((select jsonb_agg(to_jsonb(w) - 'id' - 'course_id') from public.work_state w where w.course_id = c.id), '[]'),
		'services', (select to_jsonb(s) - 'course_id' from public.course_services s where s.course_id = c.id),
		'followups', coalesce((select jsonb_agg(to_jsonb(f) - 'id' - 'course_id') from public.followup f where f.course_id = c.id), '[]'),
		'satisfaction', coalesce((select jsonb_agg(to_jsonb(s) - 'id' - 'course_id') from public.satisfaction s where s.course_id = c.id), '[]'),
		'previous', private.previous_values(c.id)
	)
	from public.course c where c.id = p_id;
$$;

-- That somebody has died may be said anywhere.
create function private.has_died(p_course uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select 1 from public.followup f where f.course_id = p_course and f.result = 'dead')
		or exists (select 1 from public.measurement m where m.course_id = p_course and m.missing_reason = 'died')
		or exists (select 1 from public.work_state w where w.course_id = p_course and w.missing_reason = 'died')
		or exists (select 1 from public.goal g where g.course_id = p_course and g.missing_reason = 'died')
		or exists (select 1 from public.satisfaction s where s.course_id = p_course and s.missing_reason = 'died');
$$;
revoke execute on function private.has_died(uuid) from public;

create or replace view private.course_fact_now with (security_invoker = true) as
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
	cross join lateral (select private.has_died(c.id) as dead) d
	where c.status = 'completed';

create or replace function private.project_rows_now(p_project uuid) returns table (course_id uuid, course_key text, content jsonb)
language sql stable security definer set search_path = '' as $$
	select c.id, kc.key, jsonb_build_object(
		'course_key', kc.key,
		'person_key', kp.key,
		'year', f.year,
		'county', mo.parent_id,
		'centrality_class', m.centrality_class,
		'sex', f.sex,
		'age_band', f.age_band,
		'diagnosis_group', f.diagnosis_group,
		'service_level', f.service_level,
		'service_type', f.service_type,
		'delivery', f.delivery,
		'phase', f.phase,
		'waiting_days', c.start_date - c.referral_date,
		'length_days', c.end_date - c.start_date,
		'professions', coalesce(array_length(c.professions, 1), 0),
		'measurements', (select jsonb_object_agg(me.instrument || '_' || me.timepoint, coalesce(to_jsonb(me.value), to_jsonb(me.missing_reason)))
			from public.measurement me where me.course_id = c.id),
		'goals', (select count(*) from public.goal g where g.course_id = c.id and g.attained is not null),
		'goals_attained', f.goals_attained,
		'function_improved', f.function_improved,
		'work', (select jsonb_object_agg(w.timepoint, w.state) from public.work_state w where w.course_id = c.id and w.state is not null),
		'followup_m12', (select fu.result from public.followup fu where fu.course_id = c.id and fu.timepoint = 'm12'),
		'patient_satisfaction', (select s.level from public.satisfaction s where s.course_id = c.id and s.respondent = 'patient')
	)
	from public.course_fact f
	join public.course c on c.id = f.course_id
	join public.municipality m on m.organisation_id = f.residence_municipality_id
	join public.organisation mo on mo.id = m.organisation_id
	join private.project_key kc on kc.project_id = p_project and kc.kind = 'course' and kc.source_id = c.id
	join private.project_key kp on kp.project_id = p_project and kp.kind = 'person' and kp.source_id = c.person_id;
$$;
