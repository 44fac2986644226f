-- A course is never removed: it is withdrawn, with a reason in its history, and can be taken back as it was.

create function private.check_withdrawal() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	-- Jobs and the owner of the database act for nobody; people say why.
	if new.status = 'withdrawn' and auth.uid() is not null and coalesce(trim(current_setting('registry.reason', true)), '') = '' then
		raise exception 'reason_missing' using errcode = 'PT422';
	end if;
	if old.status = 'withdrawn' and new.status <> (case when old.completed_at is null then 'draft' else 'completed' end) then
		raise exception 'withdrawn_goes_back_as_it_was' using errcode = 'PT422';
	end if;
	return new;
end $$;
revoke execute on function private.check_withdrawal() from public;
create trigger withdrawal_is_checked before update of status on public.course
	for each row when (old.status is distinct from new.status) execute function private.check_withdrawal();

create function public.withdraw_course(p_course uuid, p_reason text) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
	if length(trim(coalesce(p_reason, ''))) = 0 then raise exception 'reason_missing' using errcode = 'PT422'; end if;
	perform set_config('registry.reason', left(trim(p_reason), 500), true);
	update public.course set status = 'withdrawn' where id = p_course and status <> 'withdrawn';
	if not found then raise exception 'course_not_found' using errcode = 'PT422'; end if;
end $$;
comment on function public.withdraw_course(uuid, text) is
	'Withdraws one own course: it leaves every number and list, and stays with its history. Errors (PT422): reason_missing, course_not_found.';

create function public.restore_course(p_course uuid) returns void
language plpgsql volatile security invoker set search_path = '' as $$
begin
	perform set_config('registry.reason', '', true);
	update public.course set status = case when completed_at is null then 'draft' else 'completed' end
		where id = p_course and status = 'withdrawn';
	if not found then raise exception 'course_not_found' using errcode = 'PT422'; end if;
end $$;
comment on function public.restore_course(uuid) is
	'Takes a withdrawn course of one''s own back: completed if it was, else a draft. Error (PT422): course_not_found.';

revoke execute on function public.withdraw_course(uuid, text), public.restore_course(uuid) from public, anon;
grant execute on function public.withdraw_course(uuid, text), public.restore_course(uuid) to authenticated;
