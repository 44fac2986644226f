-- Applications for data: what a researcher asks for and why, and what a coordinator answers. Nothing of the first export stays:
-- its rows were frozen once, which neither grew with the registry nor told who left.

drop trigger a_withdrawn_course_leaves_the_releases on public.course;
drop function private.leave_the_releases(), public.approve_project(uuid), public.list_projects(), public.export_rows(uuid, integer),
	private.make_project_keys(uuid), private.project_rows_now(uuid);
drop table private.project_row, private.project_key;
-- The keys of an erased person go with the rows that were given (research_draws); there is no table of keys beside them.
do $$
declare
	v_now text := pg_get_functiondef('public.erase_person(text, text, integer, integer, text, boolean)'::regprocedure);
	v_line constant text := 'delete from private.project_key k where k.source_id = any (v_courses || v_person);';
begin
	if strpos(v_now, v_line) = 0 then raise exception 'erase_person is not as it was'; end if;
	execute replace(v_now, v_line, '');
end $$;

alter table public.project rename column approved_at to decided_at;
alter table public.project rename column approved_by to decided_by;
alter table public.project drop constraint an_approval_has_a_person_and_a_time;
alter table public.project
	drop column frozen_at,
	add column institution text not null default '' check (length(institution) <= 200),
	add column period_from smallint not null default 2000 check (period_from between 2000 and 2100),
	add column period_to smallint not null default 2100 check (period_to between 2000 and 2100),
	add column service_levels text[] not null default '{}' check (service_levels <@ array['1', '2', '3', '4', '5.1', '5.2', '5.3']),
	add column diagnosis_groups text[] not null default '{}' check (cardinality(diagnosis_groups) <= 17),
	add column counties text[] not null default '{}' check (cardinality(counties) <= 30),
	add column age_from smallint check (age_from between 0 and 120),
	add column k smallint not null default 5 check (k between 3 and 100),
	add column l smallint not null default 2 check (l between 1 and 5),
	add column risk_ceiling double precision not null default 0.2 check (risk_ceiling between 0.01 and 0.34),
	add column date_mode text not null default 'none' check (date_mode in ('none', 'shifted')),
	add column state text not null default 'draft' check (state in ('draft', 'sent', 'asked', 'approved', 'rejected')),
	add column sent_at timestamptz,
	add column decision_reason text check (length(decision_reason) between 1 and 2000),
	add column coding jsonb,
	add constraint the_period_has_an_end_after_its_start check (period_from <= period_to);
update public.project set state = case when decided_at is null then 'sent' else 'approved' end, sent_at = created_at;
alter table public.project
	add constraint a_decision_has_a_person_and_a_time check ((state in ('approved', 'rejected')) = (decided_by is not null) and (decided_by is null) = (decided_at is null)),
	add constraint a_rejection_has_a_reason check (state <> 'rejected' or decision_reason is not null),
	add constraint an_application_is_sent_whole check (state = 'draft' or (sent_at is not null));
comment on column public.project.approval_reference is 'Reference of the ethics committee or other legal basis.';
comment on column public.project.service_levels is 'Population: none named is all; likewise diagnosis groups and counties.';
comment on column public.project.risk_ceiling is 'Highest chance that somebody who knows a person''s quasi-identifiers may have of pointing at the right row.';
comment on column public.project.date_mode is 'shifted: dates moved by a secret number of days of the person''s own, which keeps intervals.';
comment on column public.project.coding is 'How numbers and rare categories were coded in the first release; the later ones do the same.';

create table public.project_variable (
	project_id uuid not null references public.project (id) on delete cascade,
	name text not null check (length(name) <= 32),
	position smallint not null,
	reason text check (length(reason) <= 500),
	primary key (project_id, name)
);
comment on table public.project_variable is 'The variables that a project asks for, with a reason for each quasi-identifier.';

create table public.project_message (
	id bigint generated always as identity primary key,
	project_id uuid not null references public.project (id) on delete cascade,
	account_id uuid references public.account (id) on delete set null default auth.uid(),
	at timestamptz not null default now(),
	kind text not null check (kind in ('sent', 'asked', 'answered', 'approved', 'rejected')),
	body text check (length(body) between 1 and 2000)
);
comment on table public.project_message is 'What was said between researcher and coordinator about an application, and each of its steps.';
create index project_message_project_idx on public.project_message (project_id, id);
create index project_message_account_idx on public.project_message (account_id);

