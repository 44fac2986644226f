-- Instruments: what a measurement may be, which way is better, and how much change matters.
-- The same catalogue stands in src/lib/domain/instrumentCatalogue.ts, where sources and licences are;
-- a unit test proves that the two agree.

create table public.instrument (
	id text primary key,
	min_value double precision,
	max_value double precision,
	step double precision,
	decimals smallint not null,
	better text not null check (better in ('higher', 'lower')),
	important_change double precision,
	summarised boolean not null
);

comment on table public.instrument is
	'Instruments of measurement: range, direction and smallest important change. No item texts.';
comment on column public.instrument.min_value is
	'End of the scale, or the limit of what is plausible where the scale has no end';
comment on column public.instrument.max_value is
	'End of the scale, or the limit of what is plausible where the scale has no end';
comment on column public.instrument.step is
	'Distance between possible values, counted from min_value; null for means and continuous measures';
comment on column public.instrument.important_change is
	'Smallest important change, positive in the better direction; null where none is published';
comment on column public.instrument.summarised is
	'False where a mean over patients misleads: the value is shown for the person only';

-- Limits of plausibility, not of the scale: both ends of amps_motor and amps_process,
-- the upper end of tug, 6mwt, 10mwt and grip.
insert into public.instrument
	(id, min_value, max_value, step, decimals, better, important_change, summarised)
values
	('barthel20', 0, 20, 1, 0, 'higher', 1.85, true),
	('barthel100', 0, 100, 5, 0, 'higher', 9.25, true),
	('sunnaas_adl', 0, 36, 1, 0, 'higher', null, true),
	('fim', 18, 126, 1, 0, 'higher', 22, true),
	('fim_motor', 13, 91, 1, 0, 'higher', 17, true),
	('fim_cognitive', 5, 35, 1, 0, 'higher', 3, true),
	('iplos_adl', 1, 5, null, 2, 'lower', null, false),
	('adl_taksonomien', 0, 47, 1, 0, 'higher', null, false),
	('amps_motor', -4, 5, null, 2, 'higher', 0.5, true),
	('amps_process', -4, 5, null, 2, 'higher', 0.5, true),
	('berg', 0, 56, 1, 0, 'higher', 6.5, true),
	('tug', 0, 600, null, 1, 'lower', 3.2, true),
	('sppb', 0, 12, 1, 0, 'higher', 1, true),
	('6mwt', 0, 1500, null, 0, 'higher', 50, true),
	('10mwt', 0, 5, null, 2, 'higher', 0.1, true),
	('copm_performance', 1, 10, null, 1, 'higher', 2, true),
	('copm_satisfaction', 1, 10, null, 1, 'higher', 2.06, true),
	('psfs', 0, 10, null, 1, 'higher', 1.3, true),
	('eq5d5l_index_no', -0.453, 1, null, 3, 'higher', 0.1, true),
	('eq_vas', 0, 100, null, 0, 'higher', 8.6, true),
	('whodas36', 0, 100, null, 1, 'lower', null, true),
	('whodas12', 0, 100, null, 1, 'lower', null, true),
	('hads', 0, 42, 1, 0, 'lower', 1.5, true),
	('hads_a', 0, 21, 1, 0, 'lower', null, true),
	('hads_d', 0, 21, 1, 0, 'lower', null, true),
	('promis10_gph', 16, 68, null, 1, 'higher', 2, true),
	('promis10_gmh', 16, 68, null, 1, 'higher', 2, true),
	('nprs', 0, 10, 1, 0, 'lower', 1.5, true),
	('wai', 7, 49, null, 0, 'higher', null, true),
	('was', 0, 10, 1, 0, 'higher', null, true),
	('grip', 0, 100, null, 1, 'higher', 5, true);

alter table public.instrument enable row level security;

create policy "anyone may read the instruments" on public.instrument
	for select to anon, authenticated
	using (true);

revoke all on public.instrument from anon, authenticated;
grant select on public.instrument to anon, authenticated;

create function private.important_improvement(
	p_instrument text,
	p_start double precision,
	p_end double precision
) returns boolean
language sql
stable
set search_path = ''
as $$
	-- Two decimals more than the instrument has: 0.3 - 0.2 is less than 0.1 in binary.
	select
		round(
			(case i.better when 'higher' then p_end - p_start else p_start - p_end end)::numeric,
			i.decimals + 2
		) >= round(i.important_change::numeric, i.decimals + 2)
	from public.instrument as i
	where i.id = p_instrument
$$;

revoke execute on function private.important_improvement(text, double precision, double precision) from public;

comment on function private.important_improvement(text, double precision, double precision) is
	'Whether the change is at least the important change of the instrument, in its better direction; null without a threshold, a value or a known instrument. Same rule as isImportantImprovement in src/lib/domain/instruments.ts.';
