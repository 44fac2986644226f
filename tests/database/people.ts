/** One small registry with somebody in every role, made as the owner of the database. */
import type { Backend } from '../../src/lib/server/backend/index.ts';

export const ids = {
	clinician: '10000000-0000-4000-8000-000000000001',
	colleague: '10000000-0000-4000-8000-000000000002',
	leader: '10000000-0000-4000-8000-000000000003',
	researcher: '10000000-0000-4000-8000-000000000004',
	coordinator: '10000000-0000-4000-8000-000000000005',
	course: '20000000-0000-4000-8000-000000000001',
	person: '30000000-0000-4000-8000-000000000001',
	project: '40000000-0000-4000-8000-000000000001',
	link: '50000000-0000-4000-8000-000000000001',
	machine: '10000000-0000-4000-8000-000000000006',
	token: '60000000-0000-4000-8000-000000000001',
	erased: '20000000-0000-4000-8000-0000000000ee',
	subscription: '80000000-0000-4000-8000-000000000001',
	batch: '70000000-0000-4000-8000-000000000001',
} as const;

export const everyone = [
	'clinician',
	'colleague',
	'leader',
	'researcher',
	'coordinator',
	'anonymous',
] as const;
export type Role = (typeof everyone)[number];

export function clientOf(backend: Backend, role: Role) {
	return role === 'anonymous' ? Promise.resolve(backend.anonymous()) : backend.as(ids[role]);
}

/** The owner's way into the database. */
export function ownerOf(backend: Backend) {
	if (!backend.embedded) throw new Error('these tests run on the embedded backend');
	return backend.embedded.sql;
}

/**
 * Two units in two municipalities: the clinician works in the first (Bergen), the colleague in the other (Oslo). The
 * leader leads Oslo, so the first unit is others' to the leader too. One whole course lies in the first unit. The unit of
 * the leader has a token.
 */
