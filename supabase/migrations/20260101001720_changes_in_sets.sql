-- Revisions and facts follow each statement instead of each row: the same rows come of it, and an import of a hundred
-- thousand courses does not ask a million times.

-- What comes with the first save is the course itself, not a change of it; what goes with it, likewise. That is what the
-- time of the course's creation tells: the courses that are older than this transaction have changed.
create function private.record_changes() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_meta constant text[] := array['id', 'course_id'];
	v_reason constant text := nullif(current_setting('registry.reason', true), '');
begin
	if tg_op = 'INSERT' then
		if not exists (select 1 from (select distinct x.course_id from new_rows x) n join public.course c on c.id = n.course_id where c.created_at <> now()) then
			return null;
		end if;
		insert into public.revision (course_id, table_name, operation, new, reason)
			select n.course_id, tg_table_name, 'insert', to_jsonb(n) - v_meta, v_reason
			from new_rows n join public.course c on c.id = n.course_id where c.created_at <> now();
	elsif tg_op = 'DELETE' then
		insert into public.revision (course_id, table_name, operation, old, reason)
			select o.course_id, tg_table_name, 'delete', to_jsonb(o) - v_meta, v_reason
			from old_rows o join public.course c on c.id = o.course_id where c.created_at <> now();
	else
		-- Only what differs, with the columns that say which row it was.
		insert into public.revision (course_id, table_name, operation, old, new, reason)
			select n.course_id, tg_table_name, 'update', d.old, d.new, v_reason
			from (select x.course_id, to_jsonb(x) as j from new_rows x) n
			join (select to_jsonb(x) as j from old_rows x) o on coalesce(o.j ->> 'id', o.j ->> 'course_id') = coalesce(n.j ->> 'id', n.j ->> 'course_id')
			join public.course c on c.id = n.course_id and c.created_at <> now()
			cross join lateral (
				select coalesce(jsonb_object_agg(e.key, e.value), '{}') as old, coalesce(jsonb_object_agg(e.key, n.j -> e.key), '{}') as new
				from jsonb_each(o.j - v_meta) e
				where e.value is distinct from n.j -> e.key or e.key in ('instrument', 'timepoint', 'position', 'respondent')
			) d
			where o.j - v_meta <> n.j - v_meta;
	end if;
	return null;
end $$;

create function private.record_course_changes() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v_meta constant text[] := array['id', 'version', 'updated_at', 'updated_by', 'created_at', 'created_by', 'submission_id'];
begin
	insert into public.revision (course_id, table_name, operation, old, new, reason)
		select n.id, tg_table_name, 'update', d.old, d.new, nullif(current_setting('registry.reason', true), '')
		from new_rows n join old_rows o on o.id = n.id
		cross join lateral (
			select jsonb_object_agg(e.key, e.value) as old, jsonb_object_agg(e.key, to_jsonb(n) -> e.key) as new
			from jsonb_each(to_jsonb(o) - v_meta) e where e.value is distinct from to_jsonb(n) -> e.key
		) d
		where n.created_at <> now() and d.old is not null;
	return null;
end $$;

-- The same rules as before, for all rows of a statement at once.
create or replace function private.check_measurement() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
	v record;
begin
	select n.instrument, case
			when n.value < i.min_value then 'measurement_below_min'
			when n.value > i.max_value then 'measurement_above_max'
			when round(n.value::numeric, i.decimals) <> n.value::numeric then 'measurement_too_many_decimals'
			else 'measurement_off_step'
		end as rule into v
		from new_rows n join public.instrument i on i.id = n.instrument
		where n.value < i.min_value or n.value > i.max_value or round(n.value::numeric, i.decimals) <> n.value::numeric
			or (i.step is not null and mod((n.value - coalesce(i.min_value, 0))::numeric, i.step::numeric) <> 0)
		limit 1;
	if found then raise exception '%', v.rule using errcode = 'PT422', detail = v.instrument; end if;
	return null;
end $$;

create function private.queue_facts() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if tg_op = 'DELETE' then
		insert into private.fact_queue (course_id) select distinct o.course_id from old_rows o on conflict do nothing;
	else
		insert into private.fact_queue (course_id) select distinct n.course_id from new_rows n on conflict do nothing;
	end if;
	return null;
end $$;

create function private.queue_facts_of_courses() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into private.fact_queue (course_id) select n.id from new_rows n on conflict do nothing;
	return null;
end $$;

revoke execute on function private.record_changes(), private.record_course_changes(), private.queue_facts(), private.queue_facts_of_courses() from public;

-- A transition table belongs to one kind of statement, so each kind has a trigger of its own.
drop trigger measurement_is_checked on public.measurement;
create trigger measurement_is_checked_insert after insert on public.measurement
	referencing new table as new_rows for each statement execute function private.check_measurement();
create trigger measurement_is_checked_update after update on public.measurement
	referencing new table as new_rows for each statement execute function private.check_measurement();

create function private.follow_changes(p_table regclass, p_function regproc, p_as text, p_kinds text[]) returns void
language plpgsql set search_path = '' as $$
declare
	k text;
begin
	foreach k in array p_kinds loop
		execute format('create trigger %I after %s on %s referencing %s for each statement execute function %s()', p_as || '_' || k, k, p_table,
			case k when 'insert' then 'new table as new_rows' when 'delete' then 'old table as old_rows' else 'old table as old_rows new table as new_rows' end,
			p_function);
	end loop;
end $$;
revoke execute on function private.follow_changes(regclass, regproc, text, text[]) from public;

do $$
declare
	t record;
begin
	for t in
		select g.tgrelid::regclass as relation, g.tgname as name, p.proname = 'record_revision' as records, g.tgrelid = 'public.course'::regclass as is_course
		from pg_catalog.pg_trigger g join pg_catalog.pg_proc p on p.oid = g.tgfoid
		where p.pronamespace = 'private'::regnamespace and p.proname in ('record_revision', 'queue_fact')
	loop
		execute format('drop trigger %I on %s', t.name, t.relation);
		if t.is_course and t.records then
			perform private.follow_changes(t.relation, 'private.record_course_changes', t.name, array['update']);
		elsif t.is_course then
			-- The facts of a deleted course go with it.
			perform private.follow_changes(t.relation, 'private.queue_facts_of_courses', t.name, array['insert', 'update']);
		else
			perform private.follow_changes(t.relation, case when t.records then 'private.record_changes' else 'private.queue_facts' end::regproc, t.name,
				array['insert', 'update', 'delete']);
		end if;
	end loop;
end $$;
