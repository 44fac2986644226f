-- Research projects and the rows they may draw: already without identity when they leave the database.

create table public.project (
	id uuid primary key default gen_random_uuid(),
	account_id uuid not null references public.account (id) on delete restrict default auth.uid(),
	title text not null check (length(title) between 3 and 200),
	purpose text not null check (length(purpose) between 10 and 2000),
	approval_reference text not null check (length(approval_reference) between 2 and 100),
	ends_on date not null,
	created_at timestamptz not null default now(),
	approved_at timestamptz,
	approved_by uuid references public.account (id) on delete restrict,
	frozen_at timestamptz,
	constraint nobody_approves_the_own_project check (approved_by <> account_id),
	constraint an_approval_has_a_person_and_a_time check ((approved_by is null) = (approved_at is null))
);
comment on table public.project is 'A researcher''s project; nothing is drawn before another person has approved it, nor after its end.';
comment on column public.project.approval_reference is 'Reference of the ethics committee or other legal basis.';
comment on column public.project.frozen_at is
	'When a file was first taken out. From then on the rows are the same, so that a release can be drawn again byte for byte, and so that two draws cannot be compared to find a person.';
create index project_account_idx on public.project (account_id);

create table private.project_key (
	project_id uuid not null references public.project (id) on delete cascade,
	kind text not null check (kind in ('person', 'course')),
	source_id uuid not null,
	key text not null,
	primary key (project_id, kind, source_id),
	unique (project_id, key)
);
comment on table private.project_key is 'Random keys of persons and courses per project, so that two draws of one project link and two projects never do.';

create table private.project_row (
	project_id uuid not null references public.project (id) on delete cascade,
	course_id uuid not null references public.course (id) on delete cascade,
	course_key text not null,
	content jsonb not null,
	primary key (project_id, course_id)
);
comment on table private.project_row is 'Rows of a project as they were when it was frozen. A course that is withdrawn or deleted leaves them.';
create index project_row_course_idx on private.project_row (course_id);

create function private.leave_the_releases() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	delete from private.project_row r where r.course_id = new.id;
	return null;
end $$;
create trigger a_withdrawn_course_leaves_the_releases after update of status on public.course
	for each row when (new.status <> 'completed' and old.status = 'completed') execute function private.leave_the_releases();

create function public.approve_project(p_project uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	if not private.has_role('coordinator') then raise exception 'coordinators_only' using errcode = '42501'; end if;
	-- An own project is refused by the constraint nobody_approves_the_own_project.
	update public.project set approved_at = now(), approved_by = auth.uid()
		where id = p_project and approved_at is null and ends_on >= (now() at time zone 'Europe/Oslo')::date;
	if not found then raise exception 'project_not_found' using errcode = 'PT404'; end if;
	perform private.log_event('project_approved', p_project::text);
end $$;
comment on function public.approve_project(uuid) is 'A coordinator approves the waiting project of another person that has not ended.';

create function public.list_projects() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_agg(to_jsonb(p) - 'account_id' - 'approved_by' || jsonb_build_object(
		'own', p.account_id = auth.uid(),
		'ended', p.ends_on < (now() at time zone 'Europe/Oslo')::date,
		'researcher_name', r.display_name,
		'approver_name', a.display_name
	) order by p.created_at desc, p.id), '[]')
	from public.project p
	join public.account r on r.id = p.account_id
	left join public.account a on a.id = p.approved_by
	where (select private.has_role('coordinator')) or (p.account_id = auth.uid() and (select private.has_role('researcher')));
$$;
comment on function public.list_projects() is
	'Projects that the caller may read, with the names of who applied and who approved: a researcher reads no other account.';

create function private.make_project_keys(p_project uuid) returns void
language sql volatile security definer set search_path = '' as $$
	insert into private.project_key (project_id, kind, source_id, key)
		select p_project, 'course', c.id, 'C' || replace(gen_random_uuid()::text, '-', '') from public.course c where c.status = 'completed'
		union all
		select p_project, 'person', x.person_id, 'P' || replace(gen_random_uuid()::text, '-', '')
			from (select distinct c.person_id from public.course c where c.status = 'completed') x
		on conflict (project_id, kind, source_id) do nothing;
$$;

create function private.project_rows_now(p_project uuid) returns table (course_id uuid, course_key text, content jsonb)
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
		'work', (select jsonb_object_agg(w.timepoint, w.state) from public.work_state w where w.course_id = c.id),
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

create function public.export_rows(p_project uuid, p_freeze_from integer default null) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	v jsonb;
	v_project public.project%rowtype;
begin
	-- Locked, so that files asked for at the same moment are of the same rows.
	select * into v_project from public.project p
		where p.id = p_project and p.account_id = auth.uid() and p.approved_at is not null
			and p.ends_on >= (now() at time zone 'Europe/Oslo')::date and private.has_role('researcher')
		for update;
	if not found then raise exception 'project_not_approved' using errcode = '42501'; end if;

	if v_project.frozen_at is null then
		perform private.make_project_keys(p_project);
		-- Not before there are persons enough for a release: a registry that has just begun is not frozen at nothing.
		if p_freeze_from <= (select count(distinct c.person_id) from public.course c where c.status = 'completed') then
			insert into private.project_row (project_id, course_id, course_key, content)
				select p_project, n.course_id, n.course_key, n.content from private.project_rows_now(p_project) n;
			update public.project set frozen_at = now() where id = p_project returning frozen_at into v_project.frozen_at;
		end if;
	end if;

	if v_project.frozen_at is null then
		select coalesce(jsonb_agg(n.content order by n.course_key), '[]') into v from private.project_rows_now(p_project) n;
	else
		select coalesce(jsonb_agg(r.content order by r.course_key), '[]') into v from private.project_row r where r.project_id = p_project;
	end if;
	perform private.log_event('export_drawn', p_project::text, jsonb_build_object('rows', jsonb_array_length(v), 'frozen', v_project.frozen_at is not null));
	return v;
end $$;
comment on function public.export_rows(uuid, integer) is
	'Completed courses for an approved project of the caller: keys random per project, no identity, no unit, no date, no free text. Frozen when first asked to, if there are at least so many persons. Every draw is logged.';

-- Whoever holds a new one-time link can sign in as that person: that it was made is logged beside the changes of accounts.
create function public.log_invitation(p_account uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	if not private.has_role('coordinator') then raise exception 'coordinators_only' using errcode = '42501'; end if;
	perform private.log_event('invitation_made', p_account::text);
end $$;

revoke execute on function private.leave_the_releases(), private.make_project_keys(uuid), private.project_rows_now(uuid), public.approve_project(uuid), public.list_projects(), public.export_rows(uuid, integer), public.log_invitation(uuid) from public, anon, authenticated;
grant execute on function public.approve_project(uuid), public.list_projects(), public.export_rows(uuid, integer), public.log_invitation(uuid) to authenticated;

alter table public.project enable row level security;
create policy "researchers read the own projects" on public.project for select to authenticated using (account_id = auth.uid() and private.has_role('researcher'));
create policy "coordinators read every project" on public.project for select to authenticated using ((select private.has_role('coordinator')));
create policy "researchers apply for projects" on public.project for insert to authenticated
	with check (account_id = auth.uid() and private.has_role('researcher') and approved_at is null and approved_by is null);
revoke all on public.project from anon, authenticated;
grant select on public.project to authenticated;
grant insert (title, purpose, approval_reference, ends_on) on public.project to authenticated;
