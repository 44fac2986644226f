-- Tokens with which a unit's own systems register over HTTP. A token acts as a machine account that is a clinician of
-- that unit alone, so that row level security and save_course hold for it as for a person.

create table public.unit_token (
	id uuid primary key default gen_random_uuid(),
	unit_id text not null references public.unit (id) on delete cascade,
	name text not null check (length(name) between 2 and 80),
	token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
	account_id uuid not null unique references public.account (id) on delete cascade,
	created_by uuid references public.account (id) on delete set null,
	created_at timestamptz not null default now(),
	last_used_at timestamptz,
	revoked_at timestamptz
);
comment on table public.unit_token is 'Keys of a unit''s own systems. A revoked one stays, to tell what was registered by it.';
comment on column public.unit_token.token_hash is 'SHA-256 of the token, which is shown once and stored nowhere. Service key only.';
comment on column public.unit_token.account_id is 'The machine account that the token acts as: no password, one unit.';
create index unit_token_unit_idx on public.unit_token (unit_id);
create index unit_token_created_by_idx on public.unit_token (created_by);

create function private.led_units() returns setof text
language sql stable security definer set search_path = '' as $$
	with recursive led (id) as (
		select m.organisation_id from public.membership m join public.account a on a.id = m.account_id
		where m.account_id = auth.uid() and m.role = 'leader' and a.active
		union
		select o.id from led join public.organisation o on o.parent_id = led.id
	)
	select u.id from led join public.unit u on u.organisation_id = led.id
	union
	select um.unit_id from led join public.unit_municipality um on um.municipality_id = led.id;
$$;
comment on function private.led_units() is
	'Units under what the signed-in leader leads: own_subtree() without what a clinician or a coordinator sees there.';
revoke execute on function private.led_units() from public;
grant execute on function private.led_units() to authenticated, service_role;

alter table public.unit_token enable row level security;
create policy "leaders read the tokens of their units" on public.unit_token for select to authenticated
	using (unit_id in (select private.led_units()));
revoke all on public.unit_token from anon, authenticated;
grant select (id, unit_id, name, created_at, last_used_at, revoked_at) on public.unit_token to authenticated;
grant select, update (last_used_at) on public.unit_token to service_role;

create function public.token_units() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name, u.id), '[]')
	from public.unit u where u.active and u.id in (select private.led_units());
$$;
comment on function public.token_units() is 'The active units that the caller leads and may give tokens to.';

create function public.create_unit_token(p_unit text, p_name text, p_token_hash text) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_id uuid := gen_random_uuid();
	v_account uuid := gen_random_uuid();
	v_name text := trim(coalesce(p_name, ''));
begin
	if not exists (select 1 from private.led_units() u where u = p_unit) then raise exception 'not_your_unit' using errcode = '42501'; end if;
	if length(v_name) not between 2 and 80 then raise exception 'token_name_length' using errcode = 'PT422'; end if;
	if coalesce(p_token_hash, '') !~ '^[0-9a-f]{64}$' then raise exception 'token_hash_form' using errcode = 'PT422'; end if;
	if not exists (select 1 from public.unit u where u.id = p_unit and u.active) then raise exception 'unit_inactive' using errcode = 'PT422'; end if;
	insert into public.account (id, email, display_name) values (v_account, 'token-' || v_id || '@units.invalid', v_name);
	insert into public.membership (account_id, role, unit_id) values (v_account, 'clinician', p_unit);
	insert into public.unit_token (id, unit_id, name, token_hash, account_id, created_by)
		values (v_id, p_unit, v_name, p_token_hash, v_account, auth.uid());
	perform private.log_event('token_created', p_unit, jsonb_build_object('name', v_name, 'token', v_id));
	return jsonb_build_object('id', v_id);
end $$;
comment on function public.create_unit_token(text, text, text) is
	'A leader gives a unit a token. Errors: not_your_unit (42501); token_name_length, token_hash_form, unit_inactive (PT422).';

create function public.revoke_unit_token(p_token uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	v public.unit_token%rowtype;
begin
	-- One answer for what is not there and what is others': nobody learns which tokens exist.
	select * into v from public.unit_token t where t.id = p_token and t.unit_id in (select private.led_units()) for update;
	if not found then raise exception 'not_your_unit' using errcode = '42501'; end if;
	if v.revoked_at is not null then return; end if;
	update public.unit_token set revoked_at = now() where id = v.id;
	delete from public.membership where account_id = v.account_id;
	update public.account set active = false where id = v.account_id;
	perform private.log_event('token_revoked', v.unit_id, jsonb_build_object('name', v.name, 'token', v.id));
end $$;
comment on function public.revoke_unit_token(uuid) is
	'Ends a token for good: its account loses the unit and is closed. Revoking twice changes nothing. Errors: not_your_unit (42501).';

revoke execute on function public.token_units(), public.create_unit_token(text, text, text), public.revoke_unit_token(uuid) from public, anon;
grant execute on function public.token_units(), public.create_unit_token(text, text, text), public.revoke_unit_token(uuid) to authenticated;
