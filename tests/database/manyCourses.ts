/** A unit after many years: for tests and figures of how the lists read it. */

/**
 * SQL that fills the first unit with courses, past triggers: five years of completed ones with measurements, goals and
 * most of their contacts, and of every hundred the last five as drafts, two of them ended. Run as the owner, after setUp.
 *
 * @param count courses of the first unit
 * @param others as many courses more in the other unit
 */
export function manyCourses(count: number, others = 0): string {
	const all = count + others;
	return `
		set session_replication_role = replica;
		insert into person (id, birth_date, sex)
			select ('00000001-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, date '1940-01-01' + (n * 7) % 20000, 'female'
			from generate_series(1, ${all}) n;
		insert into course (id, unit_id, local_number, local_id, initials, person_id, status, residence_municipality_id, start_date, end_date,
			service_level, delivery, phase, diagnosis_group, main_instrument, completed_at)
			select ('00000002-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, case when n <= ${count} then 'unit-first' else 'unit-other' end, 10 + n, 'J-' || n,
				chr(65 + n % 26) || chr(65 + (n / 26) % 26), ('00000001-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid,
				case when n % 100 < 95 then 'completed' else 'draft' end, 'municipality-4601',
				current_date - 60 - (n * 37) % 1825,
				case when n % 100 < 95 then current_date - (n * 37) % 1825 when n % 100 < 97 then current_date - n % 60 end,
				'2', 'home', 'early', 'stroke', 'barthel20', case when n % 100 < 95 then now() end
			from generate_series(1, ${all}) n;
		insert into measurement (course_id, instrument, timepoint, value)
			select c.id, i, t, 10 from course c, unnest(array['barthel20', 'tug', 'eq_vas']) i, unnest(array['start', 'end']) t
			where c.local_number > 10 and (t = 'start' or c.end_date is not null);
		insert into goal (course_id, position, text, importance, difficulty, start_level, attained)
			select c.id, p, 'Words of the patient', 2, 2, -1, 0 from course c, generate_series(1, 2) p where c.local_number > 10;
		insert into work_state (course_id, timepoint, state)
			select c.id, 'start', 'aap' from course c where c.local_number > 10;
		insert into followup (course_id, timepoint, done_on, mode, result)
			select c.id, t.timepoint, c.end_date + t.days, 'phone', 'answered'
			from course c, (values ('m3', 85), ('m12', 380)) t (timepoint, days)
			where c.local_number > 10 and c.status = 'completed' and c.end_date + t.days <= current_date;
		set session_replication_role = origin;
		analyze;
	`;
}
