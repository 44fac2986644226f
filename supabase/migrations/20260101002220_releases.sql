-- Releases: frozen deliveries of a project. The file is made once by a job and kept, so that it is the same whenever and
-- wherever it is taken out; and what has been given of whom is remembered, so that two of them tell no more than one.

create table public.release (
	id uuid primary key default gen_random_uuid(),
	project_id uuid not null references public.project (id) on delete restrict,
	number integer not null,
	revision integer not null default 1,
	state text not null default 'queued' check (state in ('queued', 'building', 'ready', 'refused', 'failed', 'cancelled', 'withdrawn')),
	formats text[] not null check (formats <@ array['csv', 'parquet', 'sav'] and cardinality(formats) > 0),
	labels boolean not null default false,
	language text not null default 'nb' check (language in ('nb', 'en')),
	requested_by uuid references public.account (id) on delete set null default auth.uid(),
	requested_at timestamptz not null default now(),
	step text check (step in ('population', 'protecting', 'rows', 'files')),
	done bigint not null default 0,
	total bigint not null default 0,
	worker uuid,
	leased_until timestamptz,
	refusal text,
	definition jsonb,
	report jsonb,
	rows integer,
	persons integer,
	bytes bigint,
	sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
	files jsonb,
	software text,
	built_at timestamptz,
	withdrawn_at timestamptz,
	constraint one_revision_per_release unique (project_id, number, revision),
	constraint a_ready_release_is_whole check (state not in ('ready', 'withdrawn')
		or (definition is not null and report is not null and rows is not null and bytes is not null and sha256 is not null and files is not null and software is not null and built_at is not null)),
	constraint only_a_withdrawn_release_was_withdrawn check ((state = 'withdrawn') = (withdrawn_at is not null))
);
comment on table public.release is
	'Deliveries of a project. One whose persons were withdrawn can no longer be taken out: its next revision is the same without them.';
comment on column public.release.step is 'What the job is doing, done of total.';
comment on column public.release.worker is 'The application process that builds it. Others take over when leased_until has passed.';
create index release_requested_by_idx on public.release (requested_by);
create index release_waiting_idx on public.release (requested_at) where state in ('queued', 'building');

create function private.keep_releases() returns trigger
language plpgsql set search_path = '' as $$
begin
	if old.state = 'withdrawn' or (old.state = 'ready' and (
			new.state not in ('ready', 'withdrawn')
			or to_jsonb(new) - array['state', 'withdrawn_at', 'requested_by'] <> to_jsonb(old) - array['state', 'withdrawn_at', 'requested_by'])) then
		-- The account that asked for it may go; nothing else may.
		if to_jsonb(new) - 'requested_by' = to_jsonb(old) - 'requested_by' then return new; end if;
		raise exception 'release_is_fixed' using errcode = 'PT422';
	end if;
	return new;
end $$;
create trigger a_ready_release_stays_as_it_is before update on public.release for each row execute function private.keep_releases();

create table private.release_piece (
	release_id uuid not null references public.release (id) on delete cascade,
	number integer not null,
	bytes bytea not null,
	primary key (release_id, number)
);
alter table private.release_piece alter column bytes set storage external;
comment on table private.release_piece is 'The file of a release in pieces of 1 MiB, already compressed.';

create table private.project_course (
	project_id uuid not null references public.project (id) on delete cascade,
	course_key text not null,
	course_id uuid references public.course (id) on delete set null,
	person_id uuid references public.person (id) on delete set null,
	person_key text not null,
	cohort integer not null,
	quasi text[] not null,
	trail text not null,
	shift_days smallint not null check (shift_days between -182 and 182 and shift_days <> 0),
	left_at timestamptz,
	left_because text check (left_because in ('withdrawn', 'company')),
	primary key (project_id, course_key),
	constraint a_course_is_given_once unique (project_id, course_id),
	constraint who_left_has_a_reason check ((left_at is null) = (left_because is null))
);
comment on table private.project_course is
	'What a project has been given, of whom: the random keys, how far dates are moved, and the quasi-identifiers as they stand in its files for good.';
comment on column private.project_course.cohort is 'The number of the release in which it was new.';
comment on column private.project_course.trail is 'Which classes the courses of the person key stand in: whoever shares it cannot be told from another.';
comment on column private.project_course.left_because is 'company: left with a withdrawn person of the same trail, so that two files show that somebody left, not who.';
create index project_course_course_idx on private.project_course (course_id);
create index project_course_person_idx on private.project_course (person_id);
create index project_course_trail_idx on private.project_course (project_id, trail) where left_at is null;

alter table public.release enable row level security;
create policy "researchers read the releases of the own projects" on public.release for select to authenticated
	using (private.has_role('researcher') and project_id in (select p.id from public.project p where p.account_id = (select auth.uid())));
create policy "coordinators read every release" on public.release for select to authenticated using ((select private.has_role('coordinator')));
revoke all on public.release from anon, authenticated;
grant select on public.release to authenticated;
grant select on public.release to service_role;

-- A project may be drawn from: approved, not ended, and asked by whose it is.
create function private.drawable_project(p_project uuid) returns public.project
language plpgsql security definer set search_path = '' as $$
declare
	p public.project%rowtype;
begin
	select * into p from public.project x
		where x.id = p_project and x.account_id = auth.uid() and x.state = 'approved' and x.ends_on >= (now() at time zone 'Europe/Oslo')::date and private.has_role('researcher')
		for update;
	if not found then raise exception 'project_not_approved' using errcode = '42501'; end if;
	return p;
