-- Erasure, a person's right: a coordinator removes the person with every course in every unit. What stays is a tombstone
-- per course, so that a number that is gone is explained to those who knew it. Withdrawal, the unit's own, removes nothing.

create table public.erased_course (
	id uuid primary key,
	unit_id text not null references public.unit (id) on delete restrict,
	local_number integer not null,
	local_id_hash text unique check (local_id_hash ~ '^[0-9a-f]{64}$'),
	erased_at timestamptz not null default now(),
	erased_by uuid references public.account (id) on delete set null default auth.uid(),
	reason text not null check (length(reason) between 1 and 500),
	constraint one_tombstone_per_number unique (unit_id, local_number),
	constraint the_reason_holds_no_national_id check (reason !~ '[0-9]{6}[ -]?[0-9]{5}')
);
comment on table public.erased_course is 'Tombstones of erased courses: which number of which unit, when, by whom and why. Nothing about the person.';
comment on column public.erased_course.id is 'The id that the course had, so that its old address says what happened.';
comment on column public.erased_course.local_id_hash is
	'SHA-256 of the unit and the course''s local id: the file that it came from must not bring the person back. Nobody reads it.';
comment on table public.audit_event is
	'Who opened, revealed, drew or changed what. Only added to, never by the API roles directly; an erasure takes out the reasons that were written about the person.';
create index erased_course_erased_by_idx on public.erased_course (erased_by);

alter table public.erased_course enable row level security;
create policy "clinicians read what was erased from their units" on public.erased_course for select to authenticated
	using (unit_id in (select private.own_units()));
revoke all on public.erased_course from anon, authenticated;
grant select (id, unit_id, local_number, erased_at, reason) on public.erased_course to authenticated;

create function private.local_id_hash(p_unit text, p_local_id text) returns text
language sql stable set search_path = '' as $$
	select encode(sha256(convert_to(p_unit || E'\n' || p_local_id, 'UTF8')), 'hex');
$$;

create function private.check_not_erased() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if exists (select from public.erased_course e where e.local_id_hash = private.local_id_hash(new.unit_id, new.local_id)) then
		raise exception 'course_was_erased' using errcode = 'PT422';
	end if;
	return new;
end $$;
create trigger an_erased_course_stays_away before insert or update of local_id on public.course
	for each row when (new.local_id is not null) execute function private.check_not_erased();

-- The facts of a deleted course go with it before the queued refresh can see their year.
create function private.count_deleted_years_anew() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into private.fact_year as y (year, version)
		select distinct extract(year from g.end_date)::smallint as year, 1 from gone g where g.status = 'completed' order by year
		on conflict (year) do update set version = y.version + 1;
	return null;
end $$;
create trigger the_years_of_deleted_courses_are_counted_anew after delete on public.course
	referencing old table as gone for each statement execute function private.count_deleted_years_anew();

-- By number only where no national id is known: a slip of one digit must not erase somebody else.
create function private.erasure_target(p_national_id_hmac text, p_unit text, p_number integer)
returns table (person_id uuid, course_id uuid)
language sql stable security definer set search_path = '' as $$
	select i.person_id, c.id
	from public.person_identity i left join public.course c on c.person_id = i.person_id
	where i.national_id_hmac = p_national_id_hmac
	union
	select o.person_id, o.id
	from public.course c join public.course o on o.id = c.id or o.person_id = c.person_id
	where p_national_id_hmac is null and c.unit_id = p_unit and c.local_number = p_number
		and not exists (select from public.person_identity i where i.person_id = c.person_id);
$$;
comment on function private.erasure_target(text, text, integer) is
	'Everything of one person, by national id or by a course: no row where nobody is found; a null course where the person has none, a null person in a draft without one.';

