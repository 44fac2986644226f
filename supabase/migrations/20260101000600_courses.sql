-- One course = one person, one unit, from start to end; and what was measured, wanted and reached in it.

create table public.person (
	id uuid primary key default gen_random_uuid(),
	birth_date date not null check (birth_date >= '1890-01-01'),
	sex text not null check (sex in ('female', 'male', 'unknown')),
	created_at timestamptz not null default now()
);
comment on table public.person is 'A patient. Who it is stands encrypted in person_identity.';

create table public.person_identity (
	person_id uuid primary key references public.person (id) on delete cascade,
	national_id_hmac text not null unique,
	ciphertext text not null,
	key_id text not null
);
comment on table public.person_identity is
	'National id, AES-256-GCM by the application, matched by keyed HMAC. No policy: only reveal_identity() reads it, and logs it.';

create table public.reservation (
	national_id_hmac text primary key,
	created_at timestamptz not null default now()
);
comment on table public.reservation is 'Persons who have reserved against the registry, as keyed HMAC alone.';

create table private.unit_counter (
	unit_id text primary key references public.unit (id) on delete cascade,
	last_number integer not null
);

create table public.course (
	id uuid primary key default gen_random_uuid(),
	unit_id text not null references public.unit (id) on delete restrict,
	local_number integer not null,
	local_id text check (length(local_id) between 1 and 40),
	submission_id uuid,
	person_id uuid references public.person (id) on delete restrict,
	status text not null default 'draft' check (status in ('draft', 'completed', 'withdrawn')),
	residence_municipality_id text references public.municipality (organisation_id) on delete restrict,
	referral_date date,
	start_date date,
	end_date date,
	service_level text check (service_level in ('1', '2', '3', '4', '5.1', '5.2', '5.3')),
	service_type text check (service_type in ('primary_complex', 'primary_simple', 'secondary', 'day', 'outpatient', 'ambulant')),
	delivery text check (delivery in ('inpatient', 'day', 'outpatient', 'home', 'digital')),
	phase text check (phase in ('early', 'late')),
	diagnosis_group text check (diagnosis_group in ('stroke', 'brain_injury', 'neurological', 'neuromuscular', 'musculoskeletal', 'pain', 'cancer_late_effects', 'heart', 'lung', 'obesity', 'cfs_me', 'rheumatic', 'amputation', 'multitrauma', 'mental_health_work', 'geriatric_hip_fracture', 'other')),
	professions text[] not null default '{}' check (professions <@ array['physician', 'nurse', 'physiotherapist', 'occupational_therapist', 'speech_therapist', 'psychologist', 'neuropsychologist', 'social_worker', 'social_educator', 'dietitian', 'sports_educator', 'health_worker', 'work_adviser']),
	main_instrument text references public.instrument (id) on delete restrict,
	no_goals boolean not null default false,
	version integer not null default 1,
	created_by uuid references public.account (id) on delete set null default auth.uid(),
	created_at timestamptz not null default now(),
	updated_by uuid references public.account (id) on delete set null default auth.uid(),
	updated_at timestamptz not null default now(),
	completed_at timestamptz,
	constraint one_number_per_unit unique (unit_id, local_number),
	constraint one_local_id_per_unit unique (unit_id, local_id),
	constraint a_submission_counts_once unique (unit_id, submission_id),
	constraint referral_is_not_after_start check (referral_date <= start_date),
	constraint end_is_not_before_start check (end_date >= start_date),
	constraint a_completed_course_is_whole check (
		status <> 'completed'
		or (person_id is not null and residence_municipality_id is not null and start_date is not null and end_date is not null
			and service_level is not null and delivery is not null and phase is not null and diagnosis_group is not null
			and main_instrument is not null and completed_at is not null)
	)
);
comment on column public.course.local_id is 'The unit''s own number from an imported file: the same file twice adds nothing.';
comment on column public.course.submission_id is 'Made by the form: the same form sent twice adds nothing.';
comment on column public.course.no_goals is 'No goal was set with the patient; said, not left out.';
create index course_unit_idx on public.course (unit_id, status, start_date desc);
create index course_person_idx on public.course (person_id);
create index course_residence_idx on public.course (residence_municipality_id);

create table public.measurement (
	id uuid primary key default gen_random_uuid(),
	course_id uuid not null references public.course (id) on delete cascade,
	instrument text not null references public.instrument (id) on delete restrict,
	timepoint text not null check (timepoint in ('start', 'end', 'm3', 'm12')),
	value double precision,
	missing_reason text check (missing_reason in ('not_measured', 'refused', 'unable', 'died', 'moved', 'not_suitable')),
	constraint one_value_per_timepoint unique (course_id, instrument, timepoint),
	constraint a_value_or_a_reason check ((value is null) <> (missing_reason is null)),
	constraint the_value_is_a_number check (value not in ('NaN', 'Infinity', '-Infinity'))
);