export const setUp = `
	insert into account (id, email, display_name) values
		('${ids.clinician}', 'clinician@test.invalid', 'Clinician'),
		('${ids.colleague}', 'colleague@test.invalid', 'Colleague'),
		('${ids.leader}', 'leader@test.invalid', 'Leader'),
		('${ids.researcher}', 'researcher@test.invalid', 'Researcher'),
		('${ids.coordinator}', 'coordinator@test.invalid', 'Coordinator');
	insert into unit (id, name, organisation_id, service_level, main_instrument) values
		('unit-first', 'First', 'municipality-4601', '2', 'barthel20'),
		('unit-other', 'Other', 'municipality-0301', '2', 'barthel20');
	insert into unit_municipality (unit_id, municipality_id) values ('unit-first', 'municipality-4602');
	insert into membership (account_id, role, unit_id, organisation_id) values
		('${ids.clinician}', 'clinician', 'unit-first', null),
		('${ids.colleague}', 'clinician', 'unit-other', null),
		('${ids.leader}', 'leader', null, 'municipality-0301'),
		('${ids.researcher}', 'researcher', null, null),
		('${ids.coordinator}', 'coordinator', null, null);
	insert into account_credential (account_id, password_hash) values ('${ids.clinician}', '$argon2id$not-a-hash');
	insert into session (id, account_id, expires_at) values ('a-session', '${ids.clinician}', now() + interval '1 hour');
	insert into sign_in_attempt (key_hash) values ('a-key');
	insert into invitation (token_hash, account_id, expires_at) values ('a-token', '${ids.clinician}', now() + interval '1 day');
	insert into registry_setting (key, value) values ('demo', 'false');
	insert into audit_event (account_id, action, subject) values ('${ids.clinician}', 'course_opened', '${ids.course}');
	insert into person (id, birth_date, sex) values ('${ids.person}', '1960-05-05', 'female');
	insert into person_identity (person_id, national_id_hmac, ciphertext, key_id) values ('${ids.person}', 'an-hmac', 'a-ciphertext', 'a-key');
	insert into reservation (national_id_hmac) values ('another-hmac');
	insert into course (id, unit_id, person_id, status, residence_municipality_id, start_date, end_date, service_level, delivery, phase, diagnosis_group, main_instrument, local_id)
		values ('${ids.course}', 'unit-first', '${ids.person}', 'completed', 'municipality-4601', '2024-01-08', '2024-02-19', '2', 'home', 'early', 'stroke', 'barthel20', 'local-1');
	insert into measurement (course_id, instrument, timepoint, value) values
		('${ids.course}', 'barthel20', 'start', 10), ('${ids.course}', 'barthel20', 'end', 15);
	insert into goal (course_id, position, text, importance, difficulty, start_level, attained) values ('${ids.course}', 1, 'Words of the patient', 2, 2, -1, 0);
	insert into copm_problem (course_id, position, text, performance_start) values ('${ids.course}', 1, 'Words of the patient', 3);
	insert into course_services (course_id, hours_start) values ('${ids.course}', 4.5);
	insert into work_state (course_id, timepoint, state) values ('${ids.course}', 'start', 'aap');
	insert into followup (course_id, timepoint, done_on, mode, result) values ('${ids.course}', 'm12', '2025-02-10', 'phone', 'answered');
	insert into satisfaction (course_id, respondent, level) values ('${ids.course}', 'patient', 5);
	insert into followup_attempt (course_id, timepoint, account_id, outcome) values ('${ids.course}', 'm12', '${ids.clinician}', 'no_answer');
	insert into followup_answer (course_id, timepoint, goals_kept) values ('${ids.course}', 'm12', 'kept');
	insert into followup_link (id, course_id, token_hash, expires_at) values ('${ids.link}', '${ids.course}', repeat('a', 64), now() + interval '30 days');
	insert into revision (course_id, table_name, operation, account_id) values ('${ids.course}', 'course', 'update', '${ids.clinician}');
	insert into account (id, email, display_name) values ('${ids.machine}', 'token-${ids.token}@units.invalid', 'A system');
	insert into membership (account_id, role, unit_id) values ('${ids.machine}', 'clinician', 'unit-other');
	insert into unit_token (id, unit_id, name, token_hash, account_id, created_by) values
		('${ids.token}', 'unit-other', 'A system', '${'0'.repeat(64)}', '${ids.machine}', '${ids.leader}');
	insert into sender_setting (channel, server, port, sent_from) values ('email', 'smtp.test.invalid', 587, 'post@test.invalid'), ('sms', null, null, null)
		on conflict (channel) do update set server = excluded.server, port = excluded.port, username = null, sent_from = excluded.sent_from, ciphertext = null, key_id = null;
	insert into subscription (id, account_id, address, frequency, locale, token_hash) values
		('${ids.subscription}', '${ids.leader}', '/indicators', 'monthly', 'nb', '${'3'.repeat(64)}');
	insert into import_batch (id, unit_id, file_name, state, created_by) values ('${ids.batch}', 'unit-first', 'a-file.csv', 'mapping', '${ids.clinician}');
	insert into import_chunk (batch_id, number, rows, content) values ('${ids.batch}', 1, 1, 'a-key:sealed');
	insert into import_column (unit_id, header, column_name) values ('unit-first', 'our number', 'local_id');
	insert into project (id, account_id, title, purpose, institution, approval_reference, ends_on, state, sent_at) values
		('${ids.project}', '${ids.researcher}', 'A project', 'To learn something', 'A university', 'REK 1', '2099-01-01', 'sent', now());
	insert into project_variable (project_id, name, position, reason) values ('${ids.project}', 'sex', 1, 'Compared in the analysis'), ('${ids.project}', 'person_key', 2, null);
	insert into project_message (project_id, account_id, kind) values ('${ids.project}', '${ids.researcher}', 'sent');
	insert into release (project_id, number, state, formats, refusal) values ('${ids.project}', 1, 'refused', '{csv}', 'too_few_persons');
	insert into project_disclosure (project_id, answered_at, refusal) values ('${ids.project}', now(), 'too_few_persons');
	insert into reported_count (unit_id, year, source, count) values ('unit-first', 2024, 'KPR', 5);
	update reported_count set count = 4;
	insert into erased_course (id, unit_id, local_number, reason) values ('${ids.erased}', 'unit-first', 999, 'Case 1');
`;

/** Everything but the reference tables. */
export const empty = `
	truncate account, membership, unit, unit_municipality, organisation_unit, account_credential, session, sign_in_attempt,
		invitation, registry_setting, audit_event, person, person_identity, reservation, course, measurement, goal, copm_problem, course_services, work_state,
		followup, satisfaction, followup_attempt, followup_answer, followup_link, revision, project, project_variable, project_message, project_disclosure, release, course_fact, course_change,
		unit_token, erased_course, sender_setting, import_batch, import_chunk, import_column, subscription, private.cell, private.cell_histogram cascade;
`;
