-- What the application reads to make a release, in texts of some ten kilobytes and in lists of numbers: long texts and a
-- quarter of a million small lists are memory that a process gives back late, and a million courses took more than it has.

-- Pages by how many values they hold, and not by rows.
do $$
declare
	v_old text := pg_get_functiondef('public.write_release_pages(uuid, uuid, text[], jsonb)'::regprocedure);
	v_new text := replace(replace(v_old, '(z.n - 1) / 500', '(z.n - 1) / greatest(20, 12000 / cardinality($2))'), 'using p_release;', 'using p_release, p_names;');
begin
	if v_new not like '%/ cardinality($2))%using p_release, p_names;%' then raise exception 'write_release_pages is not as it was'; end if;
	execute v_new;
end $$;

-- A value that is missing makes its line too long, which the reader refuses: a missing one is never given as empty.
create or replace function public.draw_patterns(p_draw uuid, p_after integer, p_limit integer) returns jsonb
language sql stable security definer set search_path = '' set statement_timeout = '10min' as $$
	with page as materialized (select * from private.draw_pattern x where x.draw_id = p_draw and x.pattern_id > p_after order by x.pattern_id limit p_limit)
	select jsonb_build_object('ids', coalesce(array_agg(k.pattern_id order by k.pattern_id), '{}'),
		'quasi', coalesce(string_agg(array_to_string(k.quasi, E'\t', E'\t'), E'\n' order by k.pattern_id), ''),
		'rows', coalesce(array_agg(k.rows order by k.pattern_id), '{}'), 'singles', coalesce(array_agg(k.singles order by k.pattern_id), '{}'),
		'registry', coalesce(array_agg(k.registry order by k.pattern_id), '{}'),
		'sensitive', (select coalesce(array_agg(m.mask order by p.pattern_id, m.place), '{}') from page p cross join unnest(p.sensitive) with ordinality m (mask, place)))
	from page k;
$$;
comment on function public.draw_patterns(uuid, integer, integer) is
	'A page of patterns, a list for each column: quasi-identifiers are one text, a line a pattern, values apart by tabs; the masks of all sensitive variables follow each other, pattern after pattern.';

create or replace function public.draw_trails(p_draw uuid, p_after integer, p_limit integer) returns jsonb
language sql stable security definer set search_path = '' set statement_timeout = '10min' as $$
	with page as materialized (select * from private.draw_trail x where x.draw_id = p_draw and x.trail_id > p_after order by x.trail_id limit p_limit)
	select jsonb_build_object('ids', coalesce(array_agg(t.trail_id order by t.trail_id), '{}'), 'past', coalesce(array_agg(t.past order by t.trail_id), '{}'),
		'past_persons', coalesce(array_agg(coalesce(t.past_persons, 0) order by t.trail_id), '{}'), 'persons', coalesce(array_agg(t.persons order by t.trail_id), '{}'),
		'lengths', coalesce(array_agg(cardinality(t.patterns) order by t.trail_id), '{}'),
		'patterns', (select coalesce(array_agg(m.pattern_id order by p.trail_id, m.place), '{}') from page p cross join unnest(p.patterns) with ordinality m (pattern_id, place)))
	from page t;
$$;
comment on function public.draw_trails(uuid, integer, integer) is
	'A page of trails, a list for each column; the patterns of each are as many of the list as its length says, trail after trail.';

-- As the text it is kept as: a list would be read and written again on its way, twice.
drop function public.read_release_page(uuid, uuid, integer);
create function public.read_release_page(p_release uuid, p_worker uuid, p_number integer) returns text
language plpgsql volatile security definer set search_path = '' as $$
begin
	perform private.held_release(p_release, p_worker);
	return (select x.content from private.release_page x where x.release_id = p_release and x.number = p_number);
end $$;
comment on function public.read_release_page(uuid, uuid, integer) is 'A page of the rows of a release that is being made: a JSON array of arrays.';
revoke execute on function public.read_release_page(uuid, uuid, integer) from public, anon, authenticated;
grant execute on function public.read_release_page(uuid, uuid, integer) to service_role;
