-- Coverage: how many courses another source reports of a unit in a year, loaded by coordinators. Registered divided by
-- reported is the coverage of that year; what is shown for a year without a count is marked with the year it is of.

create table public.reported_count (
	unit_id text not null references public.unit (id) on delete restrict,
	year smallint not null check (year between 2000 and 2100),
	source text not null check (source in ('NPR', 'KPR', 'KOSTRA')),
	count integer not null check (count > 0),
	note text check (length(note) between 1 and 300),
	loaded_at timestamptz not null default now(),
	loaded_by uuid references public.account (id) on delete set null default auth.uid(),
	primary key (unit_id, year),
	constraint the_note_holds_no_national_id check (note !~ '[0-9]{6}[ -]?[0-9]{5}')
);
comment on table public.reported_count is
	'Courses that another source reports of a unit in a year: one count per unit and year, with its source. Published facts; written by load_reported_counts and remove_reported_count alone.';
comment on column public.reported_count.count is 'Named like an aggregate: some backends count rows when it is selected by name, so pages read it by functions.';
comment on column public.reported_count.note is 'What a reader must know of the count, such as the day on which the source was drawn.';
create index reported_count_loaded_by_idx on public.reported_count (loaded_by);

create table public.replaced_count (
	id bigint generated always as identity primary key,
	unit_id text not null references public.unit (id) on delete restrict,
	year smallint not null,
	source text not null,
	count integer not null,
	note text,
	loaded_at timestamptz not null,
	loaded_by uuid references public.account (id) on delete set null,
	replaced_at timestamptz not null default now(),
	replaced_by uuid references public.account (id) on delete set null default auth.uid()
);
comment on table public.replaced_count is 'Counts as they were before somebody changed or removed them. Kept by trigger.';
create index replaced_count_unit_year_idx on public.replaced_count (unit_id, year);
create index replaced_count_loaded_by_idx on public.replaced_count (loaded_by);
create index replaced_count_replaced_by_idx on public.replaced_count (replaced_by);

create function private.keep_replaced_count() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	insert into public.replaced_count (unit_id, year, source, count, note, loaded_at, loaded_by)
		values (old.unit_id, old.year, old.source, old.count, old.note, old.loaded_at, old.loaded_by);
	return null;
end $$;
revoke execute on function private.keep_replaced_count() from public, anon, authenticated;
-- Not when an account goes and leaves its counts without a name.
create trigger changed_counts_are_kept after update of source, count, note on public.reported_count
	for each row when ((old.source, old.count, old.note) is distinct from (new.source, new.count, new.note))
	execute function private.keep_replaced_count();
create trigger removed_counts_are_kept after delete on public.reported_count
	for each row execute function private.keep_replaced_count();

alter table public.reported_count enable row level security;
create policy "anybody reads what other sources report" on public.reported_count for select to anon, authenticated using (true);
alter table public.replaced_count enable row level security;
create policy "coordinators read what counts were before" on public.replaced_count for select to authenticated
	using ((select private.has_role('coordinator')));
revoke all on public.reported_count, public.replaced_count from anon, authenticated;
-- Who loaded a count is for coordinators, who read it in the log.
grant select (unit_id, year, source, count, note, loaded_at) on public.reported_count to anon, authenticated;
grant select on public.reported_count to service_role;
grant select on public.replaced_count to authenticated;

create function private.wrong_count(p_rows jsonb) returns table (row_number bigint, rule text)
language sql stable set search_path = '' as $$
	select s.row_number, s.rule from (
		select r.row_number, case
			when not exists (select from public.unit u where u.id = r.sent ->> 'unit_id') then 'unit_unknown'
			when (r.sent ->> 'year' ~ '^20[0-9]{2}$') is not true then 'year_unknown'
			when (r.sent ->> 'year')::integer > extract(year from now() at time zone 'Europe/Oslo') then 'year_in_future'
			when (r.sent ->> 'source' in ('NPR', 'KPR', 'KOSTRA')) is not true then 'source_unknown'
			when (r.sent ->> 'count' ~ '^[1-9][0-9]{0,8}$') is not true then 'count_not_positive'
			when length(trim(r.sent ->> 'note')) > 300 or r.sent ->> 'note' ~ '[0-9]{6}[ -]?[0-9]{5}' then 'note_not_accepted'
			when count(*) over (partition by r.sent ->> 'unit_id', r.sent ->> 'year') > 1 then 'count_twice'
		end as rule
		from jsonb_array_elements(p_rows) with ordinality r (sent, row_number)
	) s
	where s.rule is not null
	order by s.row_number limit 1;
$$;
comment on function private.wrong_count(jsonb) is 'The first row, from 1, that breaks a rule, and the name of the rule; none where all may be loaded.';
revoke execute on function private.wrong_count(jsonb) from public, anon, authenticated;

