-- Importing a file in steps: its rows are staged sealed, its columns mapped, every row checked, then added, in small
-- transactions whose progress is stored, so that a crash costs nothing and a batch can be undone.

create table public.import_batch (
	id uuid primary key default gen_random_uuid(),
	unit_id text not null references public.unit (id) on delete cascade,
	file_name text not null check (length(file_name) between 1 and 100),
	digest text check (digest ~ '^[0-9a-f]{64}$'),
	header text,
	encoding text check (encoding in ('utf-8', 'windows-1252')),
	delimiter text check (delimiter in (';', ',', E'\t')),
	mapping text[],
	state text not null default 'receiving'
		check (state in ('receiving', 'mapping', 'checking', 'checked', 'adding', 'finished', 'undoing', 'undone', 'cancelled')),
	trouble text check (trouble in ('no_access', 'failed')),
	rows integer not null default 0,
	checked integer not null default 0,
	fresh integer not null default 0,
	completed integer not null default 0,
	without_main integer not null default 0,
	known integer not null default 0,
	faulty integer not null default 0,
	faults integer not null default 0,
	added integer not null default 0,
	removed integer not null default 0,
	created_by uuid references public.account (id) on delete set null default auth.uid(),
	created_at timestamptz not null default now(),
	run_by uuid references public.account (id) on delete set null default auth.uid(),
	changed_at timestamptz not null default now(),
	worker uuid,
	leased_until timestamptz
);
comment on table public.import_batch is 'Imported files, also after they were finished, cancelled or undone. What was in them lies in import_chunk until then.';
comment on column public.import_batch.header is 'The file''s own column names, sealed: a file without a header has its first patient there.';
comment on column public.import_batch.mapping is 'For each column of the file the registry''s column that it fills, or null.';
comment on column public.import_batch.trouble is 'Why the work stands still until somebody continues it.';
comment on column public.import_batch.run_by is 'As whom the work is done: who started the step.';
comment on column public.import_batch.worker is 'The application process that works on it. Others take over when leased_until has passed.';
create index import_batch_unit_idx on public.import_batch (unit_id, created_at desc);
create index import_batch_created_by_idx on public.import_batch (created_by);
create index import_batch_run_by_idx on public.import_batch (run_by);
create index import_batch_waiting_idx on public.import_batch (created_at) where state in ('checking', 'adding', 'undoing');

create table public.import_chunk (
	batch_id uuid not null references public.import_batch (id) on delete cascade,
	number integer not null,
	rows integer not null check (rows between 1 and 1000),
	content text,
	checked text,
	faults text,
	fresh integer not null default 0,
	first_number integer,
	refused jsonb not null default '[]',
	is_done boolean not null default false,
	primary key (batch_id, number)
);
comment on table public.import_chunk is 'Some hundred rows of a file each. Everything that was in a cell is sealed by the application (AES-256-GCM).';
comment on column public.import_chunk.content is 'The rows as they stood in the file; gone when they are added.';
comment on column public.import_chunk.checked is 'The courses that the sound rows make.';
comment on column public.import_chunk.first_number is 'The unit''s numbers for the new courses of the chunk, as many as fresh, are taken before any is added.';
comment on column public.import_chunk.refused is 'Rows that the database refused, and the rule.';

create table public.import_column (
	unit_id text not null references public.unit (id) on delete cascade,
	header text not null check (length(header) between 1 and 100 and header !~ '[0-9]{6}'),
	column_name text,
	primary key (unit_id, header)
);
comment on table public.import_column is 'How a unit''s own column names were mapped last; null: left out.';

create table private.import_course (
	course_id uuid primary key references public.course (id) on delete cascade,
	batch_id uuid not null references public.import_batch (id) on delete cascade
);
comment on table private.import_course is 'Which course came with which batch: what an undo takes away again.';
create index import_course_batch_idx on private.import_course (batch_id);

create function private.is_own_import(p_batch uuid) returns boolean
language sql stable security definer set search_path = '' as $$
	select exists (select 1 from public.import_batch b where b.id = p_batch and b.unit_id in (select private.own_units()));
$$;
revoke execute on function private.is_own_import(uuid) from public;
grant execute on function private.is_own_import(uuid) to authenticated, service_role;

