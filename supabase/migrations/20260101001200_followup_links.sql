-- The 12-month follow-up: attempts to call, one-time links that the patient answers without an account, and what a call
-- or a link writes. A link's token is 128 random bits; only its SHA-256 is here.

create table public.followup_attempt (
	id uuid primary key default gen_random_uuid(),
	course_id uuid not null references public.course (id) on delete cascade,
	timepoint text not null default 'm12' check (timepoint in ('m3', 'm12')),
	at timestamptz not null default now(),
	account_id uuid references public.account (id) on delete set null default auth.uid(),
	outcome text not null check (outcome in ('no_answer', 'call_later'))
);
comment on table public.followup_attempt is 'Calls that did not end in a result. Only added to: three without an answer are what "unreachable" rests on.';
create index followup_attempt_course_idx on public.followup_attempt (course_id, at desc);

create table public.followup_link (
	id uuid primary key default gen_random_uuid(),
	course_id uuid not null references public.course (id) on delete cascade,
	timepoint text not null default 'm12' check (timepoint = 'm12'),
	token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
	created_by uuid references public.account (id) on delete set null default auth.uid(),
	created_at timestamptz not null default now(),
	expires_at timestamptz not null,
	tries smallint not null default 0,
	used_at timestamptz
);
comment on table public.followup_link is 'One-time links to the 12-month form. Where a link was sent is not stored.';
comment on column public.followup_link.tries is 'Refused answers; the fifth ends the link.';
create index followup_link_course_idx on public.followup_link (course_id, created_at desc);

create table public.followup_answer (
	id uuid primary key default gen_random_uuid(),
	course_id uuid not null references public.course (id) on delete cascade,
	timepoint text not null check (timepoint in ('m3', 'm12')),
	goals_kept text not null check (goals_kept in ('kept', 'partly', 'not_kept')),
	constraint one_followup_answer_per_timepoint unique (course_id, timepoint)
);
comment on column public.followup_answer.goals_kept is 'Whether the patient has kept what was reached, in the patient''s own judgement; the goals themselves are not shown.';

create trigger changes_are_recorded after insert or update or delete on public.followup_answer for each row execute function private.record_revision();

alter table public.followup_attempt enable row level security;
alter table public.followup_link enable row level security;
alter table public.followup_answer enable row level security;

create policy "clinicians read the attempts of their units' courses" on public.followup_attempt for select to authenticated
	using (private.is_own_course(course_id));
create policy "clinicians record attempts at their units' courses" on public.followup_attempt for insert to authenticated
	with check (private.is_own_course(course_id));
create policy "clinicians see the links of their units' courses" on public.followup_link for select to authenticated
	using (private.is_own_course(course_id));
create policy "clinicians read what is under their units' courses" on public.followup_answer for select to authenticated
	using (private.is_own_course(course_id));
create policy "clinicians add under their units' courses" on public.followup_answer for insert to authenticated
	with check (private.is_own_course(course_id));
create policy "clinicians change what is under their units' courses" on public.followup_answer for update to authenticated
	using (private.is_own_course(course_id)) with check (private.is_own_course(course_id));

revoke all on public.followup_attempt, public.followup_link, public.followup_answer from anon, authenticated;
grant select, insert (course_id, timepoint, outcome) on public.followup_attempt to authenticated;
-- Not the token's hash: whoever has it could answer for the patient.
grant select (id, course_id, timepoint, created_by, created_at, expires_at, tries, used_at) on public.followup_link to authenticated;
grant select, insert (course_id, timepoint, goals_kept), update (course_id, timepoint, goals_kept) on public.followup_answer to authenticated;
grant select on public.followup_attempt, public.followup_answer to service_role;

-- Whether a 12-month answer is still wanted. One that says "unreachable" gives way to an answer that comes after all.
create function private.followup_is_wanted(p_course uuid) returns boolean
language sql stable security invoker set search_path = '' as $$
	select exists (select 1 from public.course c where c.id = p_course and c.status = 'completed')
		and not exists (select 1 from public.followup f where f.course_id = p_course
			and (f.result = 'dead' or (f.timepoint = 'm12' and f.result <> 'unreachable')));
$$;

-- What the form must know to ask the right questions; nothing in it says who the person is.
create function private.followup_questions(p_course uuid) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select jsonb_build_object(
		'asks_work', extract(year from age(c.start_date, p.birth_date)) between 18 and 67,
		'goals', (select count(*) from public.goal g where g.course_id = c.id),
		'asks_satisfaction', not exists (select 1 from public.satisfaction s where s.course_id = c.id and s.respondent = 'patient'))
	from public.course c join public.person p on p.id = c.person_id
	where c.id = p_course;