create function public.load_reported_counts(p_rows jsonb) returns jsonb
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_wrong record;
	v_rows integer;
	v_added integer;
	v_replaced integer;
begin
	if not private.has_role('coordinator') then raise exception 'coordinators_only' using errcode = '42501'; end if;
	if jsonb_typeof(p_rows) is distinct from 'array' or p_rows = '[]' then raise exception 'counts_missing' using errcode = 'PT422'; end if;
	select * into v_wrong from private.wrong_count(p_rows);
	if found then raise exception '%', v_wrong.rule using errcode = 'PT422', detail = v_wrong.row_number::text; end if;
	v_rows := jsonb_array_length(p_rows);

	-- In one order, so that two who load at once wait for each other instead of locking each other out.
	with loaded as (
		insert into public.reported_count as c (unit_id, year, source, count, note)
			select r ->> 'unit_id', (r ->> 'year')::smallint, r ->> 'source', (r ->> 'count')::integer, nullif(trim(r ->> 'note'), '')
			from jsonb_array_elements(p_rows) r order by 1, 2
		on conflict (unit_id, year) do update
			set source = excluded.source, count = excluded.count, note = excluded.note,
				loaded_at = excluded.loaded_at, loaded_by = excluded.loaded_by
			where (c.source, c.count, c.note) is distinct from (excluded.source, excluded.count, excluded.note)
		-- A row version that nobody has locked or replaced is a new row.
		returning c.xmax = 0 as added
	)
	select count(*) filter (where l.added), count(*) filter (where not l.added) into v_added, v_replaced from loaded l;

	perform private.log_event('reported_counts_loaded',
		(select min(r ->> 'unit_id') from jsonb_array_elements(p_rows) r having count(distinct r ->> 'unit_id') = 1),
		jsonb_build_object('counts', v_rows, 'replaced', v_replaced));
	return jsonb_build_object('added', v_added, 'replaced', v_replaced, 'unchanged', v_rows - v_added - v_replaced);
end $$;
comment on function public.load_reported_counts(jsonb) is
	'Loads counts [{ unit_id, year, source, count, note }], all or none; one for a unit and year that has one takes its place. Errors: coordinators_only (42501); counts_missing, or with the number of the row as detail unit_unknown, year_unknown, year_in_future, source_unknown, count_not_positive, note_not_accepted, count_twice (PT422).';

create function public.remove_reported_count(p_unit text, p_year integer) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
	if not private.has_role('coordinator') then raise exception 'coordinators_only' using errcode = '42501'; end if;
	delete from public.reported_count c where c.unit_id = p_unit and c.year = p_year;
	if found then
		perform private.log_event('reported_count_removed', p_unit, jsonb_build_object('year', p_year));
	end if;
end $$;
comment on function public.remove_reported_count(text, integer) is
	'Takes a count away that should not have been loaded, and keeps it among the replaced ones. Error: coordinators_only (42501).';

create function public.coverage_counts() returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
	if not private.has_role('coordinator') then raise exception 'coordinators_only' using errcode = '42501'; end if;
	return (
		with registered as (
			select f.unit_id, f.year, count(*)::integer as registered from public.course_fact f group by f.unit_id, f.year
		),
		years as (
			select unit_id, jsonb_agg(jsonb_build_object('year', year, 'registered', coalesce(r.registered, 0),
				'source', c.source, 'count', c.count, 'note', c.note) order by year) as years
			from registered r full join public.reported_count c using (unit_id, year)
			group by unit_id
		)
		select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'active', u.active,
			'years', coalesce(y.years, '[]')) order by u.name, u.id), '[]')
		from public.unit u left join years y on y.unit_id = u.id
	);
end $$;
comment on function public.coverage_counts() is
	'For a coordinator: every unit with, per year, its completed courses that ended then and the count reported elsewhere, null where none is. Error: coordinators_only (42501).';

create function public.replaced_counts(p_unit text, p_year integer) returns jsonb
language sql stable security invoker set search_path = '' as $$
	select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'source', r.source, 'count', r.count, 'note', r.note,
		'loaded_at', r.loaded_at, 'replaced_at', r.replaced_at, 'replaced_by', a.display_name) order by r.id desc), '[]')
	from public.replaced_count r left join public.account a on a.id = r.replaced_by
	where r.unit_id = p_unit and r.year = p_year;
$$;
comment on function public.replaced_counts(text, integer) is
	'What the count of a unit and year was before, newest first, for those who may read it.';

revoke execute on function public.load_reported_counts(jsonb), public.remove_reported_count(text, integer), public.coverage_counts(), public.replaced_counts(text, integer) from public, anon, authenticated;
grant execute on function public.load_reported_counts(jsonb), public.remove_reported_count(text, integer), public.coverage_counts(), public.replaced_counts(text, integer) to authenticated;