alter table public.import_batch enable row level security;
alter table public.import_chunk enable row level security;
alter table public.import_column enable row level security;

create policy "clinicians read their units' imports" on public.import_batch for select to authenticated
	using (unit_id in (select private.own_units()));
create policy "clinicians read the rows of their units' imports" on public.import_chunk for select to authenticated
	using (private.is_own_import(batch_id));
create policy "clinicians read how their units' columns were mapped" on public.import_column for select to authenticated
	using (unit_id in (select private.own_units()));
create policy "clinicians remember how their units' columns are mapped" on public.import_column for insert to authenticated
	with check (unit_id in (select private.own_units()));
create policy "clinicians change how their units' columns are mapped" on public.import_column for update to authenticated
	using (unit_id in (select private.own_units())) with check (unit_id in (select private.own_units()));

-- Batches and their rows change through the functions below alone: each step has the one before.
revoke all on public.import_batch, public.import_chunk, public.import_column from anon, authenticated;
grant select on public.import_batch, public.import_chunk to authenticated;
grant select, insert, update on public.import_column to authenticated;

-- A person's steps.

create function private.own_import(p_batch uuid, p_states text[]) returns public.import_batch
language plpgsql security definer set search_path = '' as $$
declare
	b public.import_batch%rowtype;
begin
	select * into b from public.import_batch x where x.id = p_batch and x.unit_id in (select private.own_units()) for update;
	if not found then raise exception 'import_not_found' using errcode = 'PT404'; end if;
	if b.state <> all (p_states) then raise exception 'import_has_moved_on' using errcode = 'PT409', detail = b.state; end if;
	return b;
end $$;

create function public.begin_import(p_unit text, p_file_name text) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_id uuid;
begin
	if not exists (select 1 from private.own_units() u where u = p_unit) then raise exception 'not_your_unit' using errcode = '42501'; end if;
	insert into public.import_batch (unit_id, file_name) values (p_unit, p_file_name) returning id into v_id;
	return v_id;
end $$;

