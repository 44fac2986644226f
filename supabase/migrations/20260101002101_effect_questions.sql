-- Who may ask for effect summaries, and the nation's, kept once a day.

create table public.published_effect (
	node_id text not null,
	year smallint not null,
	kind text not null check (kind in ('measures', 'distribution', 'work', 'goals', 'services')),
	topic text not null default '',
	content jsonb not null,
	primary key (node_id, year, kind, topic)
);
comment on table public.published_effect is
	'Effect summaries of the nation and of the groups of similar municipalities, as kept last; year 0 is all years. What must be hidden is hidden here already.';
alter table public.published_effect enable row level security;
create policy "the signed-in read the kept effect summaries" on public.published_effect for select to authenticated using (true);
revoke all on public.published_effect from anon, authenticated;
grant select on public.published_effect to authenticated, service_role;

-- Sums that an adjusted comparison needs, of each unit: only ever read added up over diagnosis groups.
create view private.effect_moment_now with (security_invoker = true) as
	select p.unit_id, p.year, p.instrument, p.delivery, p.diagnosis_group, count(*)::integer as n,
		sum(p.value_start) as s, sum(p.age::double precision) as a, sum((p.sex = 'female')::integer)::double precision as f, sum(p.gain) as g,
		sum(p.value_start * p.value_start) as ss, sum(p.value_start * p.age) as sa, sum(p.value_start * (p.sex = 'female')::integer) as sf, sum(p.value_start * p.gain) as sg,
		sum(p.age::double precision * p.age) as aa, sum(p.age::double precision * (p.sex = 'female')::integer) as af, sum(p.age * p.gain) as ag,
		sum((p.sex = 'female')::integer * p.gain) as fg, sum(p.gain * p.gain) as gg
	from private.effect_pair p
	where p.step_limits is null
	group by p.unit_id, p.year, p.instrument, p.delivery, p.diagnosis_group;
comment on view private.effect_moment_now is 'Numbers, sums and sums of products of start value (s), age (a), being a woman (f) and gain (g).';

create table private.effect_moment as select * from private.effect_moment_now with no data;
create index effect_moment_instrument_idx on private.effect_moment (instrument, year);
comment on table private.effect_moment is 'effect_moment_now as it was when the effect summaries were kept last: the own organisation and the others on the same day.';

create table private.effect_kept (version bigint not null, kept_at timestamptz not null default now());
create unique index effect_kept_is_one_row on private.effect_kept ((true));
comment on table private.effect_kept is 'Of which version of the facts the kept effect summaries are, and when they were kept.';

create function private.effect_published_nodes() returns table (node text, family text)
language sql stable security definer set search_path = '' as $$
	select 'nation', null union all
	select distinct np.node_id, 'kostra' from private.node_place np where np.view = 'unit' and np.node_id like 'kostra-%';
$$;

create table private.effect_mask (slice private.effect_slice not null);
comment on table private.effect_mask is 'What is hidden in the kept summaries, decided for all years and nodes together before any is counted.';

create function public.effect_due(p_at_once boolean default false) returns jsonb
language plpgsql volatile security definer set search_path = '' set statement_timeout = '10min' set work_mem = '64MB' set enable_nestloop = off as $$
declare
	v_minimum constant integer := 10;
	v_version bigint := (select coalesce(sum(y.version), 0) from private.fact_year y);
	v_slices private.effect_slice[];
begin
	perform pg_advisory_xact_lock(hashtext('public.keep_effect'));
	if exists (select from private.effect_kept k where k.version = v_version
			or (not p_at_once and (k.kept_at at time zone 'Europe/Oslo')::date >= (now() at time zone 'Europe/Oslo')::date)) then return '[]'; end if;
	delete from private.effect_moment;
	insert into private.effect_moment select * from private.effect_moment_now;

	with counted as materialized (
		select c.kind || ' ' || c.topic as topic, c.unit_id, c.year, count(*)::integer as n from private.effect_counted c group by 1, 2, 3
	),
	added as (
		select p.node, p.family, c.topic, coalesce(c.year, 0::smallint) as year, sum(c.n)::integer as n
		from private.effect_published_nodes() p join private.node_place np on np.view = 'unit' and np.node_id = p.node join counted c on c.unit_id = np.place_id
		group by grouping sets ((p.node, p.family, c.topic, c.year), (p.node, p.family, c.topic))
	),
	-- Whoever knows the numbers of an organisation knows them of all its units: what remains of the node must be enough to hide in.
	known as (
		select p.node, ou.organisation_id, c.topic, coalesce(c.year, 0::smallint) as year, sum(c.n)::integer as n
		from private.effect_published_nodes() p join private.node_place np on np.view = 'unit' and np.node_id = p.node
		join public.organisation_unit ou on ou.unit_id = np.place_id and ou.organisation_id <> 'nation' join counted c on c.unit_id = np.place_id
		group by grouping sets ((p.node, ou.organisation_id, c.topic, c.year), (p.node, ou.organisation_id, c.topic))
	),
	near as (
		select distinct a.node, a.topic, a.year from added a join known k using (node, topic, year)
		where a.n >= v_minimum and a.n - k.n between 1 and v_minimum - 1
	)
	select array_agg(row(a.family, a.node, a.topic, a.year, '', a.n, case when near.node is not null then 'secondary' end)::private.effect_slice)
		into v_slices from added a left join near using (node, topic, year);
	delete from private.effect_mask;
	insert into private.effect_mask select h from private.effect_hide(v_slices, v_minimum) h;
	delete from private.effect_kept;
	insert into private.effect_kept (version) values (v_version);
	return (select coalesce(jsonb_agg(y.year order by y.year), '[]') from (select 0 as year union select f.year from private.fact_year f) y);
