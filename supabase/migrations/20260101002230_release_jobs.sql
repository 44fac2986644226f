-- The work on releases: who does it, and what stands still. A process that falls silent loses its lease to the next.

-- The coordinator's question before an approval: what would the file be? The same search, and nothing is given.
create table public.project_disclosure (
	project_id uuid primary key references public.project (id) on delete cascade,
	requested_at timestamptz not null default now(),
	requested_by uuid references public.account (id) on delete set null default auth.uid(),
	answered_at timestamptz,
	worker uuid,
	leased_until timestamptz,
	report jsonb,
	refusal text
);
comment on table public.project_disclosure is 'What a release of the application would be at the time: the disclosure report alone, for coordinators.';
create index project_disclosure_requested_by_idx on public.project_disclosure (requested_by);

alter table public.project_disclosure enable row level security;
create policy "coordinators read what a release would be" on public.project_disclosure for select to authenticated using ((select private.has_role('coordinator')));
revoke all on public.project_disclosure from anon, authenticated;
grant select on public.project_disclosure to authenticated;
grant select on public.project_disclosure to service_role;

create function public.request_disclosure(p_project uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.others_project(p_project, array['sent', 'asked', 'approved', 'rejected']);
	insert into public.project_disclosure as d (project_id) values (p_project)
		on conflict (project_id) do update set requested_at = now(), requested_by = auth.uid(), answered_at = null, worker = null, leased_until = null, report = null, refusal = null
			-- One that is being made is the answer to this question too.
			where d.answered_at is not null or d.leased_until < now();
	perform private.log_event('disclosure_viewed', p_project::text);
end $$;
comment on function public.request_disclosure(uuid) is 'Asks, as a coordinator, what a release of the project would be; the job answers in project_disclosure.';

create function private.draw_definition(p_project uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
	select jsonb_build_object('project', p.id, 'title', p.title, 'institution', p.institution, 'purpose', p.purpose, 'approval_reference', p.approval_reference,
		'period_from', p.period_from, 'period_to', p.period_to, 'service_levels', to_jsonb(p.service_levels), 'diagnosis_groups', to_jsonb(p.diagnosis_groups),
		'counties', to_jsonb(p.counties), 'age_from', p.age_from, 'k', p.k, 'l', p.l, 'risk_ceiling', p.risk_ceiling, 'date_mode', p.date_mode, 'ends_on', p.ends_on,
		'researcher', (select a.display_name from public.account a where a.id = p.account_id),
		'coding', p.coding,
		'levels', (select r.report -> 'levels' from public.release r where r.project_id = p.id and r.report ? 'levels' and r.state in ('ready', 'withdrawn') order by r.number, r.revision limit 1),
		'variables', (select coalesce(jsonb_agg(v.name order by v.position, v.name), '[]') from public.project_variable v where v.project_id = p.id))
	from public.project p where p.id = p_project;
$$;

create function public.claim_draw(p_worker uuid) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	r public.release%rowtype;
	d public.project_disclosure%rowtype;
begin
	-- A person waits for the coordinator's answer; a release is waited for by nobody.
	update public.project_disclosure x set worker = p_worker, leased_until = now() + interval '5 minutes'
		where x.project_id = (select y.project_id from public.project_disclosure y where y.answered_at is null and (y.leased_until is null or y.leased_until < now())
			order by y.requested_at limit 1 for update skip locked)
		returning * into d;
	if found then return jsonb_build_object('kind', 'disclosure', 'id', d.project_id, 'definition', private.draw_definition(d.project_id)); end if;

	update public.release x set state = 'building', worker = p_worker, leased_until = now() + interval '5 minutes'
		where x.id = (select y.id from public.release y where y.state = 'queued' or (y.state = 'building' and (y.leased_until is null or y.leased_until < now()))
			order by y.requested_at limit 1 for update skip locked)
		returning * into r;
	if not found then return null; end if;
	-- Nothing is drawn outside the approval, also when it was asked for in time.
	if not exists (select from public.project p where p.id = r.project_id and p.state = 'approved' and p.ends_on >= (now() at time zone 'Europe/Oslo')::date) then
		update public.release set state = 'failed', refusal = 'project_not_approved', worker = null, leased_until = null where id = r.id;
		return public.claim_draw(p_worker);
	end if;
	return jsonb_build_object('kind', 'release', 'id', r.id, 'number', r.number, 'revision', r.revision, 'formats', to_jsonb(r.formats), 'labels', r.labels, 'language', r.language,
		'requested_at', r.requested_at, 'report', r.report,
		-- Decided already, by this process or one before it: what was given is not decided again.
		'settled', r.revision > 1 or exists (select from private.project_course c where c.project_id = r.project_id and c.cohort = r.number),
		'definition', private.draw_definition(r.project_id));
end $$;
comment on function public.claim_draw(uuid) is 'The next disclosure report or release to make, leased for five minutes; null where nothing waits.';

create function private.held_release(p_release uuid, p_worker uuid) returns public.release
language plpgsql volatile security definer set search_path = '' as $$
declare
	r public.release%rowtype;
begin
	update public.release x set leased_until = now() + interval '5 minutes' where x.id = p_release and x.state = 'building' and x.worker = p_worker returning * into r;
	if not found then raise exception 'release_was_taken_away' using errcode = 'PT409'; end if;
	return r;
end $$;

create function public.hold_release(p_release uuid, p_worker uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.held_release(p_release, p_worker);
end $$;

create function public.release_progress(p_release uuid, p_worker uuid, p_step text, p_done bigint, p_total bigint) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.held_release(p_release, p_worker);
	update public.release set step = p_step, done = p_done, total = p_total where id = p_release;
end $$;
comment on function public.release_progress(uuid, uuid, text, bigint, bigint) is
	'How far the work is, and that it goes on. Error: release_was_taken_away (PT409), when it was cancelled, begun anew, or taken over.';

create function public.store_release_piece(p_release uuid, p_worker uuid, p_number integer, p_bytes text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.held_release(p_release, p_worker);
	insert into private.release_piece (release_id, number, bytes) values (p_release, p_number, decode(p_bytes, 'base64'))
		on conflict (release_id, number) do update set bytes = excluded.bytes;
end $$;

create function public.finish_release(p_release uuid, p_worker uuid, p jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	r public.release := private.held_release(p_release, p_worker);
begin
	delete from private.release_piece x where x.release_id = p_release and x.number >= (p ->> 'pieces')::integer;
	perform private.end_draw(p_release);
	update public.release set state = 'ready', worker = null, leased_until = null, step = null, built_at = now(), definition = p -> 'definition', report = p -> 'report',
		rows = (p ->> 'rows')::integer, persons = (p ->> 'persons')::integer, bytes = (p ->> 'bytes')::bigint, sha256 = p ->> 'sha256', files = p -> 'files', software = p ->> 'software'
		where id = p_release;
	perform private.log_event('release_built', r.project_id::text, jsonb_build_object('release', p_release, 'rows', p -> 'rows', 'sha256', p -> 'sha256'));
end $$;

create function public.stop_release(p_release uuid, p_worker uuid, p_state text, p_refusal text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	r public.release := private.held_release(p_release, p_worker);
begin
	if p_state = 'queued' then
		update public.release set state = 'queued', worker = null, leased_until = null where id = p_release;
		return;
	end if;
	perform private.end_draw(p_release);
	delete from private.release_piece x where x.release_id = p_release;
	if r.revision = 1 then delete from private.project_course c where c.project_id = r.project_id and c.cohort = r.number; end if;
	update public.release set state = p_state, refusal = p_refusal, worker = null, leased_until = null where id = p_release;
	perform private.log_event(concat('release_', p_state), r.project_id::text, jsonb_build_object('release', p_release));
end $$;
comment on function public.stop_release(uuid, uuid, text, text) is 'The work ends without a file: refused with the reason, failed, or queued again for the next process.';

create function public.answer_disclosure(p_project uuid, p_worker uuid, p_report jsonb, p_refusal text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.end_draw(p_project);
	update public.project_disclosure set answered_at = now(), report = p_report, refusal = p_refusal, worker = null, leased_until = null
		where project_id = p_project and worker = p_worker;
end $$;

revoke execute on function public.request_disclosure(uuid), private.draw_definition(uuid), public.claim_draw(uuid), private.held_release(uuid, uuid), public.hold_release(uuid, uuid),
	public.release_progress(uuid, uuid, text, bigint, bigint), public.store_release_piece(uuid, uuid, integer, text), public.finish_release(uuid, uuid, jsonb),
	public.stop_release(uuid, uuid, text, text), public.answer_disclosure(uuid, uuid, jsonb, text) from public, anon, authenticated;
grant execute on function public.request_disclosure(uuid) to authenticated;
grant execute on function public.claim_draw(uuid), public.hold_release(uuid, uuid), public.release_progress(uuid, uuid, text, bigint, bigint), public.store_release_piece(uuid, uuid, integer, text),
	public.finish_release(uuid, uuid, jsonb), public.stop_release(uuid, uuid, text, text), public.answer_disclosure(uuid, uuid, jsonb, text) to service_role;