create function public.stage_import(p_batch uuid, p_chunks jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.own_import(p_batch, array['receiving']);
	insert into public.import_chunk (batch_id, number, rows, content)
		select p_batch, x.number, x.rows, x.content from jsonb_to_recordset(p_chunks) as x (number integer, rows integer, content text);
end $$;

create function public.end_upload(p_batch uuid, p_file jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.own_import(p_batch, array['receiving']);
	update public.import_batch b set state = 'mapping', header = p_file ->> 'header', digest = p_file ->> 'digest',
		encoding = p_file ->> 'encoding', delimiter = p_file ->> 'delimiter', changed_at = now(),
		rows = (select coalesce(sum(c.rows), 0) from public.import_chunk c where c.batch_id = b.id)
		where b.id = p_batch;
end $$;

create function public.map_import(p_batch uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.own_import(p_batch, array['checking', 'checked']);
	update public.import_batch set state = 'mapping', trouble = null, changed_at = now() where id = p_batch;
end $$;

create function public.check_import(p_batch uuid, p_mapping text[]) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.own_import(p_batch, array['mapping', 'checked']);
	update public.import_chunk set checked = null, faults = null where batch_id = p_batch and (checked is not null or faults is not null);
	update public.import_batch set state = 'checking', mapping = p_mapping, run_by = auth.uid(), trouble = null, worker = null, leased_until = null,
		changed_at = now(), checked = 0, fresh = 0, completed = 0, without_main = 0, known = 0, faulty = 0, faults = 0
		where id = p_batch;
end $$;

create function public.add_import(p_batch uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	b public.import_batch := private.own_import(p_batch, array['checked']);
	v_first integer := private.next_numbers(b.unit_id, b.fresh);
begin
	update public.import_chunk c set first_number = v_first + x.before
		from (select y.number, (sum(y.fresh) over (order by y.number) - y.fresh)::integer as before from public.import_chunk y where y.batch_id = p_batch) x
		where c.batch_id = p_batch and c.number = x.number;
	update public.import_batch set state = 'adding', run_by = auth.uid(), trouble = null, worker = null, leased_until = null, known = 0, checked = 0,
		changed_at = now() where id = p_batch;
end $$;

create function public.continue_import(p_batch uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.own_import(p_batch, array['checking', 'adding', 'undoing']);
	update public.import_batch set run_by = auth.uid(), trouble = null, worker = null, leased_until = null where id = p_batch and trouble is not null;
end $$;

-- What is left of a file when nothing more is done with it: the faults, for some days.
create function private.close_import(p_batch uuid, p_state text) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	b public.import_batch%rowtype;
begin
	if p_state <> 'finished' then
		delete from public.import_chunk where batch_id = p_batch;
	else
		delete from public.import_chunk where batch_id = p_batch and faults is null and refused = '[]';
		update public.import_chunk set content = null, checked = null where batch_id = p_batch and not is_done;
	end if;
	update public.import_batch set state = p_state, trouble = null, worker = null, leased_until = null, changed_at = now(),
		header = case when p_state = 'finished' then header end
		where id = p_batch returning * into b;
	if p_state = 'finished' then
		perform private.log_event('courses_imported', b.unit_id, jsonb_build_object('added', b.added, 'known', b.known));
	elsif p_state = 'undone' then
		perform private.log_event('import_undone', b.unit_id, jsonb_build_object('rows', b.removed));
	end if;
end $$;

create function public.cancel_import(p_batch uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	b public.import_batch := private.own_import(p_batch, array['receiving', 'mapping', 'checking', 'checked', 'adding']);
begin
	if b.state = 'receiving' then
		delete from public.import_batch where id = p_batch;
	else
		-- What is added stays added, and can be undone.
		perform private.close_import(p_batch, case when b.added > 0 then 'finished' else 'cancelled' end);
	end if;
end $$;

comment on function public.begin_import(text, text) is 'A batch for a file that is about to be sent. Error: not_your_unit (42501).';
comment on function public.stage_import(uuid, jsonb) is 'Sealed rows of a file that is being sent: [{number, rows, content}].';
comment on function public.end_upload(uuid, jsonb) is 'The whole file is there: {header (sealed), digest, encoding, delimiter}.';
comment on function public.map_import(uuid) is 'Back to the mapping of the columns; nothing was added yet.';
comment on function public.check_import(uuid, text[]) is 'Has every row checked anew, with this mapping, as the caller.';
comment on function public.add_import(uuid) is 'Has the sound rows of a checked batch added, as the caller.';
comment on function public.continue_import(uuid) is 'Goes on with what stood still, as the caller.';
comment on function public.cancel_import(uuid) is
	'Ends a batch and removes its rows. Errors of all steps: import_not_found (PT404), also for others'' units; import_has_moved_on (PT409) with the state.';

-- The work itself, done by a process as the person who started it.

create function private.leased_import(p_batch uuid, p_worker uuid, p_state text) returns public.import_batch
language plpgsql stable security definer set search_path = '' as $$
declare
	b public.import_batch%rowtype;
begin
	select * into b from public.import_batch x where x.id = p_batch;
	if b.worker is distinct from p_worker or b.state is distinct from p_state or b.run_by is distinct from auth.uid() then
		raise exception 'import_lease_is_lost' using errcode = 'PT409';
	end if;
	if not exists (select 1 from private.own_units() u where u = b.unit_id) then raise exception 'not_your_unit' using errcode = '42501'; end if;
	return b;
end $$;
comment on function private.leased_import(uuid, uuid, text) is
	'The batch, when this process may work on it in this step. Errors: import_lease_is_lost (PT409), not_your_unit (42501).';

-- The last thing in a transaction: chunks that are worked on side by side wait for each other no longer than this.
create function private.prolong_lease(p_batch uuid, p_worker uuid, p_state text) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	update public.import_batch set leased_until = clock_timestamp() + interval '30 seconds' where id = p_batch and worker = p_worker and state = p_state;
	if not found then raise exception 'import_lease_is_lost' using errcode = 'PT409'; end if;
end $$;

create function public.save_checked_rows(p_batch uuid, p_worker uuid, p_chunk integer, p_result jsonb) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	b public.import_batch := private.leased_import(p_batch, p_worker, 'checking');
	v_rows integer;
	n record;
begin
	select count(*) filter (where c.id is not null) as known, count(*) filter (where c.id is null) as fresh,
			count(*) filter (where c.id is null and x.completed) as completed, count(*) filter (where c.id is null and x.without_main) as without_main
		into n
		from jsonb_to_recordset(p_result -> 'courses') as x (local_id text, completed boolean, without_main boolean)
		left join public.course c on c.unit_id = b.unit_id and c.local_id = x.local_id;
	update public.import_chunk set checked = p_result ->> 'checked', faults = p_result ->> 'faults', fresh = n.fresh
		where batch_id = p_batch and number = p_chunk and checked is null returning rows into v_rows;
	if not found then return; end if;
	perform private.prolong_lease(p_batch, p_worker, 'checking');
	update public.import_batch set checked = checked + v_rows, fresh = fresh + n.fresh, completed = completed + n.completed,
		without_main = without_main + n.without_main, known = known + n.known,
		faulty = faulty + (p_result ->> 'faulty')::integer, faults = faults + (p_result ->> 'fault_count')::integer
		where id = p_batch;
	update public.import_batch x set state = 'checked', worker = null, leased_until = null, changed_at = now()
		where x.id = p_batch and not exists (select 1 from public.import_chunk c where c.batch_id = p_batch and c.checked is null);
end $$;
comment on function public.save_checked_rows(uuid, uuid, integer, jsonb) is
	'What the check of a chunk found: {checked and faults (sealed), faulty, fault_count, courses: [{local_id, completed, without_main}]}. The last one ends the check.';

create function public.import_chunk_of_courses(p_batch uuid, p_worker uuid, p_chunk integer, p_courses text) returns void
language plpgsql volatile security definer set search_path = '' set statement_timeout = '2min' as $$
declare
	b public.import_batch := private.leased_import(p_batch, p_worker, 'adding');
	k public.import_chunk%rowtype;
	v_courses jsonb := p_courses;
	v_course jsonb;
	v_fresh jsonb;
	v_known integer;
	v_refused jsonb := '[]';
	v_added integer := 0;
begin
	select * into k from public.import_chunk c where c.batch_id = p_batch and c.number = p_chunk and not c.is_done for update;
	if not found then return; end if;
	v_fresh := private.courses_not_known(b.unit_id, v_courses);
	v_known := jsonb_array_length(v_courses) - jsonb_array_length(v_fresh);
	begin
		v_added := private.insert_courses(p_batch, b.unit_id, v_fresh, case when jsonb_array_length(v_fresh) <= k.fresh then k.first_number end);
	exception when integrity_constraint_violation or data_exception or serialization_failure or sqlstate 'PT422' then
		-- One of them breaks a rule: each on its own, so that it fails alone.
		for v_course in select * from jsonb_array_elements(v_fresh) loop
			begin
				if jsonb_array_length(private.courses_not_known(b.unit_id, jsonb_build_array(v_course))) = 0 then
					v_known := v_known + 1;
				else
					v_added := v_added + private.insert_courses(p_batch, b.unit_id, jsonb_build_array(v_course), case when v_added < k.fresh then k.first_number + v_added end);
				end if;
			exception when integrity_constraint_violation or data_exception or serialization_failure or sqlstate 'PT422' then
				-- The rule's name alone: a message of PostgreSQL quotes values.
				v_refused := v_refused || jsonb_build_object('row', v_course -> 'row', 'rule', case when sqlstate = 'PT422' then sqlerrm else 'not_accepted' end);
			end;
		end loop;
	end;
	update public.import_chunk set content = null, checked = null, is_done = true, refused = v_refused where batch_id = p_batch and number = p_chunk;
	-- Now, not when the transaction ends: the batch would be locked meanwhile.
	set constraints private.facts_follow_at_the_end immediate;
	perform private.prolong_lease(p_batch, p_worker, 'adding');
	update public.import_batch set checked = checked + k.rows, added = added + v_added, known = known + v_known,
		faulty = faulty + jsonb_array_length(v_refused), faults = faults + jsonb_array_length(v_refused)
		where id = p_batch;
	if not exists (select 1 from public.import_chunk c where c.batch_id = p_batch and not c.is_done) then
		perform private.close_import(p_batch, 'finished');
	end if;
end $$;
comment on function public.import_chunk_of_courses(uuid, uuid, integer, text) is
	'Adds the courses of a chunk, a JSON array with the row of each, in one transaction with the progress. Known local ids are left as they are, a row that breaks a rule fails alone.';

-- Undoing.

create function private.is_edited(c public.course) returns boolean
language sql stable security definer set search_path = '' as $$
	select c.version > 1
		or exists (select 1 from public.revision r where r.course_id = c.id)
		or exists (select 1 from public.followup_attempt a where a.course_id = c.id)
		or exists (select 1 from public.followup_link l where l.course_id = c.id);
$$;
comment on function private.is_edited(public.course) is 'Whether anything happened to a course after it was first saved.';

create function public.import_contents(p_batch uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	v_edited uuid[];
begin
	if not private.is_own_import(p_batch) then return null; end if;
	v_edited := array(select c.id from private.import_course i join public.course c on c.id = i.course_id where i.batch_id = p_batch and private.is_edited(c));
	return jsonb_build_object(
		'total', (select count(*) from private.import_course i where i.batch_id = p_batch),
		'edited', cardinality(v_edited),
		'courses', (select coalesce(jsonb_agg(to_jsonb(x) order by x.edited desc, x.local_number), '[]') from (
			select c.id, c.local_number, c.local_id, c.start_date, c.id = any (v_edited) as edited
			from private.import_course i join public.course c on c.id = i.course_id
			where i.batch_id = p_batch order by 5 desc, c.local_number limit 100) x));
end $$;
comment on function public.import_contents(uuid) is
	'What an undo would take away, the first hundred, those that somebody has edited first; null for others'' batches.';

create function public.import_people(p_unit text) returns jsonb
language sql stable security definer set search_path = '' as $$
	select coalesce(jsonb_object_agg(b.id, a.display_name), '{}')
	from public.import_batch b join public.account a on a.id = b.created_by
	where b.unit_id = p_unit and b.unit_id in (select private.own_units());
$$;
comment on function public.import_people(text) is 'Who brought each import of an own unit, by the id of the batch.';

create function public.undo_import(p_batch uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.own_import(p_batch, array['finished']);
	if exists (select 1 from private.import_course i join public.course c on c.id = i.course_id where i.batch_id = p_batch and private.is_edited(c)) then raise exception 'import_was_edited' using errcode = 'PT409'; end if;
	update public.import_batch set state = 'undoing', run_by = auth.uid(), worker = null, leased_until = null, changed_at = now() where id = p_batch;
end $$;
comment on function public.undo_import(uuid) is
	'Has the courses of a batch removed, as if they had never come. Error: import_was_edited (PT409) when one was edited or followed up since.';

create function public.undo_import_chunk(p_batch uuid, p_worker uuid) returns boolean
language plpgsql volatile security definer set search_path = '' set statement_timeout = '2min' as $$
declare
	b public.import_batch := private.leased_import(p_batch, p_worker, 'undoing');
	v_courses uuid[];
	v_persons uuid[];
	v_years smallint[];
begin
	perform private.prolong_lease(p_batch, p_worker, 'undoing');
	v_courses := array(select i.course_id from private.import_course i where i.batch_id = p_batch limit 100);
	-- What was edited since the undo began stays, and is a course like any other.
	perform 1 from public.course c where c.id = any (v_courses) for update;
	delete from private.import_course i using public.course c where c.id = i.course_id and c.id = any (v_courses) and private.is_edited(c);
	v_courses := array(select i.course_id from private.import_course i where i.course_id = any (v_courses));
	v_persons := array(select distinct c.person_id from public.course c where c.id = any (v_courses));
	-- The fact rows go with their courses, before anybody else could tell which years lose some.
	v_years := array(select distinct f.year from public.course_fact f where f.course_id = any (v_courses));
	delete from private.project_key k where k.kind = 'course' and k.source_id = any (v_courses);
	delete from public.course c where c.id = any (v_courses);
	-- A person who came with the batch, and has no other course, was never here either.
	delete from public.person p where p.id = any (v_persons) and p.created_at >= b.created_at
		and not exists (select 1 from public.course c where c.person_id = p.id);
	insert into private.fact_year as y (year, version) select x, 1 from unnest(v_years) x order by x
		on conflict (year) do update set version = y.version + 1;
	update public.import_batch set removed = removed + cardinality(v_courses) where id = p_batch;
	if exists (select 1 from private.import_course i where i.batch_id = p_batch) then return true; end if;
	perform private.close_import(p_batch, 'undone');
	return false;
end $$;
comment on function public.undo_import_chunk(uuid, uuid) is 'Removes the next hundred courses of a batch that is being undone. False: those were the last.';

-- The jobs of the application: who works on what, and what has lain too long.

create function public.claim_import(p_worker uuid) returns jsonb
language sql volatile security definer set search_path = '' as $$
	update public.import_batch b set worker = p_worker, leased_until = clock_timestamp() + interval '30 seconds'
	where b.id = (
		select x.id from public.import_batch x
		where x.state in ('checking', 'adding', 'undoing') and x.trouble is null and (x.leased_until is null or x.leased_until < clock_timestamp())
		order by x.created_at limit 1 for update skip locked)
	returning jsonb_build_object('id', b.id, 'unit_id', b.unit_id, 'state', b.state, 'run_by', b.run_by, 'mapping', b.mapping, 'encoding', b.encoding);
$$;
comment on function public.claim_import(uuid) is 'Gives a process the batch that has waited longest, for 30 seconds at a time; null when none waits.';

create function public.stop_import(p_batch uuid, p_worker uuid, p_trouble text) returns void
language sql volatile security definer set search_path = '' as $$
	update public.import_batch set trouble = p_trouble, worker = null, leased_until = null where id = p_batch and worker = p_worker;
$$;
comment on function public.stop_import(uuid, uuid, text) is 'Lets a batch stand still, with the reason, until a person continues it.';

create function public.clean_imports() returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	delete from public.import_batch where state = 'receiving' and created_at < now() - interval '1 day';
	perform private.close_import(b.id, case when b.added > 0 then 'finished' else 'cancelled' end) from public.import_batch b
		where (b.state in ('mapping', 'checked') or b.trouble is not null) and b.state <> 'undoing' and b.changed_at < now() - interval '7 days';
	delete from public.import_chunk c using public.import_batch b
		where b.id = c.batch_id and b.state = 'finished' and b.changed_at < now() - interval '7 days';
	update public.import_batch set header = null where state = 'finished' and header is not null and changed_at < now() - interval '7 days';
end $$;
comment on function public.clean_imports() is 'Removes what nobody went on with for seven days, and faults as old.';

revoke execute on function private.own_import(uuid, text[]), private.close_import(uuid, text), private.leased_import(uuid, uuid, text), private.prolong_lease(uuid, uuid, text), private.is_edited(public.course) from public, anon, authenticated;
revoke execute on function public.begin_import(text, text), public.stage_import(uuid, jsonb), public.end_upload(uuid, jsonb), public.map_import(uuid),
	public.check_import(uuid, text[]), public.add_import(uuid), public.continue_import(uuid), public.cancel_import(uuid),
	public.save_checked_rows(uuid, uuid, integer, jsonb), public.import_chunk_of_courses(uuid, uuid, integer, text), public.import_contents(uuid), public.import_people(text),
	public.undo_import(uuid), public.undo_import_chunk(uuid, uuid), public.claim_import(uuid), public.stop_import(uuid, uuid, text), public.clean_imports() from public, anon, authenticated;
grant execute on function public.begin_import(text, text), public.stage_import(uuid, jsonb), public.end_upload(uuid, jsonb), public.map_import(uuid),
	public.check_import(uuid, text[]), public.add_import(uuid), public.continue_import(uuid), public.cancel_import(uuid),
	public.save_checked_rows(uuid, uuid, integer, jsonb), public.import_chunk_of_courses(uuid, uuid, integer, text), public.import_contents(uuid), public.import_people(text),
	public.undo_import(uuid), public.undo_import_chunk(uuid, uuid) to authenticated;
grant execute on function public.claim_import(uuid), public.stop_import(uuid, uuid, text), public.clean_imports() to service_role;