create table public.goal (
	id uuid primary key default gen_random_uuid(),
	course_id uuid not null references public.course (id) on delete cascade,
	position smallint not null check (position between 1 and 6),
	text text not null check (length(text) between 1 and 500),
	icf_area text check (icf_area in ('learning', 'tasks', 'communication', 'mobility', 'self_care', 'domestic_life', 'relationships', 'work_education_economy', 'community_life', 'body_function')),
	importance smallint check (importance between 0 and 3),
	difficulty smallint check (difficulty between 0 and 3),
	start_level smallint check (start_level in (-2, -1)),
	attained smallint check (attained between -2 and 2),
	constraint one_goal_per_position unique (course_id, position)
);
comment on column public.goal.text is 'Free text of the patient: never leaves the unit.';

create table public.work_state (
	id uuid primary key default gen_random_uuid(),
	course_id uuid not null references public.course (id) on delete cascade,
	timepoint text not null check (timepoint in ('start', 'end', 'm3', 'm12')),
	state text not null check (state in ('work', 'graded_sick_leave', 'full_sick_leave', 'aap', 'disability_pension', 'unemployed', 'student', 'retired', 'other')),
	percent smallint check (percent between 0 and 100),
	constraint one_state_per_timepoint unique (course_id, timepoint),
	constraint graded_leave_is_between_0_and_100 check (state <> 'graded_sick_leave' or percent is null or percent between 1 and 99)
);
comment on column public.work_state.percent is 'Graded sick leave: per cent on leave. Work: position in per cent.';

create table public.followup (
	id uuid primary key default gen_random_uuid(),
	course_id uuid not null references public.course (id) on delete cascade,
	timepoint text not null check (timepoint in ('m3', 'm12')),
	done_on date not null,
	mode text not null check (mode in ('visit', 'phone', 'video', 'letter', 'self_report')),
	result text not null check (result in ('answered', 'unreachable', 'declined', 'dead', 'moved')),
	constraint one_followup_per_timepoint unique (course_id, timepoint)
);

create table public.satisfaction (
	id uuid primary key default gen_random_uuid(),
	course_id uuid not null references public.course (id) on delete cascade,
	respondent text not null check (respondent in ('patient', 'kin')),
	level smallint not null check (level between 1 and 5),
	constraint one_answer_per_respondent unique (course_id, respondent)
);
comment on column public.satisfaction.level is '1 very dissatisfied to 5 very satisfied.';

create table public.revision (
	id bigint generated always as identity primary key,
	course_id uuid not null references public.course (id) on delete cascade,
	at timestamptz not null default now(),
	account_id uuid references public.account (id) on delete set null default auth.uid(),
	table_name text not null,
	operation text not null check (operation in ('insert', 'update', 'delete')),
	old jsonb,
	new jsonb,
	reason text check (length(reason) between 1 and 500)
);
comment on table public.revision is 'Every change after the course was first saved: who, when, old, new, and why once it is completed.';
create index revision_course_idx on public.revision (course_id, at desc);

-- Rules that a constraint cannot hold. Messages are short names: the application has the text for each.

create function private.check_course() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_today date := (now() at time zone 'Europe/Oslo')::date;
	v_birth date;
begin
	if new.start_date > v_today then raise exception 'start_date_in_future' using errcode = 'PT422'; end if;
	if new.end_date > v_today then raise exception 'end_date_in_future' using errcode = 'PT422'; end if;
	select p.birth_date into v_birth from public.person p where p.id = new.person_id;
	if coalesce(new.referral_date, new.start_date) < v_birth then raise exception 'date_before_birth' using errcode = 'PT422'; end if;
	if tg_op = 'INSERT' then
		insert into private.unit_counter as c (unit_id, last_number) values (new.unit_id, 1)
			on conflict (unit_id) do update set last_number = c.last_number + 1
			returning last_number into new.local_number;
	else
		if new.unit_id <> old.unit_id or new.created_at <> old.created_at or new.local_number <> old.local_number then
			raise exception 'course_is_fixed' using errcode = 'PT422';
		end if;
		if old.status = 'completed' and new.status = 'draft' then raise exception 'completed_stays_completed' using errcode = 'PT422'; end if;
		new.version := old.version + 1;
		new.updated_at := now();
		new.updated_by := auth.uid();
	end if;
	new.completed_at := case when new.status = 'completed' then coalesce(new.completed_at, now()) else new.completed_at end;
	return new;
end $$;
create trigger course_is_checked before insert or update on public.course for each row execute function private.check_course();

create function private.check_measurement() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	i public.instrument%rowtype;
begin
	select * into i from public.instrument where id = new.instrument;
	if new.value < i.min_value then raise exception 'measurement_below_min' using errcode = 'PT422', detail = new.instrument; end if;
	if new.value > i.max_value then raise exception 'measurement_above_max' using errcode = 'PT422', detail = new.instrument; end if;
	if round(new.value::numeric, i.decimals) <> new.value::numeric then
		raise exception 'measurement_too_many_decimals' using errcode = 'PT422', detail = new.instrument;
	end if;
	if i.step is not null and mod((new.value - coalesce(i.min_value, 0))::numeric, i.step::numeric) <> 0 then
		raise exception 'measurement_off_step' using errcode = 'PT422', detail = new.instrument;
	end if;
	return new;
end $$;
create trigger measurement_is_checked before insert or update on public.measurement for each row execute function private.check_measurement();

