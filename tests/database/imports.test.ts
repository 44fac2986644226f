import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { syntheticNationalId } from '../../src/lib/domain/nationalId.ts';
import { answer, DatabaseError } from '../../src/lib/server/backend/answers.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { readUnit } from '../../src/lib/server/courses/choices.ts';
import { matchIdentity } from '../../src/lib/server/identity/cipher.ts';
import { addCourses, checkFile, type CheckedFile } from '../../src/lib/server/imports/index.ts';
import { openRegistry } from './registry.ts';
import { services, strokeFile } from './strokeBarthel.ts';

const clinician = '00000000-0000-4000-8000-000000000001';
const stranger = '00000000-0000-4000-8000-000000000002';

let backend: Backend;
let db: Database;

async function asOwner<Row>(text: string): Promise<Row[]> {
	if (!backend.embedded) throw new Error('These tests run on the embedded backend.');
	return backend.embedded.sql.query<Row>(text);
}

beforeAll(async () => {
	backend = await openRegistry();
	await asOwner(`insert into public.account (id, email, display_name) values
		('${clinician}', 'kliniker@test.invalid', 'Kliniker'), ('${stranger}', 'annen@test.invalid', 'Annen')`);
	const units = ['unit-a', 'unit-b', 'unit-c', 'unit-other'];
	for (const id of units) {
		await asOwner(`insert into public.unit (id, name, organisation_id, service_level, service_type, main_instrument)
			values ('${id}', 'Enhet ${id}', 'municipality-0301', '4', null, 'barthel100')`);
		await asOwner(`insert into public.membership (account_id, role, unit_id)
			values ('${id === 'unit-other' ? stranger : clinician}', 'clinician', '${id}')`);
	}
	db = await backend.as(clinician);
});
afterAll(() => backend.close());

