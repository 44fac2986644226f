-- Organisations and units: who registers, and under whom the numbers are summed.

create table public.organisation (
	id text primary key,
	kind text not null check (kind in ('nation', 'region', 'trust', 'institution', 'county', 'municipality')),
	name text not null,
	parent_id text references public.organisation (id) on delete restrict,
	constraint only_the_nation_has_no_parent check ((parent_id is null) = (kind = 'nation'))
);
comment on table public.organisation is
	'Two trees under one nation: region (RHF) - health trust - institution, and county - municipality.';
create index organisation_parent_idx on public.organisation (parent_id);

create table public.municipality (
	organisation_id text primary key references public.organisation (id) on delete cascade,
	number text not null unique check (number ~ '^[0-9]{4}$'),
	name_official text not null,
	region_id text not null references public.organisation (id) on delete restrict,
	trust_id text references public.organisation (id) on delete restrict,
	centrality_class smallint not null check (centrality_class between 1 and 6),
	kostra_group text not null check (kostra_group ~ '^EKG[0-9]{2}$'),
	population integer not null check (population >= 0),
	population_18_67 integer not null check (population_18_67 between 0 and population),
	longitude double precision not null,
	latitude double precision not null,
	valid_from date not null,
	facts_from date not null
);
comment on table public.municipality is
	'Facts of each municipality. Sources: Kartverket (codes, names, borders; CC BY 4.0), SSB (population 07459, centrality Klass 128, KOSTRA groups Klass 112), SKDE (catchment of RHF and health trust).';
comment on column public.municipality.trust_id is 'Catchment health trust; null for Oslo, which is split by city district.';
comment on column public.municipality.valid_from is 'The municipality exists within these borders since.';
comment on column public.municipality.facts_from is 'Population counted at this date.';

create table public.unit (
	id text primary key default 'unit-' || gen_random_uuid()::text check (id like 'unit-%'),
	name text not null check (length(name) between 2 and 120),
	organisation_id text not null references public.organisation (id) on delete restrict,
	service_level text not null check (service_level in ('1', '2', '3', '4', '5.1', '5.2', '5.3')),
	service_type text check (service_type in ('primary_complex', 'primary_simple', 'secondary', 'day', 'outpatient', 'ambulant')),
	main_instrument text not null references public.instrument (id) on delete restrict,
	instruments text[] not null default '{}',
	active boolean not null default true
);
comment on table public.unit is 'A registering unit, in an institution or in one or several municipalities.';
comment on column public.unit.instruments is 'The unit''s usual set, shown first in the form.';
create index unit_organisation_idx on public.unit (organisation_id);

create table public.unit_municipality (
	unit_id text not null references public.unit (id) on delete cascade,
	municipality_id text not null references public.municipality (organisation_id) on delete restrict,
	primary key (unit_id, municipality_id)
);
comment on table public.unit_municipality is 'Further municipalities that an inter-municipal unit serves.';
create index unit_municipality_municipality_idx on public.unit_municipality (municipality_id);

-- Every organisation that a unit counts under, the unit itself among them.
create table public.organisation_unit (
	organisation_id text not null,
	unit_id text not null references public.unit (id) on delete cascade,
	primary key (organisation_id, unit_id)
);
comment on table public.organisation_unit is
	'Roll-up: each unit under itself, its organisation, that one''s ancestors, and the region of its municipality. Kept by trigger.';
create index organisation_unit_unit_idx on public.organisation_unit (unit_id);

create function private.refresh_organisation_unit(p_unit text) returns void
language sql security definer set search_path = '' as $$
	delete from public.organisation_unit where unit_id = p_unit;
	insert into public.organisation_unit (organisation_id, unit_id)
	with recursive node (id) as (
		select u.organisation_id from public.unit u where u.id = p_unit
		union
		select um.municipality_id from public.unit_municipality um where um.unit_id = p_unit
		union
		select up.id
		from node n
		join public.organisation o on o.id = n.id
		left join public.municipality m on m.organisation_id = o.id
		cross join lateral (values (o.parent_id), (m.region_id)) up (id)
		where up.id is not null
	)
	select id, p_unit from node
	union
	select u.id, u.id from public.unit u where u.id = p_unit;
$$;

create function private.on_unit_change() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
	if tg_table_name = 'unit' then
		perform private.refresh_organisation_unit(new.id);
	elsif tg_op = 'DELETE' then
		perform private.refresh_organisation_unit(old.unit_id);
	else
		perform private.refresh_organisation_unit(new.unit_id);
	end if;
	return null;
end $$;

create trigger unit_counts_under_its_organisations after insert or update of organisation_id on public.unit
	for each row execute function private.on_unit_change();
create trigger unit_counts_under_its_municipalities after insert or update or delete on public.unit_municipality
	for each row execute function private.on_unit_change();

revoke execute on function private.refresh_organisation_unit(text) from public;
revoke execute on function private.on_unit_change() from public;

-- One list of everything a number can be shown for.
create view public.organisation_node with (security_invoker = true) as
	select id, kind, name, parent_id from public.organisation
	union all
	select id, 'unit', name, organisation_id from public.unit where active;
comment on view public.organisation_node is 'Organisations and active units in one list.';

alter table public.organisation enable row level security;
alter table public.municipality enable row level security;
alter table public.unit enable row level security;
alter table public.unit_municipality enable row level security;
alter table public.organisation_unit enable row level security;

create policy "anyone may read the organisations" on public.organisation for select to anon, authenticated using (true);
create policy "anyone may read the facts of municipalities" on public.municipality for select to anon, authenticated using (true);
create policy "anyone may read the units" on public.unit for select to anon, authenticated using (true);
create policy "anyone may read what a unit serves" on public.unit_municipality for select to anon, authenticated using (true);
create policy "anyone may read what a unit counts under" on public.organisation_unit for select to anon, authenticated using (true);

revoke all on public.organisation, public.municipality, public.unit, public.unit_municipality, public.organisation_unit, public.organisation_node from anon, authenticated;
grant select on public.organisation, public.municipality, public.unit, public.unit_municipality, public.organisation_unit, public.organisation_node to anon, authenticated;
grant select, insert, update, delete on public.organisation, public.municipality, public.unit, public.unit_municipality, public.organisation_unit to service_role;
grant select on public.organisation_node to service_role;