create function private.record_revision() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_old jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
	v_new jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
	v_course uuid := coalesce(v_new, v_old) ->> (case when tg_table_name = 'course' then 'id' else 'course_id' end);
	v_meta text[] := array['id', 'course_id', 'version', 'updated_at', 'updated_by', 'created_at', 'created_by', 'submission_id'];
begin
	-- What comes with the first save is the course itself, not a change of it; what goes with it, likewise.
	if not exists (select 1 from public.course c where c.id = v_course and c.created_at <> now()) then return null; end if;
	v_old := v_old - v_meta;
	v_new := v_new - v_meta;
	if v_old = v_new then return null; end if;
	if tg_op = 'UPDATE' then
		-- Only what differs, with the columns that say which row it was.
		select coalesce(jsonb_object_agg(o.key, o.value), '{}'), coalesce(jsonb_object_agg(o.key, v_new -> o.key), '{}')
			into v_old, v_new
			from jsonb_each(v_old) o
			where o.value is distinct from v_new -> o.key or (tg_table_name <> 'course' and o.key in ('instrument', 'timepoint', 'position', 'respondent'));
	end if;
	insert into public.revision (course_id, table_name, operation, old, new, reason)
		values (v_course, tg_table_name, lower(tg_op), v_old, v_new, nullif(current_setting('registry.reason', true), ''));
	return null;
end $$;
create trigger changes_are_recorded after update on public.course for each row execute function private.record_revision();
create trigger changes_are_recorded after insert or update or delete on public.measurement for each row execute function private.record_revision();
create trigger changes_are_recorded after insert or update or delete on public.goal for each row execute function private.record_revision();
create trigger changes_are_recorded after insert or update or delete on public.work_state for each row execute function private.record_revision();
create trigger changes_are_recorded after insert or update or delete on public.followup for each row execute function private.record_revision();
create trigger changes_are_recorded after insert or update or delete on public.satisfaction for each row execute function private.record_revision();

-- Row level security. Policies come before grants.

create function private.is_own_course(p_course uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select 1 from public.course c where c.id = p_course and c.unit_id in (select private.own_units()));
$$;

revoke execute on function private.check_course() from public;
revoke execute on function private.check_measurement() from public;
revoke execute on function private.record_revision() from public;
revoke execute on function private.is_own_course(uuid) from public;
grant execute on function private.is_own_course(uuid) to authenticated, service_role;

alter table public.person enable row level security;
alter table public.person_identity enable row level security;
alter table public.reservation enable row level security;
alter table public.course enable row level security;
alter table public.measurement enable row level security;
alter table public.goal enable row level security;
alter table public.work_state enable row level security;
alter table public.followup enable row level security;
alter table public.satisfaction enable row level security;
alter table public.revision enable row level security;

create policy "clinicians read the persons of their units' courses" on public.person for select to authenticated
	using (exists (select 1 from public.course c where c.person_id = person.id and c.unit_id in (select private.own_units())));

create policy "clinicians read their units' courses" on public.course for select to authenticated using (unit_id in (select private.own_units()));
create policy "clinicians add courses to their units" on public.course for insert to authenticated with check (unit_id in (select private.own_units()));
create policy "clinicians change their units' courses" on public.course for update to authenticated
	using (unit_id in (select private.own_units())) with check (unit_id in (select private.own_units()));

do $$
declare
	t text;
begin
	foreach t in array array['measurement', 'goal', 'work_state', 'followup', 'satisfaction'] loop
		execute format('create policy "clinicians read what is under their units'' courses" on public.%I for select to authenticated using (private.is_own_course(course_id))', t);
		execute format('create policy "clinicians add under their units'' courses" on public.%I for insert to authenticated with check (private.is_own_course(course_id))', t);
		execute format('create policy "clinicians change what is under their units'' courses" on public.%I for update to authenticated using (private.is_own_course(course_id)) with check (private.is_own_course(course_id))', t);
		execute format('create policy "clinicians remove what is under their units'' courses" on public.%I for delete to authenticated using (private.is_own_course(course_id))', t);
		execute format('revoke all on public.%I from anon, authenticated', t);
		execute format('grant select, insert, update, delete on public.%I to authenticated', t);
		execute format('grant select on public.%I to service_role', t);
	end loop;
end $$;

create policy "clinicians read the history of their units' courses" on public.revision for select to authenticated using (private.is_own_course(course_id));

revoke all on public.person, public.person_identity, public.reservation, public.course, public.revision from anon, authenticated;
grant select on public.person, public.course, public.revision to authenticated;
grant insert (unit_id, local_id, submission_id, person_id, status, residence_municipality_id, referral_date, start_date, end_date, service_level, service_type, delivery, phase, diagnosis_group, professions, main_instrument, no_goals),
	update (person_id, status, residence_municipality_id, referral_date, start_date, end_date, service_level, service_type, delivery, phase, diagnosis_group, professions, main_instrument, no_goals)
	on public.course to authenticated;
grant select on public.course to service_role;
-- For the job that encrypts identities with a new key.
grant select, update (ciphertext, key_id) on public.person_identity to service_role;
