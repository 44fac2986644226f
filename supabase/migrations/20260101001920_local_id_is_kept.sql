-- The unit's own number can be written after the first save too: a draft makes itself at the first typing, and the number
-- that was typed later was told as saved and lost.

grant update (local_id) on public.course to authenticated;

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
