/**
 * Courses made in the database, set by set, past forms, checks of rows and triggers: 600 units over all institutions and
 * as many municipalities as are needed, ten years, and under each course what a course has. The same number is the same
 * registry, every time.
 */
import type { SqlRunner } from '../../../src/lib/server/backend/migrations.ts';
import { sha256 } from '../../../src/lib/server/backend/tokens.ts';
import { clinician, leader, municipality, sessionToken, unit } from './people.ts';

export const firstYear = 2016;
export const lastYear = 2025;
const batchSize = 25_000;
const units = 600;

/** Who leads, and the units: the first in the leader's municipality, then institutions and municipalities in turn. */
const organisations = `
	insert into account (id, email, display_name) values ('${leader}', 'leader@bench.invalid', 'Leader'), ('${clinician}', 'clinician@bench.invalid', 'Clinician');
	insert into registry_setting (key, value) values ('demo', 'false');
	insert into unit (id, name, organisation_id, service_level, service_type, main_instrument)
		select 'unit-bench-' || n, 'Bench ' || n, o.id, l.level, case when l.level like '5%' then 'secondary' else 'primary_complex' end, l.instrument
		from (select id, kind, row_number() over (order by id <> '${municipality}', kind = 'institution', md5(id)) as place, count(*) over () as all_places
			from organisation where kind in ('municipality', 'institution')) o
		join generate_series(1, ${units}) n on o.place = 1 + (n - 1) % least(o.all_places, 300)
		cross join lateral (select (array['1', '2', '3', '4', '5.1', '5.2', '5.3'])[1 + n % 7] as level, (array['barthel20', 'sppb', 'tug'])[1 + n % 3] as instrument) l;
	insert into membership (account_id, role, unit_id, organisation_id) values
		('${leader}', 'leader', null, '${municipality}'), ('${clinician}', 'clinician', '${unit}', null);
	insert into session (id, account_id, expires_at) values ('${sha256(sessionToken)}', '${clinician}', now() + interval '12 hours');
	-- Chance that is the same every time: a share from 0 to 1 of the number of a course and of what is asked.
	create schema bench;
	create function bench.share(n bigint, k integer) returns double precision language sql immutable parallel safe
		return (hashint8extended(n, k) & 1048575) / 1048576.0::float8;
	create function bench.id(t text) returns uuid language sql immutable parallel safe
		return overlay(overlay(md5(t) placing '4' from 13) placing '8' from 17)::uuid;
	create table bench.municipality as select row_number() over (order by md5(organisation_id)) as place, organisation_id as id from municipality;
	create table bench.raw as select null::bigint as n, c.id, c.unit_id, c.start_date, c.end_date, c.delivery, c.service_level, c.main_instrument,
		null::float8 as base, null::integer as age from course c limit 0;
`;