-- What the first export held stays what the old projects ask for.
insert into public.project_variable (project_id, name, position, reason)
	select p.id, v.name, v.position, case when e.strength = 'quasi' then 'Part of the first export' end
	from public.project p
	cross join unnest(array['person_key', 'county', 'centrality', 'sex', 'age_band', 'diagnosis_group', 'service_level', 'service_type', 'year', 'delivery', 'phase',
		'waiting_days', 'length_days', 'professions', 'goals_scaled', 'ind_goals_attained', 'ind_function_improved', 'work_start', 'work_end', 'work_m3', 'work_m12',
		'followup_m12_result', 'patient_satisfaction', 'barthel20_start', 'barthel20_end']) with ordinality v (name, position)
	join private.export_variable e on e.name = v.name;

create function private.reads_project(p_project uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select from public.project p where p.id = p_project
		and ((p.account_id = auth.uid() and private.has_role('researcher')) or (p.state <> 'draft' and private.has_role('coordinator'))));
$$;
comment on function private.reads_project(uuid) is 'A researcher''s own, or for a coordinator one that was sent.';
revoke execute on function private.reads_project(uuid) from public, anon;
grant execute on function private.reads_project(uuid) to authenticated, service_role;

alter table public.project_variable enable row level security;
alter table public.project_message enable row level security;
drop policy "coordinators read every project" on public.project;
drop policy "researchers apply for projects" on public.project;
create policy "coordinators read the projects that were sent" on public.project for select to authenticated
	using (state <> 'draft' and (select private.has_role('coordinator')));
create policy "the variables are read with their project" on public.project_variable for select to authenticated using (private.reads_project(project_id));
create policy "the messages are read with their project" on public.project_message for select to authenticated using (private.reads_project(project_id));
-- Written by the functions below alone: each step has the one before.
revoke all on public.project, public.project_variable, public.project_message from anon, authenticated;
grant select on public.project, public.project_variable, public.project_message to authenticated;
grant select on public.project, public.project_variable, public.project_message to service_role;

create function private.own_project(p_project uuid, p_states text[]) returns public.project
language plpgsql security definer set search_path = '' as $$
declare
	p public.project%rowtype;
begin
	select * into p from public.project x where x.id = p_project and x.account_id = auth.uid() and private.has_role('researcher') for update;
	if not found then raise exception 'project_not_found' using errcode = 'PT404'; end if;
	if p.state <> all (p_states) then raise exception 'project_has_moved_on' using errcode = 'PT409', detail = p.state; end if;
	return p;
end $$;

create function private.others_project(p_project uuid, p_states text[]) returns public.project
language plpgsql security definer set search_path = '' as $$
declare
	p public.project%rowtype;
begin
	if not private.has_role('coordinator') then raise exception 'coordinators_only' using errcode = '42501'; end if;
	select * into p from public.project x where x.id = p_project and x.state <> 'draft' for update;
	if not found then raise exception 'project_not_found' using errcode = 'PT404'; end if;
	if p.state <> all (p_states) then raise exception 'project_has_moved_on' using errcode = 'PT409', detail = p.state; end if;
	return p;
end $$;

create function private.say(p_project uuid, p_kind text, p_body text) returns void
language sql volatile security definer set search_path = '' as $$
	insert into public.project_message (project_id, kind, body) values (p_project, p_kind, nullif(trim(p_body), ''));
	select private.log_event(concat('project_', p_kind), p_project::text);
$$;

create function private.check_variables(p public.project, p_names text[]) returns void
language plpgsql stable security definer set search_path = '' as $$
declare
	v_unknown text := (select string_agg(n, ', ') from unnest(p_names) n where not exists (select from private.export_variable e where e.name = n));
	v_has_date boolean := exists (select from private.export_variable e where e.name = any (p_names) and e.kind = 'date');
begin
	if v_unknown is not null then raise exception 'variable_unknown' using errcode = 'PT422', detail = v_unknown; end if;
	if p_names @> array['year', 'quarter'] then raise exception 'year_or_quarter' using errcode = 'PT422'; end if;
	-- A shifted date beside the year that it was shifted from would tell how far.
	if p.date_mode = 'shifted' and p_names && array['year', 'quarter'] then raise exception 'shifted_dates_without_year' using errcode = 'PT422'; end if;
	if p.date_mode = 'none' and v_has_date then raise exception 'dates_are_not_shifted' using errcode = 'PT422'; end if;