$$;

-- Writes a contact and its answers; under the caller's row security, or as the owner for a patient's link.
create function private.write_followup(p_course uuid, p_done_on date, p_mode text, p_result text, p jsonb) returns void
language plpgsql security invoker set search_path = '' as $$
begin
	-- The course gets a new version, so that a course form opened before this conflicts instead of removing the answers.
	update public.course c set phase = c.phase where c.id = p_course;
	if not found then raise exception 'course_not_found' using errcode = 'PT404'; end if;
	insert into public.followup as f (course_id, timepoint, done_on, mode, result) values (p_course, 'm12', p_done_on, p_mode, p_result)
		on conflict (course_id, timepoint) do update set done_on = excluded.done_on, mode = excluded.mode, result = excluded.result;
	if p_result <> 'answered' then return; end if;
	if p ->> 'work_state' is not null then
		insert into public.work_state (course_id, timepoint, state, percent) values (p_course, 'm12', p ->> 'work_state', (p ->> 'work_percent')::smallint)
			on conflict (course_id, timepoint) do update set state = excluded.state, percent = excluded.percent;
	end if;
	if p ->> 'eq_vas' is not null then
		insert into public.measurement (course_id, instrument, timepoint, value) values (p_course, 'eq_vas', 'm12', (p ->> 'eq_vas')::double precision)
			on conflict (course_id, instrument, timepoint) do update set value = excluded.value, missing_reason = null;
	end if;
	if p ->> 'satisfaction' is not null then
		-- What was said at the end of the course stands.
		insert into public.satisfaction (course_id, respondent, level) values (p_course, 'patient', (p ->> 'satisfaction')::smallint)
			on conflict (course_id, respondent) do nothing;
	end if;
	if p ->> 'goals_kept' is not null then
		insert into public.followup_answer (course_id, timepoint, goals_kept) values (p_course, 'm12', p ->> 'goals_kept')
			on conflict (course_id, timepoint) do update set goals_kept = excluded.goals_kept;
	end if;
end $$;

create function public.record_followup(p_course uuid, p jsonb) returns void
language plpgsql security invoker set search_path = '' as $$
declare
	c public.course%rowtype;
	v_done_on date := (p ->> 'done_on')::date;
	v_result text := p ->> 'result';
begin
	select * into c from public.course x where x.id = p_course for update;
	if not found then raise exception 'course_not_found' using errcode = 'PT404'; end if;
	if not private.followup_is_wanted(p_course) then raise exception 'followup_is_there' using errcode = 'PT409'; end if;
	if v_done_on > (now() at time zone 'Europe/Oslo')::date then raise exception 'followup_in_future' using errcode = 'PT422'; end if;
	if v_done_on < c.end_date then raise exception 'followup_before_end' using errcode = 'PT422'; end if;
	if v_result = 'unreachable' and (select count(*) from public.followup_attempt a
		where a.course_id = p_course and a.timepoint = 'm12' and a.outcome = 'no_answer') < 3 then
		raise exception 'three_attempts_first' using errcode = 'PT422';
	end if;
	perform private.write_followup(p_course, v_done_on, 'phone', v_result, p);
end $$;
comment on function public.record_followup(uuid, jsonb) is
	'The result of a 12-month call with its answers, in one transaction, under the caller''s row security. Errors: course_not_found (PT404), followup_is_there (PT409), the named rules (PT422).';

create function public.open_followup(p_course uuid) returns jsonb
language plpgsql volatile security invoker set search_path = '' as $$
declare
	v jsonb;
begin
	select private.followup_questions(c.id) || jsonb_build_object(
			'id', c.id, 'local_number', c.local_number, 'unit_name', u.name, 'end_date', c.end_date,
			'due_from', (c.end_date + interval '11 months')::date, 'due_until', (c.end_date + interval '14 months')::date,
			'link_from', (c.end_date + interval '10 months 15 days')::date,
			'birth_date', p.birth_date, 'sex', p.sex, 'start_date', c.start_date,
			'wanted', private.followup_is_wanted(c.id),
			'followup', (select jsonb_build_object('done_on', f.done_on, 'mode', f.mode, 'result', f.result)
				from public.followup f where f.course_id = c.id and f.timepoint = 'm12'),
			'attempts', coalesce((select jsonb_agg(jsonb_build_object('at', a.at, 'outcome', a.outcome) order by a.at desc)
				from public.followup_attempt a where a.course_id = c.id and a.timepoint = 'm12'), '[]'),
			'link', (select jsonb_build_object('created_at', l.created_at, 'expires_at', l.expires_at, 'used_at', l.used_at, 'open', l.used_at is null and l.expires_at > now() and l.tries < 5)
				from public.followup_link l where l.course_id = c.id order by l.created_at desc limit 1))
		into v
		from public.course c join public.person p on p.id = c.person_id join public.unit u on u.id = c.unit_id
		where c.id = p_course and c.status = 'completed';
	if v is not null then perform private.log_course_opened(p_course); end if;
	return v;