function batch(from: number, to: number): string {
	const r = (k: number) => `bench.share(n, ${k})`;
	const rc = (k: number) => `bench.share(c.n, ${k})`;
	return `
	set session_replication_role = replica;
	truncate bench.raw;
	insert into bench.raw
		select n, bench.id('course ' || n), u.id, d.start_date, d.start_date + 10 + (${r(2)} * 50)::integer,
			case when u.service_level like '5%' or ${r(3)} < 0.3 then 'inpatient' else 'home' end, u.service_level, u.main_instrument,
			${r(4)}, 25 + (${r(5)} * 65)::integer
		from generate_series(${from}, ${to}::bigint) n
		join unit u on u.id = 'unit-bench-' || (1 + floor(${r(6)} * ${units}))::integer
		cross join lateral (select date '${firstYear}-01-01' + (${r(1)} * 3590)::integer as start_date) d;
	-- Every fourth course is the person's second.
	insert into person (id, birth_date, sex)
		select bench.id('person ' || c.n), c.start_date - c.age * 365 - (c.n % 365)::integer, case when ${rc(7)} < 0.52 then 'female' else 'male' end
		from bench.raw c where c.n % 4 <> 0;
	insert into course (id, unit_id, local_number, person_id, status, residence_municipality_id, referral_date, start_date, end_date, service_level, service_type,
		delivery, phase, diagnosis_group, professions, main_instrument, goals_set_on, first_assessed_on, created_at, updated_at, completed_at)
		select c.id, c.unit_id, c.n, bench.id('person ' || case when c.n % 4 = 0 then c.n - 1 else c.n end), case when ${rc(8)} < 0.985 then 'completed' else 'withdrawn' end,
			m.id, c.start_date - (${rc(9)} * 90)::integer, c.start_date, c.end_date, c.service_level, case when c.service_level like '5%' then 'secondary' else 'primary_complex' end,
			c.delivery, case when ${rc(10)} < 0.6 then 'early' else 'late' end,
			(array['stroke', 'brain_injury', 'neurological', 'musculoskeletal', 'heart', 'lung', 'pain', 'geriatric_hip_fracture', 'other'])[1 + floor(${rc(11)} * ${rc(12)} * 9)::integer],
			(array['physician', 'nurse', 'physiotherapist', 'occupational_therapist', 'speech_therapist', 'psychologist', 'social_worker'])[1:2 + floor(${rc(13)} * 6)::integer],
			c.main_instrument, least(c.end_date, c.start_date + (${rc(14)} * 20)::integer), c.start_date + (${rc(15)} * 5)::integer,
			c.end_date, c.end_date, c.end_date + (${rc(16)} * 45)::integer
		from bench.raw c join bench.municipality m on m.place = 1 + floor(power(${rc(17)}, 1.5) * (select count(*) from bench.municipality))::integer;
	-- Two pairs, a third for some, and the value at 12 months of two in three.
	insert into measurement (course_id, instrument, timepoint, value)
		select c.id, i.instrument, t.timepoint, case i.instrument
			when 'tug' then 12 + round(c.base * 30 - t.gain * ${rc(20)} * 8) when 'sppb' then least(12, round(c.base * 8 + t.gain * ${rc(21)} * 4))
			when 'barthel20' then least(20, round(c.base * 15 + t.gain * ${rc(22)} * 7)) when 'eq_vas' then round(20 + c.base * 50 + t.gain * ${rc(23)} * 25)
			when 'was' then least(10, round(c.base * 7 + t.gain * (${rc(24)} * 4 - 1))) else round((1 + c.base * 5 + t.gain * ${rc(25)} * 4)::numeric, 1) end
		from bench.raw c
		cross join lateral (values (c.main_instrument, 0.97), ('eq_vas', 0.9), ('was', case when c.age < 67 then 0.3 else 0 end), ('copm_performance', 0.3)) i (instrument, often)
		cross join (values ('start', 0, 1.0), ('end', 1, 0.95), ('m12', 1, 0.6)) t (timepoint, gain, often)
		where bench.share(c.n, 30 + length(i.instrument)) < i.often and bench.share(c.n, 40 + length(t.timepoint)) < t.often
			and (t.timepoint <> 'm12' or (i.instrument in (c.main_instrument, 'was') and c.end_date < current_date - 370));
	insert into goal (course_id, position, text, importance, difficulty, start_level, attained)
		select c.id, p, 'Words of the patient', 1 + c.n % 3, 1 + c.n % 2, -2, floor(bench.share(c.n, 50 + p) * 4.5 - 1.7)::integer
		from bench.raw c cross join generate_series(1, 3) p where bench.share(c.n, 53) < 1.2 - p * 0.25;
	insert into work_state (course_id, timepoint, state, weeks_without_benefit)
		select c.id, t.timepoint, case when t.timepoint = 'start' then (array['full_sick_leave', 'graded_sick_leave', 'aap', 'work', 'disability_pension'])[1 + floor(${rc(60)} * 5)::integer]
			else (array['work', 'graded_sick_leave', 'aap', 'full_sick_leave'])[1 + floor(${rc(61)} * 4)::integer] end,
			case when t.timepoint = 'm12' then floor(${rc(62)} * 20)::integer end
		from bench.raw c cross join (values ('start', 0.9), ('m12', 0.6)) t (timepoint, often)
		where c.age < 67 and bench.share(c.n, 63 + length(t.timepoint)) < t.often and (t.timepoint = 'start' or c.end_date < current_date - 370);
	insert into course_services (course_id, hours_start, hours_end, need_start, need_end, living_end, applied_for_services, assessed_before_decision,
		individual_plan, coordinator, early_notice, early_notice_on, report_ready, contacts)
		select c.id, round(${rc(70)} * 10), round(${rc(71)} * 9), 'limited', case when ${rc(72)} < 0.4 then 'none' else 'limited' end,
			case when ${rc(73)} < 0.8 then 'home' else 'nursing_home' end, case when ${rc(74)} < 0.5 then 'yes' else 'no' end, case when ${rc(75)} < 0.6 then 'yes' else 'no' end,
			(array['accepted', 'declined', 'not_offered', 'not_relevant'])[1 + floor(${rc(76)} * 4)::integer], 'not_relevant',
			case when ${rc(77)} < 0.7 then 'yes' else 'no' end, case when ${rc(77)} < 0.7 then c.start_date + (${rc(78)} * 6)::integer end,
			case when ${rc(79)} < 0.8 then 'yes' else 'no' end, floor(${rc(80)} * 30)::integer
		from bench.raw c where ${rc(81)} < 0.95;
	insert into followup (course_id, timepoint, done_on, mode, result)
		select c.id, t.timepoint, c.end_date + t.days + (bench.share(c.n, 90) * 30)::integer, 'phone', case when bench.share(c.n, 91 + t.days) < 0.02 then 'dead' when bench.share(c.n, 91 + t.days) < 0.85 then 'answered' else 'unreachable' end
		from bench.raw c cross join (values ('m3', 70, 0.8), ('m12', 350, 0.7)) t (timepoint, days, often)
		where bench.share(c.n, 92 + t.days) < t.often and c.end_date + t.days + 30 < current_date;
	insert into satisfaction (course_id, respondent, level)
		select c.id, t.respondent, 1 + floor(sqrt(bench.share(c.n, 95 + length(t.respondent))) * 5)::integer
		from bench.raw c cross join (values ('patient', 0.7), ('kin', 0.2)) t (respondent, often) where bench.share(c.n, 97 + length(t.respondent)) < t.often;
	set session_replication_role = origin;
	`;
}

/** What the coordinator would have loaded: how many courses each unit reported elsewhere. */
const reported = `
	insert into public.reported_count (unit_id, year, source, count)
		select c.unit_id, extract(year from c.end_date)::integer, 'NPR', (count(*) * 1.2)::integer from public.course c where c.status = 'completed' group by 1, 2;
	drop schema bench cascade;
	insert into private.unit_counter (unit_id, last_number) select id, 2000000000 from public.unit on conflict (unit_id) do update set last_number = 2000000000;
`;

/** Fills a registry that has its migrations and nothing else. No facts follow: they are computed afterwards. */
export async function loadCourses(sql: SqlRunner, count: number): Promise<void> {
	await sql.run(organisations);
	for (let from = 1; from <= count; from += batchSize) {
		await sql.run(batch(from, Math.min(count, from + batchSize - 1)));
	}
	await sql.run(reported);
	// PGlite has no autovacuum; the recompute of a registry that has been in use is planned from statistics.
	await sql.run('analyze');
}
