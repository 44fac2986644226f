-- A row for each histogram instead of one for each value: with a million courses the values were four rows in five of all
-- that cells hold, a third of the time that a recompute took, and what a question about medians had to look up one by one.

drop table private.cell_value;
create table private.cell_histogram (
	view text not null check (view in ('unit', 'residence')),
	place_id text not null,
	indicator text not null,
	year smallint not null,
	quarter smallint not null,
	values integer[] not null,
	counts integer[] not null,
	primary key (view, place_id, indicator, year, quarter),
	constraint each_value_has_its_count check (cardinality(values) = cardinality(counts))
);
comment on table private.cell_histogram is 'How often each value occurs, for the indicators whose median is shown: values in no order, each with its count.';

create view private.cell_value with (security_invoker = true) as
	select h.view, h.place_id, h.indicator, h.year, h.quarter, v.value, v.n
	from private.cell_histogram h cross join lateral unnest(h.values, h.counts) v (value, n);
comment on view private.cell_value is 'The histograms with a row for each value.';

create function private.add_to_histograms(p_old public.course_fact[], p_new public.course_fact[]) returns void
language plpgsql security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	insert into private.cell_histogram as c
		select w.view, w.place_id, w.indicator, w.year, w.quarter, array_agg(w.value), array_agg(w.n)
		from (
			select p.view, p.place_id, v.indicator, f.year, f.quarter, v.value, sum(s.sign)::integer as n
			from (select -1 as sign, o as fact from unnest(p_old) o union all select 1, n from unnest(p_new) n) s
			cross join lateral (select (s.fact).*) f
			cross join lateral (values ('unit', f.unit_id), ('residence', f.residence_municipality_id)) p (view, place_id)
			cross join lateral (values ('waiting_days', f.waiting_days), ('length_days', f.length_days), ('contacts', f.contacts)) v (indicator, value)
			where v.value is not null group by 1, 2, 3, 4, 5, 6 having sum(s.sign) <> 0
		) w
		group by w.view, w.place_id, w.indicator, w.year, w.quarter
		order by 1, 2, 3, 4, 5
		on conflict (view, place_id, indicator, year, quarter) do update set (values, counts) = (
			select coalesce(array_agg(x.value), '{}'), coalesce(array_agg(x.n), '{}')
			from (
				select u.value, sum(u.n)::integer as n
				from (select * from unnest(c.values, c.counts) union all select * from unnest(excluded.values, excluded.counts)) u (value, n)
				group by u.value having sum(u.n) <> 0
			) x);
end $$;
comment on function private.add_to_histograms(public.course_fact[], public.course_fact[]) is 'Takes the values of the old rows out of the histograms and puts those of the new ones in.';
revoke execute on function private.add_to_histograms(public.course_fact[], public.course_fact[]) from public;

-- add_to_cells is made of the list of indicators: its second statement, which kept the values, gives way to the function above.
do $$
declare
	v_whole text := pg_get_functiondef('private.add_to_cells(public.course_fact[], public.course_fact[])'::regprocedure);
	v_shorter text := regexp_replace(v_whole, 'insert into private\.cell_value as c.*do update set n = c\.n \+ excluded\.n;', 'perform private.add_to_histograms(p_old, p_new);');
begin
	if v_shorter = v_whole then raise exception 'add_to_cells keeps no values'; end if;
	execute v_shorter;
end $$;

-- One view and indicator at a time: what all of them hold at once is more than memory is given.
create function private.fill_histograms() returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_part record;
begin
	for v_part in select * from unnest(array['unit', 'residence']) view, unnest(array['contacts', 'length_days', 'waiting_days']) indicator loop
		execute format('insert into private.cell_histogram
			select v.view, v.place_id, v.indicator, v.year, v.quarter, array_agg(v.value), array_agg(v.n) from private.cell_values_now v
			where v.view = %L and v.indicator = %L group by v.view, v.place_id, v.indicator, v.year, v.quarter order by v.place_id, v.year, v.quarter',
			v_part.view, v_part.indicator);
	end loop;
end $$;
comment on function private.fill_histograms() is 'Fills the empty table from the fact rows.';
revoke execute on function private.fill_histograms() from public;
select private.fill_histograms();
