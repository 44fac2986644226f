-- Who is withdrawn or erased leaves every file that the registry still gives out, at once, and in company: with k − 1 others
-- of the same trail, or with all of it where fewer than k would be left. Whoever has the older file sees that some of a
-- group are gone, not which of them wanted to be.

create function private.leave_releases(p_course uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	o record;
	v_k integer;
	v_persons text[];
	v_from integer;
	r public.release%rowtype;
begin
	for o in select x.project_id, x.trail, coalesce(x.person_id::text, x.course_key) as person from private.project_course x
		where x.course_id = p_course and x.left_at is null order by x.project_id
	loop
		select greatest(p.k, ceil(1 / p.risk_ceiling - 1e-9)::integer) into v_k from public.project p where p.id = o.project_id for update;
		-- The company is taken in the order of random keys; the one who leaves comes first.
		v_persons := array(select x.person from (
				select coalesce(y.person_id::text, y.course_key) as person, min(y.course_key) as place from private.project_course y
				where y.project_id = o.project_id and y.trail = o.trail and y.left_at is null group by 1) x
			order by x.person = o.person desc, x.place);
		if cardinality(v_persons) >= 2 * v_k then v_persons := v_persons[1:v_k]; end if;
		with gone as (
			update private.project_course y set left_at = now(), left_because = case when y.course_id = p_course then 'withdrawn' else 'company' end
			where y.project_id = o.project_id and y.trail = o.trail and y.left_at is null and coalesce(y.person_id::text, y.course_key) = any (v_persons)
			returning y.cohort)
		select min(g.cohort) into v_from from gone g;

		-- A file that is being made is made again; one that was made is no longer given out.
		update public.release x set state = 'queued', worker = null, leased_until = null
			where x.project_id = o.project_id and x.state = 'building' and x.number >= v_from;
		for r in update public.release x set state = 'withdrawn', withdrawn_at = now()
			where x.project_id = o.project_id and x.state = 'ready' and x.number >= v_from returning *
		loop
			delete from private.release_piece x where x.release_id = r.id;
			insert into public.release (project_id, number, revision, formats, labels, language, requested_by, report)
				select r.project_id, r.number, r.revision + 1, r.formats, r.labels, r.language, r.requested_by, r.report
				from public.project p where p.id = r.project_id and p.ends_on >= (now() at time zone 'Europe/Oslo')::date;
			-- Not for whom: the log is read by people who must not learn it.
			perform private.log_event('release_withdrawn', r.project_id::text, jsonb_build_object('release', r.id, 'sha256', r.sha256));
		end loop;
	end loop;
end $$;

create function private.withdrawn_course_leaves() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	perform private.leave_releases(old.id);
	return case when tg_op = 'DELETE' then old else null end;
end $$;
create trigger a_withdrawn_course_leaves_the_releases after update of status on public.course
	for each row when (new.status <> 'completed' and old.status = 'completed') execute function private.withdrawn_course_leaves();
-- Before: afterwards nothing says which rows were the course's.
create trigger an_erased_course_leaves_the_releases before delete on public.course
	for each row execute function private.withdrawn_course_leaves();
revoke execute on function private.leave_releases(uuid), private.withdrawn_course_leaves() from public, anon, authenticated;
