-- People who sign in: accounts, roles, sessions. What belongs to signing in is read by the service key alone.

create table public.account (
	id uuid primary key default gen_random_uuid(),
	email text not null check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$' and length(email) <= 254),
	display_name text not null check (length(display_name) between 1 and 120),
	active boolean not null default true,
	created_at timestamptz not null default now(),
	constraint one_account_per_email unique (email)
);
comment on table public.account is 'A person who signs in. Patients are in person.';

create table public.membership (
	id uuid primary key default gen_random_uuid(),
	account_id uuid not null references public.account (id) on delete cascade,
	role text not null check (role in ('clinician', 'leader', 'researcher', 'coordinator')),
	unit_id text references public.unit (id) on delete cascade,
	organisation_id text references public.organisation (id) on delete cascade,
	created_at timestamptz not null default now(),
	constraint a_clinician_belongs_to_a_unit check ((role = 'clinician') = (unit_id is not null)),
	constraint a_leader_leads_an_organisation check ((role = 'leader') = (organisation_id is not null)),
	constraint no_role_twice unique nulls not distinct (account_id, role, unit_id, organisation_id)
);
comment on table public.membership is 'What an account may do, and where: a clinician in a unit, a leader of an organisation.';
create index membership_account_idx on public.membership (account_id);
create index membership_unit_idx on public.membership (unit_id);
create index membership_organisation_idx on public.membership (organisation_id);

create table public.account_credential (
	account_id uuid primary key references public.account (id) on delete cascade,
	password_hash text not null check (password_hash like '$argon2id$%'),
	updated_at timestamptz not null default now()
);
comment on table public.account_credential is 'Argon2id hashes. Service key only.';

create table public.session (
	id text primary key,
	account_id uuid not null references public.account (id) on delete cascade,
	expires_at timestamptz not null
);
comment on table public.session is 'Signed-in sessions; id is the SHA-256 of the cookie''s value. Service key only.';
create index session_account_idx on public.session (account_id);
create index session_expiry_idx on public.session (expires_at);

create table public.sign_in_attempt (
	id bigint generated always as identity primary key,
	key_hash text not null,
	at timestamptz not null default now()
);
comment on table public.sign_in_attempt is
	'Failed tries, by keyed hash of the email and of the address, so that the limit holds across app processes. Service key only.';
create index sign_in_attempt_key_idx on public.sign_in_attempt (key_hash, at);

create table public.invitation (
	token_hash text primary key,
	account_id uuid references public.account (id) on delete cascade,
	expires_at timestamptz not null,
	used_at timestamptz
);
comment on table public.invitation is
	'One-time links that set a password. account_id null: creates the first coordinator. Service key only.';
create index invitation_account_idx on public.invitation (account_id);

create table public.registry_setting (
	key text primary key,
	value jsonb not null
);
comment on table public.registry_setting is 'Facts about this registry, such as that it holds synthetic data.';

create table public.audit_event (
	id bigint generated always as identity primary key,
	at timestamptz not null default now(),
	account_id uuid references public.account (id) on delete set null,
	action text not null check (action ~ '^[a-z_]+$'),
	subject text,
	detail jsonb not null default '{}'
);
comment on table public.audit_event is 'Who opened, revealed, drew or changed what. Only added to, never by the API roles directly.';
create index audit_event_account_idx on public.audit_event (account_id, at desc);
create index audit_event_at_idx on public.audit_event (at desc);

-- Helpers of the policies. Each is security definer so that a policy may ask about memberships
-- without the membership table's own policies being asked again.

create function private.has_role(p_role text) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (
		select 1 from public.membership m join public.account a on a.id = m.account_id
		where m.account_id = auth.uid() and m.role = p_role and a.active
	);
$$;

create function private.own_units() returns setof text
language sql stable security definer set search_path = '' as $$
	select m.unit_id from public.membership m join public.account a on a.id = m.account_id
	where m.account_id = auth.uid() and m.role = 'clinician' and a.active;
$$;
comment on function private.own_units() is 'Units whose courses the signed-in clinician reads and writes.';

create function private.own_subtree() returns setof text
language sql stable security definer set search_path = '' as $$
	with recursive led (id) as (
		select m.organisation_id from public.membership m join public.account a on a.id = m.account_id
		where m.account_id = auth.uid() and m.role = 'leader' and a.active
		union
		select o.id from led join public.organisation o on o.parent_id = led.id
	)
	select id from led
	union
	select u.id from led join public.unit u on u.organisation_id = led.id
	union
	select um.unit_id from led join public.unit_municipality um on um.municipality_id = led.id
	union
	select private.own_units()
	union
	select ou.organisation_id from public.organisation_unit ou where private.has_role('coordinator');
$$;
comment on function private.own_subtree() is
	'Organisations and units whose aggregates the signed-in person reads with the own minimum n: what a leader leads, the units of a clinician, everything for a coordinator.';