end $$;
comment on function public.effect_due(boolean) is
	'Where facts have changed since the effect summaries were kept, on an earlier day unless at once: decides what must be hidden, keeps the sums of the comparisons, and gives the years (0: all) that keep_effect must be called with.';

create function public.keep_effect(p_year integer) returns void
language plpgsql volatile security definer set search_path = '' set statement_timeout = '10min' set work_mem = '64MB' as $$
declare
	v_minimum constant integer := 10;
	v_year constant smallint := p_year;
begin
	delete from public.published_effect e where e.year = v_year;
	insert into public.published_effect (node_id, year, kind, topic, content)
		-- Apart from what hides them: each node is added up once.
		with added as materialized (
			select p.node, m.* from private.effect_published_nodes() p
			cross join lateral private.effect_measures(array(select np.place_id from private.node_place np where np.view = 'unit' and np.node_id = p.node), v_year, '') m
		)
		select m.node, v_year, 'measures', m.instrument, private.effect_shown(m.content, m.m12, (w.slice).mask, (o.slice).mask, v_minimum) || jsonb_build_object('instrument', m.instrument, 'part', m.part)
		from added m
		join private.effect_mask w on (w.slice).node = m.node and (w.slice).topic = 'measures ' || m.instrument and (w.slice).year = v_year
		left join private.effect_mask o on (o.slice).node = m.node and (o.slice).topic = 'm12 ' || m.instrument and (o.slice).year = v_year;
	-- The rest is shown of the nation alone.
	insert into public.published_effect (node_id, year, kind, topic, content)
		select 'nation', v_year, x.kind, x.topic, case when x.mask is not null then jsonb_build_object('mask', x.mask)
			else jsonb_build_object('mask', null, 'content', private.effect_content(x.kind, array(select u.id from public.unit u), v_year, x.topic, v_minimum)) end
		from (
			-- offset 0: each summary is added up once, after what hides it is known.
			select k.kind, case when k.kind = 'distribution' then split_part((w.slice).topic, ' ', 2) else '' end as topic, (w.slice).mask as mask
			from private.effect_mask w
			join (values ('measures', 'distribution'), ('work', 'work'), ('goals', 'goals'), ('services', 'services')) k (counted, kind) on k.counted = split_part((w.slice).topic, ' ', 1)
			left join public.instrument i on i.id = split_part((w.slice).topic, ' ', 2)
			where (w.slice).node = 'nation' and (w.slice).year = v_year and i.step_limits is null offset 0) x;
end $$;
comment on function public.keep_effect(integer) is 'Counts and keeps the effect summaries of a year (0: all years): the nation, and the measurements of the groups of similar municipalities.';

-- The questions. Own organisations as they are now with the minimum of five, the kept ones as kept; others give nothing.

create function private.effect_is_own(p_node text) returns boolean
language sql stable security definer set search_path = '' as $$
	select auth.uid() is not null and p_node <> 'nation' and p_node in (select private.own_subtree());
$$;

