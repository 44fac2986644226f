-- Local development on `supabase start`: one unit and no people. The application prints a one-time link that creates
-- the first coordinator when it starts and finds none.
insert into public.unit (id, name, organisation_id, service_level, main_instrument, instruments)
values ('unit-local', 'Lokal prøveenhet (fiktiv)', 'municipality-4601', '2', 'sppb', '{sppb,copm_performance,eq_vas}')
on conflict (id) do nothing;
