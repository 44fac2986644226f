-- The unit's own number can be written after the first save too: a draft makes itself at the first typing, and the number
-- that was typed later was told as saved and lost.
--
-- And a save says what its page knew of the course (state, birth date of the person): where that is no longer so, the
-- save is stale. It need not ask first, which was one of two questions of every save. Sections that are sent as they are
-- stand untouched.

grant update (local_id) on public.course to authenticated;

create function private.holds_the_same(p_one jsonb, p_other jsonb) returns boolean
language sql immutable as $$
	select jsonb_array_length(p_one) = jsonb_array_length(p_other) and p_one @> p_other and p_other @> p_one;
$$;
comment on function private.holds_the_same(jsonb, jsonb) is 'Whether two lists of rows hold the same, in whatever order.';
revoke execute on function private.holds_the_same(jsonb, jsonb) from public;
grant execute on function private.holds_the_same(jsonb, jsonb) to authenticated;

create or replace function private.save_course_children(p_course uuid, p jsonb) returns void
language plpgsql security invoker set search_path = '' as $$
declare
	-- What is there, to leave alone what was sent as it is: each statement calls the triggers of its table.
	v jsonb := jsonb_build_object(
		'measurements', coalesce((select jsonb_agg(to_jsonb(x) - array['id', 'course_id']) from public.measurement x where x.course_id = p_course), '[]'),
		'goals', coalesce((select jsonb_agg(to_jsonb(x) - array['id', 'course_id']) from public.goal x where x.course_id = p_course), '[]'),
		'problems', coalesce((select jsonb_agg(to_jsonb(x) - array['id', 'course_id']) from public.copm_problem x where x.course_id = p_course), '[]'),
		'work', coalesce((select jsonb_agg(to_jsonb(x) - array['id', 'course_id']) from public.work_state x where x.course_id = p_course), '[]'),
		'followups', coalesce((select jsonb_agg(to_jsonb(x) - array['id', 'course_id']) from public.followup x where x.course_id = p_course), '[]'),
		'satisfaction', coalesce((select jsonb_agg(to_jsonb(x) - array['id', 'course_id']) from public.satisfaction x where x.course_id = p_course), '[]'),
		'services', (select to_jsonb(x) - 'course_id' from public.course_services x where x.course_id = p_course));
begin
	if private.holds_the_same(v -> 'measurements', p -> 'measurements') is not true then
		delete from public.measurement m where m.course_id = p_course and not exists (
			select 1 from jsonb_array_elements(p -> 'measurements') x where x ->> 'instrument' = m.instrument and x ->> 'timepoint' = m.timepoint);
		insert into public.measurement as m (course_id, instrument, timepoint, value, missing_reason)
			select p_course, x.instrument, x.timepoint, x.value, x.missing_reason
			from jsonb_to_recordset(p -> 'measurements') as x (instrument text, timepoint text, value double precision, missing_reason text)
			on conflict (course_id, instrument, timepoint) do update set value = excluded.value, missing_reason = excluded.missing_reason
				where (m.value, m.missing_reason) is distinct from (excluded.value, excluded.missing_reason);
	end if;

	if private.holds_the_same(v -> 'goals', p -> 'goals') is not true then
		delete from public.goal g where g.course_id = p_course and not exists (
			select 1 from jsonb_array_elements(p -> 'goals') x where (x ->> 'position')::int = g.position);
		insert into public.goal as g (course_id, position, text, icf_area, importance, difficulty, start_level, attained, missing_reason)
			select p_course, x.position, x.text, x.icf_area, x.importance, x.difficulty, x.start_level, x.attained, x.missing_reason
			from jsonb_to_recordset(p -> 'goals') as x (position smallint, text text, icf_area text, importance smallint, difficulty smallint, start_level smallint, attained smallint, missing_reason text)
			on conflict (course_id, position) do update set text = excluded.text, icf_area = excluded.icf_area, importance = excluded.importance,
				difficulty = excluded.difficulty, start_level = excluded.start_level, attained = excluded.attained, missing_reason = excluded.missing_reason
				where (g.text, g.icf_area, g.importance, g.difficulty, g.start_level, g.attained, g.missing_reason)
					is distinct from (excluded.text, excluded.icf_area, excluded.importance, excluded.difficulty, excluded.start_level, excluded.attained, excluded.missing_reason);
	end if;

	if private.holds_the_same(v -> 'problems', p -> 'problems') is not true then
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
	end if;

	if private.holds_the_same(v -> 'work', p -> 'work') is not true then
		delete from public.work_state w where w.course_id = p_course and not exists (
			select 1 from jsonb_array_elements(p -> 'work') x where x ->> 'timepoint' = w.timepoint);
		insert into public.work_state as w (course_id, timepoint, state, percent, weeks_without_benefit, missing_reason)
			select p_course, x.timepoint, x.state, x.percent, x.weeks_without_benefit, x.missing_reason
			from jsonb_to_recordset(p -> 'work') as x (timepoint text, state text, percent smallint, weeks_without_benefit smallint, missing_reason text)
			on conflict (course_id, timepoint) do update set state = excluded.state, percent = excluded.percent,
				weeks_without_benefit = excluded.weeks_without_benefit, missing_reason = excluded.missing_reason
				where (w.state, w.percent, w.weeks_without_benefit, w.missing_reason)
					is distinct from (excluded.state, excluded.percent, excluded.weeks_without_benefit, excluded.missing_reason);
	end if;

	if coalesce(v -> 'services', 'null') <> coalesce(p -> 'services', 'null') then
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
	end if;

	if private.holds_the_same(v -> 'followups', p -> 'followups') is not true then
		delete from public.followup f where f.course_id = p_course and not exists (
			select 1 from jsonb_array_elements(p -> 'followups') x where x ->> 'timepoint' = f.timepoint);
		insert into public.followup as f (course_id, timepoint, done_on, mode, result)
			select p_course, x.timepoint, x.done_on, x.mode, x.result
			from jsonb_to_recordset(p -> 'followups') as x (timepoint text, done_on date, mode text, result text)
			on conflict (course_id, timepoint) do update set done_on = excluded.done_on, mode = excluded.mode, result = excluded.result
				where (f.done_on, f.mode, f.result) is distinct from (excluded.done_on, excluded.mode, excluded.result);
	end if;

	if private.holds_the_same(v -> 'satisfaction', p -> 'satisfaction') is not true then
		delete from public.satisfaction s where s.course_id = p_course and not exists (
			select 1 from jsonb_array_elements(p -> 'satisfaction') x where x ->> 'respondent' = s.respondent);
		insert into public.satisfaction as s (course_id, respondent, level, missing_reason)
			select p_course, x.respondent, x.level, x.missing_reason
			from jsonb_to_recordset(p -> 'satisfaction') as x (respondent text, level smallint, missing_reason text)
			on conflict (course_id, respondent) do update set level = excluded.level, missing_reason = excluded.missing_reason
				where (s.level, s.missing_reason) is distinct from (excluded.level, excluded.missing_reason);
	end if;
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
		if p_course ? 'expected' and (v_current.status is distinct from p_course #>> '{expected,status}' or
			(select p.birth_date from public.person p where p.id = v_current.person_id) is distinct from (p_course #>> '{expected,birth_date}')::date) then
			raise exception 'course_is_stale' using errcode = 'PT409', detail = v_current.version::text;
		end if;
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
		update public.course set person_id = v_person, local_id = c.local_id, initials = c.initials, status = coalesce(c.status, v_current.status), residence_municipality_id = c.residence_municipality_id,
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
