-- A random key lands on a page of its own in every index: a file of 100 000 courses wrote a page for each row, and the
-- log held most of them whole. Rows of one transaction now stand beside each other; 92 bits of each key stay random.

create function private.nearby_id() returns uuid
language sql volatile as $$
	-- Without a search path of its own, so that it becomes part of the statement that calls it.
	select (lpad(to_hex(hashint8(pg_current_xact_id()::text::bigint)), 8, '0') || substr(gen_random_uuid()::text, 9))::uuid
$$;
comment on function private.nearby_id() is
	'A random key that begins as the others of its transaction do. Hashed, so that a key does not tell when it was made.';
revoke execute on function private.nearby_id() from public;
grant execute on function private.nearby_id() to authenticated, service_role;

do $$
declare
	v_table text;
	v_insert text := pg_get_functiondef('private.insert_courses(uuid, text, jsonb, integer)'::regprocedure);
begin
	foreach v_table in array array['person', 'course', 'measurement', 'goal', 'work_state', 'followup', 'satisfaction', 'copm_problem'] loop
		execute format('alter table public.%I alter column id set default private.nearby_id()', v_table);
	end loop;
	-- The import draws the ids of its persons and courses itself; all else of it stays as it is.
	if v_insert not like '%gen_random_uuid()%' then raise exception 'insert_courses draws no ids'; end if;
	execute replace(v_insert, 'gen_random_uuid()', 'private.nearby_id()');
end $$;