end $$;

create function public.save_application(p jsonb) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
	v public.project%rowtype;
	v_id uuid := (p ->> 'id')::uuid;
begin
	if not private.has_role('researcher') then raise exception 'researchers_only' using errcode = '42501'; end if;
	if v_id is not null then
		v := private.own_project(v_id, array['draft', 'asked']);
	else
		v_id := gen_random_uuid();
	end if;
	v := jsonb_populate_record(v, p - array['id', 'account_id', 'state', 'created_at', 'sent_at', 'decided_at', 'decided_by', 'decision_reason', 'coding', 'variables']);
	if v.ends_on < (now() at time zone 'Europe/Oslo')::date then raise exception 'project_has_ended' using errcode = 'PT422'; end if;
	insert into public.project as o (id, account_id, title, purpose, approval_reference, ends_on, institution, period_from, period_to, service_levels,
			diagnosis_groups, counties, age_from, k, l, risk_ceiling, date_mode)
		values (v_id, auth.uid(), v.title, v.purpose, v.approval_reference, v.ends_on, coalesce(v.institution, ''), coalesce(v.period_from, 2000), coalesce(v.period_to, 2100),
			coalesce(v.service_levels, '{}'), coalesce(v.diagnosis_groups, '{}'), coalesce(v.counties, '{}'), v.age_from, coalesce(v.k, 5), coalesce(v.l, 2),
			coalesce(v.risk_ceiling, 0.2), coalesce(v.date_mode, 'none'))
		on conflict (id) do update set title = excluded.title, purpose = excluded.purpose, approval_reference = excluded.approval_reference, ends_on = excluded.ends_on,
			institution = excluded.institution, period_from = excluded.period_from, period_to = excluded.period_to, service_levels = excluded.service_levels,
			diagnosis_groups = excluded.diagnosis_groups, counties = excluded.counties, age_from = excluded.age_from, k = excluded.k, l = excluded.l,
			risk_ceiling = excluded.risk_ceiling, date_mode = excluded.date_mode
		returning * into v;
	if p ? 'variables' then
		delete from public.project_variable x where x.project_id = v_id;
		insert into public.project_variable (project_id, name, position, reason)
			select v_id, x.value ->> 'name', x.ordinality, nullif(trim(x.value ->> 'reason'), '')
			from jsonb_array_elements(p -> 'variables') with ordinality x
			where x.value ->> 'name' <> 'course_key';
	end if;
	perform private.check_variables(v, array(select x.name from public.project_variable x where x.project_id = v_id));
	return v_id;
end $$;
comment on function public.save_application(jsonb) is
	'Saves an own application that is a draft or was asked back: the columns of project, and variables [{name, reason}]. Errors: project_not_found (PT404); project_has_moved_on (PT409); variable_unknown, year_or_quarter, shifted_dates_without_year, dates_are_not_shifted, project_has_ended (PT422).';

create function public.send_application(p_project uuid, p_message text default null) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	p public.project := private.own_project(p_project, array['draft', 'asked']);
	v_unfounded text := (select string_agg(v.name, ', ' order by v.position) from public.project_variable v join private.export_variable e on e.name = v.name
		where v.project_id = p_project and e.strength = 'quasi' and length(coalesce(v.reason, '')) < 10);
begin
	if p.ends_on < (now() at time zone 'Europe/Oslo')::date then raise exception 'project_has_ended' using errcode = 'PT422'; end if;
	if not exists (select from public.project_variable v where v.project_id = p_project) then raise exception 'no_variables' using errcode = 'PT422'; end if;
	if v_unfounded is not null then raise exception 'variable_without_reason' using errcode = 'PT422', detail = v_unfounded; end if;
	if length(trim(p.institution)) < 2 then raise exception 'institution_missing' using errcode = 'PT422'; end if;
	update public.project set state = 'sent', sent_at = now() where id = p_project;
	perform private.say(p_project, case p.state when 'asked' then 'answered' else 'sent' end, p_message);
end $$;
comment on function public.send_application(uuid, text) is
	'Sends an own application, or sends it again with the answer to what was asked. Errors as save_application, and no_variables, institution_missing, variable_without_reason with the names (PT422).';