end $$;
comment on function public.open_followup(uuid) is 'What the form of a 12-month call needs of a completed course, or null where row security hides it. The opening is logged.';

create function public.followup_list() returns jsonb
language sql stable security invoker set search_path = '' as $$
	with today as (select (now() at time zone 'Europe/Oslo')::date as d),
	own as (
		select c.* from public.course c where c.status = 'completed' and c.unit_id in (select private.own_units())
	),
	due as (
		select o.*, (o.end_date + interval '14 months')::date as due_until from own o cross join today t
		where t.d between (o.end_date + interval '11 months')::date and (o.end_date + interval '14 months')::date
			and not exists (select 1 from public.followup f where f.course_id = o.id and (f.timepoint = 'm12' or f.result = 'dead'))
	),
	page as (select * from due order by end_date, local_number limit 200),
	finished as (
		select o.id, o.unit_id, o.local_number, f.done_on, f.mode, f.result from own o
		join public.followup f on f.course_id = o.id and f.timepoint = 'm12' cross join today t
		where f.done_on > t.d - 30 order by f.done_on desc, o.local_number desc limit 20
	)
	select jsonb_build_object(
		'total', (select count(*) from due),
		'rows', coalesce((
			select jsonb_agg(jsonb_build_object(
				'id', p.id, 'local_number', p.local_number, 'unit_name', u.name, 'diagnosis_group', p.diagnosis_group, 'start_date', p.start_date, 'end_date', p.end_date,
				'due_until', p.due_until, 'days_left', p.due_until - t.d, 'birth_date', pe.birth_date, 'sex', pe.sex,
				'no_answer', (select count(*) from public.followup_attempt a where a.course_id = p.id and a.timepoint = 'm12' and a.outcome = 'no_answer'),
				'last_attempt', (select jsonb_build_object('at', a.at, 'outcome', a.outcome)
					from public.followup_attempt a where a.course_id = p.id and a.timepoint = 'm12' order by a.at desc limit 1),
				'link', (select jsonb_build_object('created_at', l.created_at, 'expires_at', l.expires_at, 'used_at', l.used_at, 'open', l.used_at is null and l.expires_at > now() and l.tries < 5)
					from public.followup_link l where l.course_id = p.id order by l.created_at desc limit 1)
			) order by p.end_date, p.local_number)
			from page p join public.person pe on pe.id = p.person_id join public.unit u on u.id = p.unit_id cross join today t), '[]'),
		'finished', coalesce((select jsonb_agg(to_jsonb(f) - 'unit_id' || jsonb_build_object('unit_name', u.name) order by f.done_on desc, f.local_number desc) from finished f join public.unit u on u.id = f.unit_id), '[]'));
$$;
comment on function public.followup_list() is
	'The caller''s own call list: completed courses 11 to 14 months after the end without a 12-month contact, oldest first; and the contacts of the last 30 days.';

create function public.create_followup_link(p_course uuid, p_token_hash text) returns timestamptz
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_today date := (now() at time zone 'Europe/Oslo')::date;
	v_end date;
	v_expires timestamptz := now() + interval '30 days';
begin
	if not private.is_own_course(p_course) then raise exception 'not_your_unit' using errcode = '42501'; end if;
	select c.end_date into v_end from public.course c where c.id = p_course and c.status = 'completed' for update;
	if v_end is null or v_today not between (v_end + interval '10 months 15 days')::date and (v_end + interval '14 months')::date then
		raise exception 'outside_link_window' using errcode = 'PT422';
	end if;
	if not private.followup_is_wanted(p_course) then raise exception 'followup_is_there' using errcode = 'PT409'; end if;
	update public.followup_link l set expires_at = now() where l.course_id = p_course and l.used_at is null and l.expires_at > now();
	insert into public.followup_link (course_id, token_hash, expires_at) values (p_course, p_token_hash, v_expires);
	perform private.log_event('followup_link_created', p_course::text);
	return v_expires;
end $$;
comment on function public.create_followup_link(uuid, text) is
	'A one-time link to the 12-month form of an own course, 10.5 to 14 months after its end, valid 30 days; earlier unused links end. Errors: not_your_unit (42501), outside_link_window (PT422), followup_is_there (PT409).';