end $$;

create function public.request_release(p_project uuid, p_formats text[], p_labels boolean, p_language text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_id uuid;
begin
	perform private.drawable_project(p_project);
	if exists (select from public.release r where r.project_id = p_project and r.state in ('queued', 'building')) then
		raise exception 'release_is_being_made' using errcode = 'PT409';
	end if;
	insert into public.release (project_id, number, formats, labels, language)
		values (p_project, 1 + coalesce((select max(r.number) from public.release r where r.project_id = p_project), 0), p_formats, p_labels, p_language)
		returning id into v_id;
	perform private.log_event('release_requested', p_project::text, jsonb_build_object('release', v_id));
	return v_id;
end $$;
comment on function public.request_release(uuid, text[], boolean, text) is
	'Asks for the next release of an own, approved project that has not ended. Errors: project_not_approved (42501), release_is_being_made (PT409).';

create function public.cancel_release(p_release uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	v public.release%rowtype;
begin
	select r.* into v from public.release r join public.project p on p.id = r.project_id
		where r.id = p_release and p.account_id = auth.uid() and private.has_role('researcher') for update of r;
	if not found then raise exception 'release_not_found' using errcode = 'PT404'; end if;
	if v.state not in ('queued', 'building') then raise exception 'release_has_moved_on' using errcode = 'PT409', detail = v.state; end if;
	-- A revision is owed to those who left: it is not for the researcher to stop.
	if v.revision > 1 then raise exception 'release_has_moved_on' using errcode = 'PT409', detail = 'revision'; end if;
	perform private.end_draw(p_release);
	-- What nobody has seen was not given.
	delete from private.project_course c where c.project_id = v.project_id and c.cohort = v.number;
	update public.release set state = 'cancelled', worker = null, leased_until = null where id = p_release;
	perform private.log_event('release_cancelled', v.project_id::text, jsonb_build_object('release', p_release));
end $$;

-- Taking a release out: first what it is, which is logged, then its pieces.
create function private.own_release(p_release uuid) returns public.release
language plpgsql stable security definer set search_path = '' as $$
declare
	v public.release%rowtype;
begin
	select r.* into v from public.release r join public.project p on p.id = r.project_id
		where r.id = p_release and p.account_id = auth.uid() and private.has_role('researcher')
			and p.state = 'approved' and p.ends_on >= (now() at time zone 'Europe/Oslo')::date;
	if not found then raise exception 'release_not_found' using errcode = 'PT404'; end if;
	if v.state <> 'ready' then raise exception 'release_is_not_ready' using errcode = 'PT409', detail = v.state; end if;
	return v;
end $$;

create function public.begin_download(p_release uuid, p_resumed boolean default false) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	v public.release := private.own_release(p_release);
begin
	perform private.log_event(case when p_resumed then 'release_resumed' else 'release_downloaded' end, v.project_id::text,
		jsonb_build_object('release', v.id, 'sha256', v.sha256, 'rows', v.rows));
	return jsonb_build_object('project', v.project_id, 'number', v.number, 'revision', v.revision, 'bytes', v.bytes, 'sha256', v.sha256, 'built_at', v.built_at);
end $$;
comment on function public.begin_download(uuid, boolean) is
	'What an own release is, before its pieces are read; logged with its hash. Errors: release_not_found (PT404), also after the end of the project; release_is_not_ready (PT409).';

create function public.read_release_piece(p_release uuid, p_number integer) returns text
language plpgsql stable security definer set search_path = '' as $$
declare
	v public.release := private.own_release(p_release);
begin
	return (select translate(encode(x.bytes, 'base64'), E'\n', '') from private.release_piece x where x.release_id = v.id and x.number = p_number);
end $$;

create function public.public_projects() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'title', p.title, 'institution', p.institution, 'purpose', p.purpose, 'ends_on', p.ends_on,
		'approved_at', p.decided_at, 'ended', p.ends_on < (now() at time zone 'Europe/Oslo')::date,
		'variables', (select coalesce(jsonb_agg(v.name order by v.position), '[]') from public.project_variable v where v.project_id = p.id),
		'releases', (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'number', r.number, 'revision', r.revision, 'state', r.state, 'built_at', r.built_at, 'withdrawn_at', r.withdrawn_at,
			-- To the nearest five: two releases must not tell that one person came or left.
			'rows', (round(r.rows / 5.0) * 5)::integer, 'sha256', r.sha256) order by r.number, r.revision), '[]')
			from public.release r where r.project_id = p.id and r.state in ('ready', 'withdrawn'))) order by p.decided_at desc, p.id), '[]')
	from public.project p where p.state = 'approved';
$$;
comment on function public.public_projects() is 'Approved projects and their releases, for anyone; not who applied.';

revoke execute on function private.keep_releases(), private.drawable_project(uuid), private.own_release(uuid), public.request_release(uuid, text[], boolean, text),
	public.cancel_release(uuid), public.begin_download(uuid, boolean), public.read_release_piece(uuid, integer), public.public_projects() from public, anon, authenticated;
grant execute on function public.request_release(uuid, text[], boolean, text), public.cancel_release(uuid), public.begin_download(uuid, boolean),
	public.read_release_piece(uuid, integer) to authenticated;
grant execute on function public.public_projects() to anon, authenticated;