create function public.ask_back(p_project uuid, p_message text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.others_project(p_project, array['sent']);
	if trim(coalesce(p_message, '')) = '' then raise exception 'reason_missing' using errcode = 'PT422'; end if;
	update public.project set state = 'asked' where id = p_project;
	perform private.say(p_project, 'asked', p_message);
end $$;

create function public.decide_project(p_project uuid, p_approved boolean, p_reason text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	p public.project := private.others_project(p_project, array['sent']);
begin
	if trim(coalesce(p_reason, '')) = '' then raise exception 'reason_missing' using errcode = 'PT422'; end if;
	if p_approved and p.ends_on < (now() at time zone 'Europe/Oslo')::date then raise exception 'project_has_ended' using errcode = 'PT422'; end if;
	-- An own project is refused by the constraint nobody_approves_the_own_project.
	update public.project set state = case when p_approved then 'approved' else 'rejected' end, decided_at = now(), decided_by = auth.uid(), decision_reason = trim(p_reason)
		where id = p_project;
	perform private.say(p_project, case when p_approved then 'approved' else 'rejected' end, p_reason);
end $$;
comment on function public.ask_back(uuid, text) is 'A coordinator asks the researcher something; the application can be changed until it is sent again.';
comment on function public.decide_project(uuid, boolean, text) is
	'A coordinator approves or rejects the sent application of another person, with a reason. Errors: coordinators_only (42501), project_not_found (PT404), project_has_moved_on (PT409), reason_missing, project_has_ended (PT422), nobody_approves_the_own_project (23514).';

create function public.delete_application(p_project uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.own_project(p_project, array['draft']);
	delete from public.project where id = p_project;
end $$;

create function private.project_json(p public.project) returns jsonb
language sql stable security definer set search_path = '' as $$
	select to_jsonb(p) - 'account_id' - 'decided_by' - 'coding' || jsonb_build_object(
		'own', p.account_id = auth.uid(),
		'ended', p.ends_on < (now() at time zone 'Europe/Oslo')::date,
		'researcher_name', (select a.display_name from public.account a where a.id = p.account_id),
		'decider_name', (select a.display_name from public.account a where a.id = p.decided_by));
$$;

create function public.list_projects() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_agg(private.project_json(p) order by p.created_at desc, p.id), '[]')
	from public.project p
	where (p.state <> 'draft' and (select private.has_role('coordinator'))) or (p.account_id = auth.uid() and (select private.has_role('researcher')));
$$;
comment on function public.list_projects() is 'Projects that the caller may read, with the names of who applied and who decided: a researcher reads no other account.';

create function public.open_project(p_project uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	p public.project%rowtype;
begin
	if not private.reads_project(p_project) then return null; end if;
	select * into p from public.project x where x.id = p_project;
	if p.account_id <> auth.uid() then perform private.log_event('project_opened', p_project::text); end if;
	return private.project_json(p) || jsonb_build_object(
		'variables', coalesce((select jsonb_agg(jsonb_build_object('name', v.name, 'reason', v.reason) order by v.position) from public.project_variable v where v.project_id = p_project), '[]'),
		'messages', coalesce((select jsonb_agg(jsonb_build_object('at', m.at, 'kind', m.kind, 'body', m.body, 'name', a.display_name, 'own', m.account_id = auth.uid()) order by m.id)
			from public.project_message m left join public.account a on a.id = m.account_id where m.project_id = p_project), '[]'));
end $$;
comment on function public.open_project(uuid) is 'A project that the caller may read, with its variables and messages, or null. A coordinator''s opening is logged.';

revoke execute on function private.own_project(uuid, text[]), private.others_project(uuid, text[]), private.say(uuid, text, text), private.check_variables(public.project, text[]),
	private.project_json(public.project), public.save_application(jsonb), public.send_application(uuid, text), public.ask_back(uuid, text),
	public.decide_project(uuid, boolean, text), public.delete_application(uuid), public.list_projects(), public.open_project(uuid) from public, anon, authenticated;
grant execute on function public.save_application(jsonb), public.send_application(uuid, text), public.ask_back(uuid, text), public.decide_project(uuid, boolean, text),
	public.delete_application(uuid), public.list_projects(), public.open_project(uuid) to authenticated;