create function public.open_followup_link(p_token_hash text) returns jsonb
language sql stable security definer set search_path = '' as $$
	select private.followup_questions(l.course_id) from public.followup_link l
	where l.token_hash = p_token_hash and l.used_at is null and l.expires_at > now() and l.tries < 5
		and private.followup_is_wanted(l.course_id);
$$;
comment on function public.open_followup_link(text) is
	'Which questions the form behind a link asks; null for a token that is wrong, used or expired, all alike.';

create function private.is_whole_number(p jsonb, p_from integer, p_to integer) returns boolean
language plpgsql immutable set search_path = '' as $$
begin
	if jsonb_typeof(p) is distinct from 'number' then return false; end if;
	return p::numeric between p_from and p_to and trunc(p::numeric) = p::numeric;
end $$;

-- Everything but the course comes from somebody without an account: each value is checked before it is read.
create function private.followup_answer_is_sound(p jsonb, p_questions jsonb) returns boolean
language plpgsql immutable set search_path = '' as $$
declare
	v jsonb;
begin
	if jsonb_typeof(p) is distinct from 'object' then return false; end if;
	v := jsonb_strip_nulls(p);
	if v = '{}' or v - array['work_state', 'work_percent', 'eq_vas', 'goals_kept', 'satisfaction'] <> '{}' then return false; end if;
	if v ? 'work_state' and (not (p_questions ->> 'asks_work')::boolean or v ->> 'work_state' not in
		('work', 'graded_sick_leave', 'full_sick_leave', 'aap', 'disability_pension', 'unemployed', 'student', 'retired', 'other')) then return false; end if;
	if v ? 'work_percent' and not coalesce(
		(v ->> 'work_state' = 'work' and private.is_whole_number(v -> 'work_percent', 0, 100))
		or (v ->> 'work_state' = 'graded_sick_leave' and private.is_whole_number(v -> 'work_percent', 1, 99)), false) then return false; end if;
	if v ? 'eq_vas' and not private.is_whole_number(v -> 'eq_vas', 0, 100) then return false; end if;
	if v ? 'satisfaction' and not private.is_whole_number(v -> 'satisfaction', 1, 5) then return false; end if;
	return not v ? 'goals_kept' or v ->> 'goals_kept' in ('kept', 'partly', 'not_kept');
end $$;

create function public.answer_followup_link(p_token_hash text, p_answer jsonb) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_link uuid;
	v_course uuid;
begin
	-- Sent twice at once, the second waits here and finds the link used. The course first, as everywhere, so that nobody waits for each other.
	perform 1 from public.course c where c.id = (select l.course_id from public.followup_link l where l.token_hash = p_token_hash) for update;
	select l.id, l.course_id into v_link, v_course from public.followup_link l
		where l.token_hash = p_token_hash and l.used_at is null and l.expires_at > now() and l.tries < 5 for update;
	if v_link is null or not private.followup_is_wanted(v_course) then return false; end if;
	if not private.followup_answer_is_sound(p_answer, private.followup_questions(v_course)) then
		update public.followup_link set tries = tries + 1 where id = v_link;
		return false;
	end if;
	perform private.write_followup(v_course, (now() at time zone 'Europe/Oslo')::date, 'self_report', 'answered', p_answer);
	update public.followup_link set used_at = now() where id = v_link;
	perform private.log_event('followup_answered', v_course::text);
	return true;
end $$;
comment on function public.answer_followup_link(text, jsonb) is
	'Answers the 12-month form behind a link, once. False: the link is wrong, used or expired, or the answer is not sound, which counts one of five tries.';

revoke execute on function private.followup_is_wanted(uuid), private.followup_questions(uuid), private.write_followup(uuid, date, text, text, jsonb),
	private.is_whole_number(jsonb, integer, integer), private.followup_answer_is_sound(jsonb, jsonb) from public, anon;
grant execute on function private.followup_is_wanted(uuid), private.followup_questions(uuid), private.write_followup(uuid, date, text, text, jsonb) to authenticated;
revoke execute on function public.record_followup(uuid, jsonb), public.open_followup(uuid), public.followup_list(), public.create_followup_link(uuid, text),
	public.open_followup_link(text), public.answer_followup_link(text, jsonb) from public, anon, authenticated;
grant execute on function public.record_followup(uuid, jsonb), public.open_followup(uuid), public.followup_list(), public.create_followup_link(uuid, text) to authenticated;
grant execute on function public.open_followup_link(text), public.answer_followup_link(text, jsonb) to anon;
