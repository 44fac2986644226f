-- A recompute writes rows before their keys and indexes, and cells in the order of their key: a place's rows of an indicator
-- then lie together, where a question finds them in few pages.

create or replace function public.recompute_facts() returns jsonb
language plpgsql volatile security definer set search_path = '' set statement_timeout = 0 set work_mem = '256MB' set maintenance_work_mem = '256MB'
	-- Every table is read once, from its first row to its last, whatever the statistics say.
	set enable_mergejoin = off set enable_nestloop = off set enable_indexscan = off set enable_indexonlyscan = off set enable_bitmapscan = off as $$
declare
	v_tables constant regclass[] := array['public.course_fact', 'public.course_change', 'private.cell', 'private.cell_histogram'];
	v_part record;
	v_again text[];
	v_command text;
	v_facts bigint;
begin
	-- Nobody saves meanwhile: what is computed is what is there. Who reads waits, too.
	lock table public.course, private.fact_queue in share row exclusive mode;
	alter table public.course_fact disable trigger user;
	truncate public.course_fact, public.course_change, private.cell, private.cell_histogram;
	-- An index is built once, sorted, instead of being kept in order row by row; that every row has its course is checked likewise.
	for v_part in
		select format('drop index %s', i.indexrelid::regclass) as off, pg_catalog.pg_get_indexdef(i.indexrelid) as again
			from pg_catalog.pg_index i where i.indrelid = any (v_tables)
			and not exists (select from pg_catalog.pg_constraint c where c.conindid = i.indexrelid and c.conrelid = i.indrelid)
		union all
		select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname),
			format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_catalog.pg_get_constraintdef(c.oid))
			from pg_catalog.pg_constraint c where c.conrelid = any (v_tables) and c.contype in ('p', 'u', 'f')
	loop
		execute v_part.off;
		v_again := array_append(v_again, v_part.again);
	end loop;
	-- Planned for the whole registry, not for what a session remembers of it.
	execute 'insert into public.course_fact select * from private.course_facts_now';
	execute 'insert into public.course_change select * from private.course_change_now';
	alter table public.course_fact enable trigger user;
	execute 'insert into private.cell select * from private.cells_now order by view, place_id, indicator, year, quarter';
	perform private.fill_histograms();
	foreach v_command in array v_again loop
		execute v_command;
	end loop;
	insert into private.fact_year as y (year, version) select distinct f.year, 1 from public.course_fact f order by 1
		on conflict (year) do update set version = y.version + 1;
	select count(*) into v_facts from public.course_fact;
	return jsonb_build_object('facts', v_facts, 'cells', (select count(*) from private.cell));
end $$;
