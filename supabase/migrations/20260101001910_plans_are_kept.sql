-- What every policy asks is asked in plpgsql, whose plans are kept for the session: a function in SQL is planned anew by each
-- statement that calls it, and a save is a dozen statements. The answers are the same.

create or replace function private.own_units() returns setof text
language plpgsql stable security definer set search_path = '' as $$
begin
	return query select m.unit_id from public.membership m join public.account a on a.id = m.account_id
		where m.account_id = auth.uid() and m.role = 'clinician' and a.active;
end $$;

create or replace function private.has_role(p_role text) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (
		select 1 from public.membership m join public.account a on a.id = m.account_id
		where m.account_id = auth.uid() and m.role = p_role and a.active);
end $$;

create or replace function private.is_own_course(p_course uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select 1 from public.course c where c.id = p_course and c.unit_id in (select private.own_units()));
end $$;

create or replace function private.has_died(p_course uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
	return exists (select 1 from public.followup f where f.course_id = p_course and f.result = 'dead')
		or exists (select 1 from public.measurement m where m.course_id = p_course and m.missing_reason = 'died')
		or exists (select 1 from public.work_state w where w.course_id = p_course and w.missing_reason = 'died')
		or exists (select 1 from public.goal g where g.course_id = p_course and g.missing_reason = 'died')
		or exists (select 1 from public.satisfaction s where s.course_id = p_course and s.missing_reason = 'died');
end $$;

create function public.course_head(p_course uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	if not private.is_own_course(p_course) then return null; end if;
	return (select jsonb_build_object('version', c.version, 'status', c.status,
			'person', (select jsonb_build_object('birth_date', p.birth_date, 'sex', p.sex) from public.person p where p.id = c.person_id))
		from public.course c where c.id = p_course);
end $$;
comment on function public.course_head(uuid) is
	'What saving needs to know of one own course: version, state, and birth date and sex of its person. Null where there is none or it belongs to others. Not an opening.';
revoke execute on function public.course_head(uuid) from public, anon;
grant execute on function public.course_head(uuid) to authenticated;
