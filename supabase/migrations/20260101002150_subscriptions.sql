-- Subscriptions: a leader has the finding of a view sent by mail every month or quarter. What is sent is asked as that
-- person when it is sent, so that a subscription never shows more than the page.

create table public.subscription (
	id uuid primary key default gen_random_uuid(),
	account_id uuid not null references public.account (id) on delete cascade default auth.uid(),
	address text not null check (length(address) <= 2000 and address ~ '^/indicators(/[a-z0-9_]+)?(\?[^[:cntrl:][:space:]]*)?$'),
	frequency text not null check (frequency in ('monthly', 'quarterly')),
	locale text not null check (locale in ('nb', 'en')),
	token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
	created_at timestamptz not null default now(),
	sent_for date,
	constraint one_subscription_per_view unique (account_id, address)
);
comment on table public.subscription is 'Views whose finding is mailed to the person who subscribes.';
comment on column public.subscription.address is 'Path and query of the view, as the page has it.';
comment on column public.subscription.token_hash is 'SHA-256 of what the link in the mail ends it with; the application works the token out from the id and a key.';
comment on column public.subscription.sent_for is 'First day of the month or quarter that was mailed last.';

alter table public.subscription enable row level security;
create policy "people read their own subscriptions" on public.subscription for select to authenticated using (account_id = auth.uid());
create policy "leaders and coordinators subscribe for themselves" on public.subscription for insert to authenticated
	with check (account_id = auth.uid() and ((select private.has_role('leader')) or (select private.has_role('coordinator'))));
create policy "people end their own subscriptions" on public.subscription for delete to authenticated using (account_id = auth.uid());
revoke all on public.subscription from anon, authenticated, service_role;
-- Not the token's hash: nobody needs it back.
grant select (id, account_id, address, frequency, locale, created_at, sent_for) on public.subscription to authenticated;
grant insert (id, address, frequency, locale, token_hash), delete on public.subscription to authenticated;

create function private.subscription_period(p_frequency text, p_on date) returns date
language sql immutable set search_path = '' as $$
	select date_trunc(case p_frequency when 'monthly' then 'month' else 'quarter' end, p_on::timestamp)::date;
$$;
comment on function private.subscription_period(text, date) is 'First day of the month or quarter of a day.';

create function public.claim_subscription(p_on date default null, p_not uuid[] default '{}') returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_on date := coalesce(p_on, (now() at time zone 'Europe/Oslo')::date);
	v_claimed jsonb;
begin
	-- Taken and noted at once: another process skips it, and a mail that is sent cannot be sent again.
	with due as (
		select s.id, s.sent_for from public.subscription s join public.account a on a.id = s.account_id
		where a.active and not s.id = any (p_not)
			and private.subscription_period(s.frequency, v_on) > coalesce(s.sent_for, (s.created_at at time zone 'Europe/Oslo')::date)
		order by s.created_at, s.id limit 1 for update of s skip locked
	)
	update public.subscription s set sent_for = private.subscription_period(s.frequency, v_on)
	from due join public.subscription d on d.id = due.id join public.account a on a.id = d.account_id
	where s.id = due.id
	returning jsonb_build_object('id', s.id, 'account_id', s.account_id, 'email', a.email, 'address', s.address,
		'frequency', s.frequency, 'locale', s.locale, 'period', s.sent_for, 'before', due.sent_for) into v_claimed;
	return v_claimed;
end $$;
comment on function public.claim_subscription(date, uuid[]) is
	'One subscription that is due, now noted as sent for its period; null where none is left. The first mail comes with the first period that begins after it was made.';

create function public.return_subscription(p_id uuid, p_period date, p_before date) returns void
language sql volatile security definer set search_path = '' as $$
	update public.subscription s set sent_for = p_before where s.id = p_id and s.sent_for = p_period;
$$;
comment on function public.return_subscription(uuid, date, date) is 'A mail could not be sent: it is due again.';

create function public.end_subscription(p_token_hash text) returns boolean
language sql volatile security definer set search_path = '' as $$
	with ended as (delete from public.subscription s where s.token_hash = p_token_hash returning 1)
	select exists (select from ended);
$$;
comment on function public.end_subscription(text) is 'Ends the subscription that the link of a mail is of; false where it has ended already.';

create function public.sender_of_jobs(p_channel text) returns jsonb
language sql stable security definer set search_path = '' as $$
	select to_jsonb(s) from public.sender_setting s where s.channel = p_channel and s.server is not null;
$$;
comment on function public.sender_of_jobs(text) is 'As sender_to_use, for what no signed-in person sends.';

revoke execute on function private.subscription_period(text, date), public.claim_subscription(date, uuid[]), public.return_subscription(uuid, date, date),
	public.end_subscription(text), public.sender_of_jobs(text) from public, anon, authenticated;
grant execute on function public.claim_subscription(date, uuid[]), public.return_subscription(uuid, date, date), public.sender_of_jobs(text) to service_role;
grant execute on function public.end_subscription(text) to anon, authenticated;
