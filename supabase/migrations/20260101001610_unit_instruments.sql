-- A unit chooses its usual set of instruments itself: its clinicians, and the leaders above it.

create function private.instrument_units() returns setof text
language sql stable security definer set search_path = '' as $$
	select private.own_units() union select private.led_units();
$$;
comment on function private.instrument_units() is 'Units whose usual set of instruments the signed-in person chooses.';

create function public.instrument_units() returns jsonb
language sql stable security invoker set search_path = '' as $$
	select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name, 'main_instrument', u.main_instrument, 'instruments', u.instruments)
		order by u.name, u.id), '[]')
	from public.unit u where u.active and u.id in (select private.instrument_units());
$$;
comment on function public.instrument_units() is 'The active units whose usual set of instruments the caller chooses, with the set.';

create function public.choose_instruments(p_unit text, p_main text, p_instruments text[]) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
	v_unknown text;
begin
	if not exists (select from private.instrument_units() u where u = p_unit) then raise exception 'not_your_unit' using errcode = '42501'; end if;
	if not exists (select from public.instrument i where i.id = p_main and i.important_change is not null) then
		raise exception 'main_instrument_without_threshold' using errcode = 'PT422';
	end if;
	select x into v_unknown from unnest(p_instruments) x where not exists (select from public.instrument i where i.id = x) limit 1;
	if found then raise exception 'instrument_unknown' using errcode = 'PT422', detail = coalesce(v_unknown, ''); end if;
	-- The change of the unit is logged by its own trigger.
	update public.unit set main_instrument = p_main,
			instruments = array(select x from unnest(p_instruments) with ordinality u (x, place) group by x order by min(place))
		where id = p_unit;
end $$;
comment on function public.choose_instruments(text, text, text[]) is
	'Sets a unit''s main instrument and usual set, in the order given; courses that are there keep theirs. Errors: not_your_unit (42501); main_instrument_without_threshold, instrument_unknown (PT422).';

revoke execute on function private.instrument_units(), public.instrument_units(), public.choose_instruments(text, text, text[]) from public, anon, authenticated;
grant execute on function private.instrument_units(), public.instrument_units(), public.choose_instruments(text, text, text[]) to authenticated;