async function check(unitId: string, bytes: Uint8Array): Promise<CheckedFile> {
	const unit = await readUnit(db, unitId);
	if (!unit) throw new Error(`no unit ${unitId}`);
	const registry = { keys: backend.config.keys, synthetic: true, today: '2026-03-01' };
	const result = await checkFile(db, registry, unit, bytes);
	if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.faults)}`);
	return result.file;
}

const header =
	'local_id;national_id;birth_date;sex;residence_municipality;start_date;end_date;delivery;phase;diagnosis_group;barthel100_start;barthel100_end';
const file = (...rows: string[]) => new TextEncoder().encode([header, ...rows].join('\n'));
const row = (localId: string, nationalId = '') =>
	`${localId};${nationalId};${nationalId ? '' : '01.01.1950'};${nationalId ? '' : 'Mann'};Oslo;03.03.2025;14.04.2025;home;early;stroke;45;refused`;

const coursesOf = (unit: string) =>
	asOwner<{ local_id: string; status: string }>(
		`select local_id, status from public.course where unit_id = '${unit}' order by local_id`,
	);

describe('importing a file', () => {
	test('adds what is sound, once', async () => {
		const bytes = file(row('a1'), row('a2', nationalIdOf('1950-02-03')), row('a3').replace('home', 'ute'));
		const first = await check('unit-a', bytes);
		expect(first).toMatchObject({ rows: 3, known: 0, faultyRows: 1, delimiter: ';', encoding: 'utf-8' });
		expect(first.faults).toEqual([{ row: 4, column: 'delivery', value: 'ute', code: 'unknown_code' }]);
		expect(await addCourses(db, 'unit-a', first.fresh)).toEqual({ state: 'added', added: 2, known: 0 });
		expect(await coursesOf('unit-a')).toEqual([
			{ local_id: 'a1', status: 'completed' },
			{ local_id: 'a2', status: 'completed' },
		]);

		const again = await check('unit-a', bytes);
		expect(again).toMatchObject({ fresh: [], known: 2, faultyRows: 1 });
		// Two people at the same moment: both have checked, both send.
		expect(await addCourses(db, 'unit-a', first.fresh)).toEqual({ state: 'added', added: 0, known: 2 });
		expect(await coursesOf('unit-a')).toHaveLength(2);
	});

	test('stores the identity encrypted and the reason why a value is missing', async () => {
		const [identity] = await asOwner<{ n: number }>(
			`select count(*)::int as n from public.person_identity where ciphertext not like '%${nationalIdOf('1950-02-03')}%'`,
		);
		expect(identity?.n).toBe(1);
		const measured = await asOwner(`select m.timepoint, m.value, m.missing_reason from public.measurement m
			join public.course c on c.id = m.course_id where c.local_id = 'a1' order by m.timepoint desc`);
		expect(measured).toEqual([
			{ timepoint: 'start', value: 45, missing_reason: null },
			{ timepoint: 'end', value: null, missing_reason: 'refused' },
		]);
	});

	test('is logged with counts alone', async () => {
		const events = await asOwner(
			`select account_id, subject, detail from public.audit_event where action = 'courses_imported' order by id limit 1`,
		);
		expect(events).toEqual([{ account_id: clinician, subject: 'unit-a', detail: { added: 2, known: 0 } }]);
	});

	test('into the unit of others is refused', async () => {
		const { fresh } = await check('unit-b', file(row('b1')));
		const refused = await addCourses(db, 'unit-other', fresh).catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(DatabaseError);
		expect(refused).toMatchObject({ code: '42501' });
		expect(await coursesOf('unit-other')).toEqual([]);
	});

	test('does not tell which local ids others have', async () => {
		const others = await backend.as(stranger);
		const ask = others.rpc('known_local_ids', { p_unit: 'unit-a', p_local_ids: ['a1'] });
		expect(await answer(z.array(z.string()), ask)).toEqual([]);
	});

	test('adds nothing where the database refuses one row, and names the row', async () => {
		const reserved = nationalIdOf('1950-05-06');
		const hmac = matchIdentity(backend.config.keys, reserved);
		await asOwner(`insert into public.reservation (national_id_hmac) values ('${hmac}')`);
		const { fresh } = await check('unit-b', file(row('b1'), '', row('b2', reserved), row('b3')));
		expect(fresh).toHaveLength(3);
		expect(await addCourses(db, 'unit-b', fresh)).toEqual({
			state: 'refused',
			row: 4,
			column: 'national_id',
			fault: { code: 'person_has_reserved' },
		});
		expect(await coursesOf('unit-b')).toEqual([]);
		const [left] = await asOwner<{ n: number }>(
			`select count(*)::int as n from public.person p where not exists (select from public.course c where c.person_id = p.id)`,
		);
		expect(left?.n).toBe(0);
	});
});

test('a constraint of the database that the check does not know adds nothing and names the row', async () => {
	const { fresh } = await check('unit-b', file(row('b1'), row('b2')));
	const broken = fresh.map((one) =>
		one.row === 3 ? { ...one, record: { ...one.record, end_date: '2025-03-02' } } : one,
	);
	expect(await addCourses(db, 'unit-b', broken)).toEqual({
		state: 'refused',
		row: 3,
		column: null,
		fault: { code: 'not_accepted' },
	});
	expect(await coursesOf('unit-b')).toEqual([]);
});

describe('24 stroke patients of three services', () => {
	test.each([
		['A', 'unit-a', 42.5],
		['B', 'unit-b', 27.5],
		['C', 'unit-c', 26.875],
	] as const)('service %s improves by the published mean', async (service, unit, mean) => {
		expect(services).toContain(service);
		await asOwner(`delete from public.course where unit_id = '${unit}'`);
		const { fresh, faults } = await check(unit, strokeFile(service));
		expect(faults).toEqual([]);
		expect(await addCourses(db, unit, fresh)).toEqual({ state: 'added', added: 8, known: 0 });

		const rows = await answer(
			z.array(z.object({ instrument: z.string(), n: z.number(), mean_change: z.number() })),
			db.rpc('effect_rows', { p_organisation: unit }),
		);
		expect(rows).toEqual([{ instrument: 'barthel100', n: 8, mean_change: mean }]);
	});
});

/** A synthetic national id of somebody born that day. */
function nationalIdOf(birthDate: string): string {
	for (let individual = 0; individual < 500; individual++) {
		const digits = syntheticNationalId(birthDate, individual);
		if (digits) return digits;
	}
	throw new Error(`no national id for ${birthDate}`);
}
