-- What the coding of a file and the report of what it costs are decided by. Each person is counted by one course, so that
-- many courses of one person hide nobody.

create function private.draw_from(p_names text[], p_draw uuid) returns text
language sql stable security definer set search_path = '' as $$
	select private.export_from(p_names, format('from (select x.course_id, x.is_first, k.class_id, k.quasi from private.draw_course x
		join private.draw_pattern k on k.draw_id = x.draw_id and k.pattern_id = x.pattern_id where x.draw_id = %L) d', p_draw));
$$;

-- p_codes: {name: [codes]} to count; p_numbers: [name] to count.
create function public.draw_counts(p_draw uuid, p_codes jsonb, p_numbers text[]) returns jsonb
language plpgsql stable security definer set search_path = '' set statement_timeout = '30min' set enable_nestloop = off as $$
declare
	v_names text[] := p_numbers || array(select jsonb_object_keys(p_codes));
	v_list text[] := array(
		select format('count(*) filter (where d.is_first and %s::text = %L)::integer', private.export_expression(v), c.value)
		from jsonb_each(p_codes) s join private.export_variable v on v.name = s.key cross join jsonb_array_elements_text(s.value) with ordinality c
		order by s.key, c.ordinality)
		|| array(select case when v.kind = 'number'
				then format('count(*) filter (where d.is_first and %1$s is not null and %1$s not between -98 and -91)::integer', private.export_expression(v))
				else format('count(*) filter (where d.is_first and %s is not null)::integer', private.export_expression(v)) end
			from unnest(p_numbers) with ordinality n (name, position) join private.export_variable v on v.name = n.name order by n.position);
	v_counts integer[];
begin
	if v_list = '{}' then return '[]'; end if;
	execute 'select array[' || array_to_string(v_list, ', ') || '] ' || private.draw_from(v_names, p_draw) into v_counts;
	return to_jsonb(v_counts);
end $$;
comment on function public.draw_counts(uuid, jsonb, text[]) is 'Persons by code, in the order of the names and of their codes, then persons with a value of each number.';

-- p_shares: {name: [share below, share above]}: values that so many persons stand at or beyond.
create function public.draw_quantiles(p_draw uuid, p_shares jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' set statement_timeout = '30min' set enable_nestloop = off as $$
declare
	v_list text := (select string_agg(format('%L, percentile_disc(array[%s, %s]::float8[]) within group (order by (%4$s)::float8) filter (where d.is_first and %4$s not between -98 and -91)',
			s.key, (s.value ->> 0)::float8, 1 - (s.value ->> 1)::float8, private.export_expression(v)), ', ')
		from jsonb_each(p_shares) s join private.export_variable v on v.name = s.key);
	v jsonb;
begin
	if v_list is null then return '{}'; end if;
	execute 'select jsonb_build_object(' || v_list || ') ' || private.draw_from(array(select jsonb_object_keys(p_shares)), p_draw) into v;
	return v;
end $$;

-- Means and standardised response means: of all courses, of those given with the limits, and of those whose
-- quasi-identifiers are all left. p_pairs: [{start, end, limits_start, limits_end}], a number alone has no end.
create function public.draw_means(p_draw uuid, p_pairs jsonb) returns jsonb
language plpgsql stable security definer set search_path = '' set statement_timeout = '30min' set enable_nestloop = off as $$
declare
	v_names text[] := array(select x.value ->> n from jsonb_array_elements(p_pairs) x cross join unnest(array['start', 'end']) n where x.value ? n);
	v_list text;
	v jsonb;
begin
	v_list := (
		select string_agg(format('jsonb_build_array(%s)', (
			select string_agg(format('jsonb_build_array(count(%1$s) filter (where %2$s), avg(%1$s) filter (where %2$s), stddev_samp(%1$s) filter (where %2$s))',
				case when p.value ? 'end'
					then format('(%s - %s)', private.limited(e, case when w.coded then p.value -> 'limits_end' end), private.limited(s, case when w.coded then p.value -> 'limits_start' end))
					else private.limited(s, case when w.coded then p.value -> 'limits_start' end) end,
				w.condition), ', ' order by w.place)
			from (values (1, false, 'true'), (2, true, 'd.class_id >= 0'), (3, true, 'd.class_id >= 0 and d.intact')) w (place, coded, condition))), ', ' order by p.ordinality)
		from jsonb_array_elements(p_pairs) with ordinality p
		join private.export_variable s on s.name = p.value ->> 'start'
		left join private.export_variable e on e.name = p.value ->> 'end');
	if v_list is null then return '[]'; end if;
	execute 'select jsonb_build_array(' || v_list || ') ' || private.export_from(v_names, format('from (select x.course_id, k.class_id, array_position(c.quasi, null) is null as intact
		from private.draw_course x join private.draw_pattern k on k.draw_id = x.draw_id and k.pattern_id = x.pattern_id
		left join private.draw_class c on c.draw_id = k.draw_id and c.class_id = k.class_id where x.draw_id = %L) d', p_draw)) into v;
	return v;
end $$;
comment on function public.draw_means(uuid, jsonb) is 'By pair, three times [n, mean, sd] of the change, or of the number: before, as given, and of the rows that lost nothing.';

create function private.limited(p_variable private.export_variable, p_limits jsonb) returns text
language sql stable set search_path = '' as $$
	-- Not for null: greatest() would give the limit.
	select format('case when %1$s not between -98 and -91 then least(greatest((%1$s)::float8, %2$s), %3$s) end', private.export_expression(p_variable),
		coalesce((p_limits ->> 0)::float8::text, '''-Infinity''') || '::float8', coalesce((p_limits ->> 1)::float8::text, '''Infinity''') || '::float8');
$$;

revoke execute on function private.draw_from(text[], uuid), private.limited(private.export_variable, jsonb), public.draw_counts(uuid, jsonb, text[]),
	public.draw_quantiles(uuid, jsonb), public.draw_means(uuid, jsonb) from public, anon, authenticated;
grant execute on function public.draw_counts(uuid, jsonb, text[]), public.draw_quantiles(uuid, jsonb), public.draw_means(uuid, jsonb) to service_role;