create function public.find_person_to_erase(p_national_id_hmac text, p_unit text, p_number integer) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	v jsonb;
begin
	if not private.has_role('coordinator') then raise exception 'coordinators_only' using errcode = '42501'; end if;
	with target as materialized (select * from private.erasure_target(p_national_id_hmac, p_unit, p_number)),
	per_unit as (
		select u.name, count(*)::integer as courses, min(y.year) as first_year, max(y.year) as last_year
		from target t join public.course c on c.id = t.course_id join public.unit u on u.id = c.unit_id
		cross join lateral (select extract(year from coalesce(c.start_date, c.created_at at time zone 'Europe/Oslo'))::integer as year) y
		group by u.id, u.name
	)
	select jsonb_build_object(
		'state', case
			when exists (select from target) then 'found'
			when p_national_id_hmac is null and exists (select from public.course c where c.unit_id = p_unit and c.local_number = p_number) then 'identified'
			else 'unknown' end,
		'courses', (select count(t.course_id) from target t),
		'units', (select coalesce(jsonb_agg(to_jsonb(p) order by p.name), '[]') from per_unit p))
		into v;
	-- Whoever asks for a person in the registry is seen, also when nobody is found.
	perform private.log_event('erasure_looked_up', null, jsonb_build_object('rows', v -> 'courses'));
	return v;
end $$;
comment on function public.find_person_to_erase(text, text, integer) is
	'For a coordinator: what an erasure would remove, as numbers of courses per unit with their years. By the keyed HMAC of a national id, else by unit and course number. State: found, unknown, or identified (the course''s person has a national id, which must be used). Logged without whom.';

create function public.erase_person(p_national_id_hmac text, p_unit text, p_number integer, p_courses integer, p_reason text, p_reserve boolean)
returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_reason text := left(trim(coalesce(p_reason, '')), 500);
	v_person uuid;
	v_courses uuid[];
begin
	if not private.has_role('coordinator') then raise exception 'coordinators_only' using errcode = '42501'; end if;
	if v_reason = '' then raise exception 'reason_missing' using errcode = 'PT422'; end if;

	-- The courses before the person, as a save locks them; once the person is locked no course can be added.
	perform from public.course c where c.id in (select t.course_id from private.erasure_target(p_national_id_hmac, p_unit, p_number) t)
		order by c.id for update;
	perform from public.person p where p.id in (select t.person_id from private.erasure_target(p_national_id_hmac, p_unit, p_number) t)
		for update;
	select (array_agg(t.person_id))[1], coalesce(array_agg(t.course_id) filter (where t.course_id is not null), '{}')
		into v_person, v_courses
		from private.erasure_target(p_national_id_hmac, p_unit, p_number) t;
	-- One answer for a person who is not there and for another number of courses than was shown: nothing is learned from trying.
	if (v_person is null and v_courses = '{}') or cardinality(v_courses) is distinct from p_courses then
		raise exception 'person_not_found' using errcode = 'PT404';
	end if;

	insert into public.erased_course (id, unit_id, local_number, local_id_hash, reason)
		select c.id, c.unit_id, c.local_number, private.local_id_hash(c.unit_id, c.local_id), v_reason
		from public.course c where c.id = any (v_courses);
	-- That somebody opened the course stays in the log; what was written there about the person does not.
	update public.audit_event e set detail = e.detail - 'reason' where e.subject = any (v_courses::text[]) and e.detail ? 'reason';
	delete from private.project_key k where k.source_id = any (v_courses || v_person);
	delete from public.course c where c.id = any (v_courses);
	delete from public.person p where p.id = v_person;

	perform private.log_event('person_erased', null, jsonb_build_object('rows', cardinality(v_courses), 'reason', v_reason));
	if p_reserve and p_national_id_hmac is not null then perform public.add_reservation(p_national_id_hmac); end if;
end $$;
comment on function public.erase_person(text, text, integer, integer, text, boolean) is
	'A coordinator removes a person, found as by find_person_to_erase, with the p_courses courses that were shown, and leaves tombstones; p_reserve: the national id is reserved too. Errors: coordinators_only (42501); reason_missing (PT422); person_not_found (PT404), also when the number of courses has changed.';

revoke execute on function private.local_id_hash(text, text), private.check_not_erased(), private.count_deleted_years_anew(),
	private.erasure_target(text, text, integer), public.find_person_to_erase(text, text, integer),
	public.erase_person(text, text, integer, integer, text, boolean) from public, anon, authenticated;
grant execute on function public.find_person_to_erase(text, text, integer),
	public.erase_person(text, text, integer, integer, text, boolean) to authenticated;
