-- How messages reach patients: the mail server and the SMS gateway, set up by a coordinator. The application encrypts the
-- secret before it comes here, with a key that the database does not have.

create table public.sender_setting (
	channel text primary key check (channel in ('email', 'sms')),
	server text check (length(server) between 1 and 500 and server !~ '[[:cntrl:][:space:]]'),
	port integer check (port between 1 and 65535),
	username text check (length(username) between 1 and 254 and username !~ '[[:cntrl:]]'),
	sent_from text check (length(sent_from) between 1 and 254 and sent_from !~ '[[:cntrl:]]'),
	ciphertext text,
	key_id text,
	constraint a_sender_is_whole_or_unset check ((server is null) = (sent_from is null) and (server is not null or (username is null and ciphertext is null))),
	constraint a_mail_server_has_a_port check ((port is not null) = (channel = 'email' and server is not null)),
	constraint a_gateway_knows_no_user check (channel = 'email' or username is null),
	constraint a_secret_has_its_key check ((ciphertext is null) = (key_id is null))
);
comment on table public.sender_setting is 'One row per channel, always there; without a server the channel is not set up.';
comment on column public.sender_setting.server is 'Mail: the name of the host. SMS: the address that messages are posted to.';
comment on column public.sender_setting.ciphertext is 'Password of the mail server or token of the gateway, encrypted by the application; key_id says with which key.';
insert into public.sender_setting (channel) values ('email'), ('sms');

-- A secret goes only where it was given for: who changes the server must know it.
create function private.check_sender_secret() returns trigger
language plpgsql security invoker set search_path = '' as $$
begin
	if new.ciphertext = old.ciphertext and (new.server, new.port, new.username) is distinct from (old.server, old.port, old.username) then
		raise exception 'secret_missing' using errcode = 'PT422';
	end if;
	if new.ciphertext is null and (new.username is not null or (new.channel = 'sms' and new.server is not null)) then
		raise exception 'secret_missing' using errcode = 'PT422';
	end if;
	return new;
end $$;

create function private.log_sender_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	-- The change of keys is a job, not a person's.
	if auth.uid() is not null then
		perform private.log_event('sender_changed', new.channel, jsonb_build_object('server', new.server, 'port', new.port,
			'username', new.username, 'sent_from', new.sent_from, 'secret_changed', new.ciphertext is distinct from old.ciphertext));
	end if;
	return null;
end $$;
revoke execute on function private.check_sender_secret(), private.log_sender_change() from public, anon, authenticated;
create trigger sender_secret_is_checked before update on public.sender_setting for each row execute function private.check_sender_secret();
create trigger sender_changes_are_logged after update on public.sender_setting for each row execute function private.log_sender_change();

alter table public.sender_setting enable row level security;
create policy "coordinators read how messages are sent" on public.sender_setting for select to authenticated
	using ((select private.has_role('coordinator')));
create policy "coordinators change how messages are sent" on public.sender_setting for update to authenticated
	using ((select private.has_role('coordinator'))) with check ((select private.has_role('coordinator')));
revoke all on public.sender_setting from anon, authenticated;
-- The secret is written, and read by the function below alone.
grant select (channel, server, port, username, sent_from, key_id), update (server, port, username, sent_from, ciphertext, key_id) on public.sender_setting to authenticated;
grant select, update (ciphertext, key_id) on public.sender_setting to service_role;

create function public.sender_channels() returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_agg(s.channel order by s.channel), '[]') from public.sender_setting s
	where s.server is not null and (private.has_role('clinician') or private.has_role('coordinator'));
$$;
comment on function public.sender_channels() is 'The channels that are set up, for those who may send.';

create function public.sender_to_use(p_channel text) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	if not (private.has_role('clinician') or private.has_role('coordinator')) then
		raise exception 'may_not_send' using errcode = '42501';
	end if;
	return (select to_jsonb(s) from public.sender_setting s where s.channel = p_channel and s.server is not null);
end $$;
comment on function public.sender_to_use(text) is
	'What sending by a channel needs, the encrypted secret included, or null where it is not set up. Error: may_not_send (42501).';

create function public.take_back_followup_link(p_course uuid, p_token_hash text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_made timestamptz;
begin
	if not private.is_own_course(p_course) then raise exception 'not_your_unit' using errcode = '42501'; end if;
	-- Removed, not ended: nobody has it, and the call list must not say that a link was sent.
	delete from public.followup_link l
		where l.course_id = p_course and l.token_hash = p_token_hash and l.created_by = auth.uid() and l.used_at is null
		returning l.created_at into v_made;
	if v_made is null then return; end if;
	-- Making it ended the earlier one at the same moment, which the patient may have: that one is as it was.
	update public.followup_link l set expires_at = l.created_at + interval '30 days'
		where l.course_id = p_course and l.used_at is null and l.expires_at = v_made;
	perform private.log_event('followup_link_not_sent', p_course::text);
end $$;
comment on function public.take_back_followup_link(uuid, text) is
	'Removes a link that the caller made and that could not be sent, and opens the one again that it replaced. Error: not_your_unit (42501).';

revoke execute on function public.sender_channels(), public.sender_to_use(text), public.take_back_followup_link(uuid, text) from public, anon, authenticated;
grant execute on function public.sender_channels(), public.sender_to_use(text), public.take_back_followup_link(uuid, text) to authenticated;