create function private.log_event(p_action text, p_subject text, p_detail jsonb default '{}') returns void
language sql security definer set search_path = '' as $$
	insert into public.audit_event (account_id, action, subject, detail)
	select a.id, p_action, p_subject, p_detail from (select auth.uid() as uid) s left join public.account a on a.id = s.uid;
$$;

revoke execute on function private.has_role(text) from public;
revoke execute on function private.own_units() from public;
revoke execute on function private.own_subtree() from public;
revoke execute on function private.log_event(text, text, jsonb) from public;
grant execute on function private.has_role(text), private.own_units(), private.own_subtree() to authenticated, service_role;

alter table public.account enable row level security;
alter table public.membership enable row level security;
alter table public.account_credential enable row level security;
alter table public.session enable row level security;
alter table public.sign_in_attempt enable row level security;
alter table public.invitation enable row level security;
alter table public.registry_setting enable row level security;
alter table public.audit_event enable row level security;

create policy "a person reads the own account" on public.account for select to authenticated using (id = auth.uid());
create policy "coordinators read every account" on public.account for select to authenticated using ((select private.has_role('coordinator')));
create policy "coordinators add accounts" on public.account for insert to authenticated with check ((select private.has_role('coordinator')));
create policy "coordinators change accounts" on public.account for update to authenticated
	using ((select private.has_role('coordinator'))) with check ((select private.has_role('coordinator')));

create policy "a person reads the own roles" on public.membership for select to authenticated using (account_id = auth.uid());
create policy "coordinators read every role" on public.membership for select to authenticated using ((select private.has_role('coordinator')));
-- A coordinator who could take a role could read health data: nobody gives a role to the own account.
create policy "coordinators give roles to others" on public.membership for insert to authenticated
	with check ((select private.has_role('coordinator')) and account_id <> auth.uid());
create policy "coordinators take roles from others" on public.membership for delete to authenticated
	using ((select private.has_role('coordinator')) and account_id <> auth.uid());

create policy "anyone may know whether the data are synthetic" on public.registry_setting for select to anon, authenticated using (key = 'demo');

create policy "a person reads the own actions" on public.audit_event for select to authenticated using (account_id = auth.uid());
create policy "coordinators read every action" on public.audit_event for select to authenticated using ((select private.has_role('coordinator')));

create policy "coordinators add units" on public.unit for insert to authenticated with check ((select private.has_role('coordinator')));
create policy "coordinators change units" on public.unit for update to authenticated
	using ((select private.has_role('coordinator'))) with check ((select private.has_role('coordinator')));
create policy "coordinators add institutions" on public.organisation for insert to authenticated
	with check ((select private.has_role('coordinator')) and kind = 'institution');
create policy "coordinators say which municipalities a unit serves" on public.unit_municipality for insert to authenticated
	with check ((select private.has_role('coordinator')));
create policy "coordinators say which municipalities a unit no longer serves" on public.unit_municipality for delete to authenticated
	using ((select private.has_role('coordinator')));

revoke all on public.account, public.membership, public.account_credential, public.session, public.sign_in_attempt, public.invitation, public.registry_setting, public.audit_event from anon, authenticated;
grant select on public.account, public.membership, public.audit_event to authenticated;
grant insert (id, email, display_name), update (display_name, active) on public.account to authenticated;
grant insert (account_id, role, unit_id, organisation_id), delete on public.membership to authenticated;
grant select on public.registry_setting to anon, authenticated;
grant insert (id, name, organisation_id, service_level, service_type, main_instrument, instruments), update (name, main_instrument, instruments, active) on public.unit to authenticated;
grant insert (id, kind, name, parent_id) on public.organisation to authenticated;
grant insert, delete on public.unit_municipality to authenticated;
grant select, insert, update, delete on public.account, public.membership, public.account_credential, public.session, public.sign_in_attempt, public.invitation, public.registry_setting to service_role;
grant select, insert on public.audit_event to service_role;

-- Whatever a coordinator does with accounts, roles and units is logged by the database itself.
create function private.log_administration() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_row jsonb;
begin
	if tg_op = 'DELETE' then
		v_row := to_jsonb(old);
	else
		v_row := to_jsonb(new);
	end if;
	if auth.uid() is not null then
		perform private.log_event(tg_table_name || '_' || lower(tg_op), coalesce(v_row ->> 'account_id', v_row ->> 'id'), v_row - 'email');
	end if;
	return null;
end $$;
revoke execute on function private.log_administration() from public;
create trigger account_changes_are_logged after insert or update on public.account for each row execute function private.log_administration();
create trigger membership_changes_are_logged after insert or delete on public.membership for each row execute function private.log_administration();
create trigger unit_changes_are_logged after insert or update on public.unit for each row execute function private.log_administration();
