-- What a page of numbers asks about organisations before it asks for numbers: each of these took a question for every
-- level of the tree. In plpgsql, which keeps its plan.

create function private.own_organisations() returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return (
		with recursive led (id, rank) as (
			select m.organisation_id, 0 from public.membership m join public.account a on a.id = m.account_id
			where m.account_id = auth.uid() and m.role = 'leader' and a.active
			union
			select b.id, l.rank + 1 from led l cross join lateral (
				select o.id from public.organisation o where o.parent_id = l.id
				union all select u.id from public.unit u where u.organisation_id = l.id
				union all select um.unit_id from public.unit_municipality um where um.municipality_id = l.id) b
		),
		-- Of a coordinator's everything: what has or is a unit, without 350 municipalities that register nothing.
		everything as materialized (
			select o.id, 200 as rank from public.organisation o where o.kind in ('nation', 'region', 'trust', 'county')
			union all select u.organisation_id, 201 from public.unit u where u.active
			union all select u.id, 202 from public.unit u where u.active
		),
		own as (
			select x.id, min(x.rank) as rank from (
				select l.id, l.rank from led l
				union all select u.id, 100 from private.own_units() u (id)
				union all select e.id, e.rank from everything e where private.has_role('coordinator')) x
			group by x.id
		)
		select coalesce(jsonb_agg(to_jsonb(n) order by o.rank, n.name, n.id), '[]')
		from own o join public.organisation_node n on n.id = o.id);
end $$;
comment on function private.own_organisations() is
	'The organisations and active units whose numbers the caller sees as they are now, the caller''s own first: what a leader leads with all below it, a clinician''s units, all that registers for a coordinator.';

-- As the owner: what it reads anyone may, and a plan of the reader's own would be made anew with each change of reader.
-- The limits hold back nothing: they have each step found by its key, where the plan would read whole tables.
create function public.organisation_around(p_node text) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
begin
	return (
		with recursive above (id, kind, name, parent_id, height) as (
			select n.id, n.kind, n.name, n.parent_id, 0 from public.organisation_node n where n.id = p_node
			union all
			select o.id, o.kind, o.name, o.parent_id, a.height + 1 from above a cross join lateral (
				select * from public.organisation o where o.id = a.parent_id limit 1) o
		),
		place as (
			select m.* from above a cross join lateral (
				select * from public.municipality m where m.organisation_id = a.id limit 1) m order by a.height limit 1
		)
		select jsonb_build_object(
			'above', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'parent_id', a.parent_id) order by a.height), '[]')
				from above a where a.height > 0),
			'similar', (select jsonb_build_object(
				'kostra', jsonb_build_object('id', 'kostra-' || p.kostra_group, 'kind', 'kostra', 'name', p.kostra_group, 'parent_id', 'nation'),
				'centrality', jsonb_build_object('id', 'centrality-' || p.centrality_class, 'kind', 'centrality', 'name', p.centrality_class::text, 'parent_id', 'nation'),
				'trust', (select to_jsonb(o) from public.organisation o where o.id = p.trust_id),
				'region', (select to_jsonb(o) from public.organisation o where o.id = p.region_id)) from place p),
			'below', (select coalesce(jsonb_agg(to_jsonb(n) - 'serving' order by n.serving, n.name, n.id), '[]') from (
				select c.id, c.kind, c.name, c.parent_id, false as serving from public.organisation_node c where c.parent_id = p_node
				union all
				select u.id, 'unit', u.name, u.organisation_id, true from public.unit_municipality um join public.unit u on u.id = um.unit_id
				where um.municipality_id = p_node and u.active and u.organisation_id <> p_node) n)));
end $$;
comment on function public.organisation_around(text) is
	'What lies above an organisation or unit (nearest first), the groups and areas of its municipality (null without one), and what lies below it, with units of other municipalities that serve it last.';

create function public.own_place(p_node text default null) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_generic_plan' as $$
declare
	v_own jsonb := private.own_organisations();
	v_node text := coalesce(p_node, v_own -> 0 ->> 'id', 'nation');
begin
	return jsonb_build_object(
		'own', v_own,
		'organisation', (select to_jsonb(n) from public.organisation_node n where n.id = v_node),
		'around', public.organisation_around(v_node),
		'frame', public.indicator_frame());
end $$;
comment on function public.own_place(text) is
	'All that a page of numbers asks before it asks for numbers: the caller''s own organisations, the organisation that is asked for (else the first of the own, else the nation; null where there is none), what lies around it, and indicator_frame().';

revoke execute on function private.own_organisations(), public.organisation_around(text), public.own_place(text) from public, anon, authenticated;
grant execute on function public.organisation_around(text) to anon, authenticated;
grant execute on function public.own_place(text) to authenticated;