create function public.effect_measures(p_node text, p_year integer, p_dimension text default '', p_instrument text default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	v_units text[];
begin
	if auth.uid() is null then return '[]'; end if;
	if p_dimension not in ('', 'service_level', 'delivery', 'start_level') then raise exception 'unknown_dimension' using errcode = 'PT422'; end if;
	if not private.effect_is_own(p_node) then
		return coalesce((select jsonb_agg(e.content) from public.published_effect e
			where e.node_id = p_node and e.year = p_year and e.kind = 'measures' and (p_instrument is null or e.topic = p_instrument)), '[]');
	end if;
	v_units := array(select ou.unit_id from public.organisation_unit ou where ou.organisation_id = p_node);
	return (
		with masks as materialized (select * from private.effect_masks(array['measures', 'm12'], p_node, p_dimension, p_instrument))
		select coalesce(jsonb_agg(private.effect_shown(m.content, m.m12, coalesce(w.mask, case when w.topic is null then 'few' end),
			coalesce(o.mask, case when o.topic is null then 'few' end), 5) || jsonb_build_object('instrument', m.instrument, 'part', m.part)), '[]')
		from private.effect_measures(v_units, p_year::smallint, p_dimension, p_instrument) m
		left join masks w on w.kind = 'measures' and w.topic = m.instrument and w.year = p_year and w.part = m.part
		left join masks o on o.kind = 'm12' and o.topic = m.instrument and o.year = p_year and o.part = m.part);
end $$;
comment on function public.effect_measures(text, integer, text, text) is
	'Paired measurements summed per instrument (year 0: all years), whole and by service_level, delivery or start_level. An own organisation as it is now; the nation and groups of similar municipalities as kept, whole only; others nothing. Error: unknown_dimension (PT422).';

create function public.effect_summary(p_kind text, p_node text, p_year integer, p_instrument text default '') returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
	v_mask text;
	v_units text[];
begin
	if auth.uid() is null then return null; end if;
	if p_kind not in ('distribution', 'work', 'goals', 'services') then raise exception 'unknown_kind' using errcode = 'PT422'; end if;
	if not private.effect_is_own(p_node) then
		return (select e.content from public.published_effect e where e.node_id = p_node and e.year = p_year and e.kind = p_kind and e.topic = p_instrument);
	end if;
	-- Scales that are reported in steps are not shown value by value either.
	if p_kind = 'distribution' and not exists (select from public.instrument i where i.id = p_instrument and i.step_limits is null) then return null; end if;
	select coalesce(m.mask, 'shown') into v_mask
		from private.effect_masks(array[case when p_kind = 'distribution' then 'measures' else p_kind end], p_node, '', case when p_kind = 'distribution' then p_instrument end) m
		where m.year = p_year and m.part = '';
	if v_mask is null then return null; end if;
	if v_mask <> 'shown' then return jsonb_build_object('mask', v_mask); end if;
	v_units := array(select ou.unit_id from public.organisation_unit ou where ou.organisation_id = p_node);
	return jsonb_build_object('mask', null, 'content', private.effect_content(p_kind, v_units, p_year::smallint, p_instrument, 5));
end $$;
comment on function public.effect_summary(text, text, integer, text) is
	'The distribution of an instrument before and after, work states as flows, goals or hours of services (year 0: all years). An own organisation as it is now; the nation and groups of similar municipalities as kept; null where there is nothing. Error: unknown_kind (PT422).';

-- Two groups: what the least squares of gain on group, start value, age, sex and diagnosis need, added up within diagnosis groups.
create function public.effect_comparison(p_node text, p_instrument text, p_year integer, p_with text, p_value text, p_other text default '') returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	v_units text[] := array(select ou.unit_id from public.organisation_unit ou where ou.organisation_id = p_node);
	v_others text[];
	v_mask text;
	v_result jsonb;
begin
	if not private.effect_is_own(p_node) then return null; end if;
	if not exists (select from public.instrument i where i.id = p_instrument and i.step_limits is null) then return null; end if;
	if p_with = 'delivery' then
		select coalesce(max(m.mask), case when count(*) < 2 then 'few' end) into v_mask
			from private.effect_masks(array['measures'], p_node, 'delivery', p_instrument) m where m.year = p_year and m.part in (p_value, p_other);
	elsif p_with = 'year' then
		select coalesce(max(m.mask), case when count(*) < 2 then 'few' end) into v_mask
			from private.effect_masks(array['measures'], p_node, '', p_instrument) m where m.part = '' and m.year in (p_year, p_value::integer) and m.year > 0;
	elsif p_with = 'node' and exists (select from private.effect_published_nodes() p where p.node = p_value) then
		v_others := array(select np.place_id from private.node_place np where np.view = 'unit' and np.node_id = p_value and np.place_id <> all (v_units));
		select m.mask into v_mask from private.effect_masks(array['measures'], p_node, '', p_instrument) m where m.part = '' and m.year = p_year;
		-- Also what is left of the others must be shown there.
		v_mask := coalesce(v_mask, (select e.content ->> 'mask' from public.published_effect e
			where e.node_id = p_value and e.kind = 'measures' and e.topic = p_instrument and e.year = p_year));
	else
		raise exception 'unknown_comparison' using errcode = 'PT422';
	end if;
	if v_mask is not null then return jsonb_build_object('mask', v_mask); end if;

	with member as (
		select (m.delivery = p_value) as own, m.* from private.effect_moment_now m
			where p_with = 'delivery' and m.unit_id = any (v_units) and m.instrument = p_instrument and m.delivery in (p_value, p_other) and (p_year = 0 or m.year = p_year)
		union all
		select m.year = p_year, m.* from private.effect_moment_now m
			where p_with = 'year' and m.unit_id = any (v_units) and m.instrument = p_instrument and m.year::text in (p_year::text, p_value)
		union all
		-- Both sides as they were on the same day.
		select m.unit_id = any (v_units), m.* from private.effect_moment m
			where p_with = 'node' and m.instrument = p_instrument and (p_year = 0 or m.year = p_year) and (m.unit_id = any (v_units) or m.unit_id = any (v_others))
	),
	stratum as (
		select m.diagnosis_group, sum(m.n)::double precision as n, coalesce(sum(m.n) filter (where m.own), 0)::double precision as t,
			sum(m.s) as s, sum(m.a) as a, sum(m.f) as f, sum(m.g) as g,
			coalesce(sum(m.s) filter (where m.own), 0) as ts, coalesce(sum(m.a) filter (where m.own), 0) as ta, coalesce(sum(m.f) filter (where m.own), 0) as tf, coalesce(sum(m.g) filter (where m.own), 0) as tg,
			sum(m.ss) as ss, sum(m.sa) as sa, sum(m.sf) as sf, sum(m.sg) as sg, sum(m.aa) as aa, sum(m.af) as af, sum(m.ag) as ag, sum(m.fg) as fg, sum(m.gg) as gg
		from member m group by m.diagnosis_group
	),
	side as (
		select m.own, sum(m.n)::integer as n, jsonb_build_object('n', sum(m.n), 'mean_start', sum(m.s) / sum(m.n), 'mean_age', sum(m.a) / sum(m.n), 'women', sum(m.f) / sum(m.n),
			'mean_change', sum(m.g) / sum(m.n), 'sd_change', case when sum(m.n) > 1 then sqrt(greatest(0, (sum(m.gg) - sum(m.g) ^ 2 / sum(m.n)) / (sum(m.n) - 1))) else 0 end) as content
		from member m group by m.own
	)
	select case when count(*) < 2 or min(s.n) < 5 or (p_with = 'node' and min(s.n) filter (where not s.own) < 10) then jsonb_build_object('mask', 'few')
		else jsonb_build_object('mask', null,
			'first', (select x.content from side x where x.own), 'second', (select x.content from side x where not x.own),
			'strata', (select count(*) from stratum),
			'products', (select jsonb_build_array(
				jsonb_build_array(sum(x.t - x.t * x.t / x.n), sum(x.ts - x.t * x.s / x.n), sum(x.ta - x.t * x.a / x.n), sum(x.tf - x.t * x.f / x.n), sum(x.tg - x.t * x.g / x.n)),
				jsonb_build_array(sum(x.ss - x.s * x.s / x.n), sum(x.sa - x.s * x.a / x.n), sum(x.sf - x.s * x.f / x.n), sum(x.sg - x.s * x.g / x.n)),
				jsonb_build_array(sum(x.aa - x.a * x.a / x.n), sum(x.af - x.a * x.f / x.n), sum(x.ag - x.a * x.g / x.n)),
				jsonb_build_array(sum(x.f - x.f * x.f / x.n), sum(x.fg - x.f * x.g / x.n)),
				jsonb_build_array(sum(x.gg - x.g * x.g / x.n))) from stratum x)) end
	into v_result from side s;
	return v_result;
end $$;
comment on function public.effect_comparison(text, text, integer, text, text, text) is
	'An own organisation in two groups: two forms of delivery, two years, or itself and the others of the nation or of a group of similar municipalities (as kept). Means of both, and the sums of products within diagnosis groups of group, start value, age, being a woman and gain (upper triangle). Error: unknown_comparison (PT422).';

revoke execute on function private.effect_published_nodes(), private.effect_is_own(text), public.effect_due(boolean), public.keep_effect(integer),
	public.effect_measures(text, integer, text, text), public.effect_summary(text, text, integer, text), public.effect_comparison(text, text, integer, text, text, text) from public, anon, authenticated;
grant execute on function public.effect_due(boolean), public.keep_effect(integer) to service_role;
grant execute on function public.effect_measures(text, integer, text, text), public.effect_summary(text, text, integer, text), public.effect_comparison(text, text, integer, text, text, text) to authenticated;

-- Answered by effect_measures.
drop function public.effect_rows(text, integer);
