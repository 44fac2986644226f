import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { syntheticNationalId } from '../../src/lib/domain/nationalId.ts';
import type { ImportFault } from '../../src/lib/domain/import/index.ts';
import { answer, DatabaseError, done } from '../../src/lib/server/backend/answers.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { matchIdentity } from '../../src/lib/server/identity/cipher.ts';
import { takeStep } from '../../src/lib/server/imports/batches.ts';
import { readFaults } from '../../src/lib/server/imports/faults.ts';
import { readRemembered, remember } from '../../src/lib/server/imports/mapping.ts';
import { differences, none } from './facts.ts';
import { add, check, file, importAll, map, open, row, send, work, type Importer } from './imports.ts';
import { openRegistry } from './registry.ts';
import { services, strokeFile } from './strokeBarthel.ts';

const clinician = '00000000-0000-4000-8000-000000000001';
const stranger = '00000000-0000-4000-8000-000000000002';

let backend: Backend;
let db: Database;
let importer: Importer;

async function asOwner<Row>(text: string): Promise<Row[]> {
	if (!backend.embedded) throw new Error('These tests run on the embedded backend.');
	return backend.embedded.sql.query<Row>(text);
}

beforeAll(async () => {
	backend = await openRegistry();
	await asOwner(`insert into public.account (id, email, display_name) values
		('${clinician}', 'kliniker@test.invalid', 'Kliniker'), ('${stranger}', 'annen@test.invalid', 'Annen')`);
	const units = ['unit-a', 'unit-b', 'unit-c', 'unit-d', 'unit-e', 'unit-f', 'unit-other'];
	for (const id of units) {
		await asOwner(`insert into public.unit (id, name, organisation_id, service_level, service_type, main_instrument)
			values ('${id}', 'Enhet ${id}', 'municipality-0301', '4', null, 'barthel100')`);
		await asOwner(`insert into public.membership (account_id, role, unit_id)
			values ('${id === 'unit-other' ? stranger : clinician}', 'clinician', '${id}')`);
	}
	db = await backend.as(clinician);
	importer = { backend, account: clinician };
});
afterAll(() => backend.close());

const coursesOf = (unit: string) =>
	asOwner<{ local_id: string; status: string; local_number: number }>(
		`select local_id, status, local_number from public.course where unit_id = '${unit}' order by local_number`,
	);

async function faultsOf(id: string): Promise<ImportFault[]> {
	const faults: ImportFault[] = [];
	const batch = await open(importer, id);
	for await (const fault of readFaults(async () => db, backend.config.keys, batch)) faults.push(fault);
	return faults;
}

const many = (count: number, prefix: string) =>
	file(...Array.from({ length: count }, (_, index) => row(`${prefix}${index + 1}`)));

async function count(sql: string): Promise<number> {
	const [found] = await asOwner<{ n: number }>(`select (${sql})::int as n`);
	return found?.n ?? -1;
}

const refusalOf = (attempt: Promise<unknown>) => attempt.catch((error: unknown) => error);

describe('importing a file', () => {
	const bytes = () =>
		file(row('a1'), row('a2', nationalIdOf('1950-02-03')), row('a3').replace('home', 'ute'));

	test('checks every row and adds nothing', async () => {
		const batch = await check(importer, 'unit-a', bytes());
		expect(batch).toMatchObject({
			...{ state: 'checked', rows: 3, checked: 3, fresh: 2, completed: 2, known: 0, faulty: 1, faults: 1 },
			...{ delimiter: ';', encoding: 'utf-8' },
		});
		expect(await faultsOf(batch.id)).toEqual([
			{ row: 4, column: 'delivery', value: 'ute', code: 'unknown_code' },
		]);
		expect(await coursesOf('unit-a')).toEqual([]);
		expect(await takeStep(db, batch.id, 'cancel')).toBe(true);
	});

	test('adds what is sound, once', async () => {
		const first = await importAll(importer, 'unit-a', bytes());
		expect(first).toMatchObject({ state: 'finished', added: 2, known: 0, faulty: 1 });
		const courses = await coursesOf('unit-a');
		expect(courses).toMatchObject([
			{ local_id: 'a1', status: 'completed' },
			{ local_id: 'a2', status: 'completed' },
		]);
		const again = await check(importer, 'unit-a', bytes());
		expect(again).toMatchObject({ fresh: 0, known: 2, faulty: 1 });
		expect(await add(importer, again.id)).toMatchObject({ state: 'finished', added: 0, known: 2 });
		expect(await coursesOf('unit-a')).toEqual(courses);
	});

	test('stores the identity encrypted and the reason why a value is missing', async () => {
		expect(await count('select count(*) from public.person_identity')).toBe(1);
		const measured = await asOwner(`select m.timepoint, m.value, m.missing_reason from public.measurement m
			join public.course c on c.id = m.course_id where c.local_id = 'a1' order by m.timepoint desc`);
		expect(measured).toEqual([
			{ timepoint: 'start', value: 45, missing_reason: null },
			{ timepoint: 'end', value: null, missing_reason: 'refused' },
		]);
	});

	test('is logged with counts alone, and leaves no revision', async () => {
		const events = await asOwner(
			`select account_id, subject, detail from public.audit_event where action = 'courses_imported' order by id limit 1`,
		);
		expect(events).toEqual([{ account_id: clinician, subject: 'unit-a', detail: { added: 2, known: 0 } }]);
		expect(await count('select count(*) from public.revision')).toBe(0);
		expect(await differences(backend)).toEqual(none);
	});

	test('finds the same local id far apart', async () => {
		const doubled = file(...Array.from({ length: 450 }, (_, index) => row(`x${index % 449}`)));
		const batch = await check(importer, 'unit-a', doubled);
		expect(batch).toMatchObject({ rows: 450, fresh: 448, faulty: 2 });
		expect(await faultsOf(batch.id)).toMatchObject([
			{ row: 2, code: 'duplicate_local_id', limit: 451 },
			{ row: 451, code: 'duplicate_local_id', limit: 2 },
		]);
		expect(await takeStep(db, batch.id, 'cancel')).toBe(true);
	});

	test('one person of several courses is one person', async () => {
		const id = nationalIdOf('1951-02-03');
		await importAll(importer, 'unit-a', file(row('p1', id), row('p2', id)));
		await importAll(importer, 'unit-a', file(row('p3', id)));
		expect(
			await count(`select count(distinct person_id) from public.course where local_id in ('p1', 'p2', 'p3')`),
		).toBe(1);
	});
});

describe('a rule of the database that the check does not know', () => {
	test('fails its row alone, and the row is named', async () => {
		const reserved = nationalIdOf('1950-05-06');
		const hmac = matchIdentity(backend.config.keys, reserved);
		await asOwner(`insert into public.reservation (national_id_hmac) values ('${hmac}')`);
		const batch = await importAll(importer, 'unit-b', file(row('b1'), '', row('b2', reserved), row('b3')));
		expect(batch).toMatchObject({ state: 'finished', added: 2, faulty: 1, faults: 1 });
		expect((await coursesOf('unit-b')).map((one) => one.local_id)).toEqual(['b1', 'b3']);
		expect(await faultsOf(batch.id)).toEqual([
			{ row: 4, column: 'national_id', value: '', code: 'person_has_reserved' },
		]);
		expect(
			await count(
				`select count(*) from public.person p where not exists (select from public.course c where c.person_id = p.id)`,
			),
		).toBe(0);
	});
});

describe('whose imports they are', () => {
	const others = () => backend.as(stranger);

	test('a stranger does not see a batch that is there, nor its rows, nor what columns were called', async () => {
		const id = await send(importer, 'unit-c', file(row('c1')));
		await remember(db, 'unit-c', ['Vårt nummer'], ['local_id']);
		expect(await count(`select count(*) from public.import_chunk where batch_id = '${id}'`)).toBe(1);
		const seen = async (client: Database) =>
			Promise.all(
				(['import_batch', 'import_chunk', 'import_column'] as const).map(async (table) => {
					const key = table === 'import_chunk' ? 'batch_id' : 'unit_id';
					const asked = client
						.from(table)
						.select(key)
						.eq(key, key === 'unit_id' ? 'unit-c' : id);
					return (await answer(z.array(z.unknown()), asked)).length;
				}),
			);
		expect(await seen(db)).toEqual([1, 1, 1]);
		expect(await seen(await others())).toEqual([0, 0, 0]);
		expect(await readRemembered(await others(), 'unit-c')).toEqual(new Map());
		expect(await readRemembered(db, 'unit-c')).toEqual(new Map([['vårt nummer', 'local_id']]));
	});

	test('a stranger neither starts, cancels nor undoes it', async () => {
		const { id } = await importAll(importer, 'unit-c', file(row('c2')));
		const waiting = await send(importer, 'unit-c', file(row('c3')));
		const client = await others();
		for (const [batch, name, more] of [
			[waiting, 'check_import', { p_mapping: ['local_id'] }],
			[waiting, 'cancel_import', {}],
			[waiting, 'add_import', {}],
			[id, 'undo_import', {}],
		] as const) {
			const refused = await refusalOf(done(client.rpc(name, { p_batch: batch, ...more })));
			expect(refused).toMatchObject({ code: 'PT404' });
		}
		expect(await open(importer, waiting)).toMatchObject({ state: 'mapping' });
		expect(await open(importer, id)).toMatchObject({ state: 'finished', added: 1 });
		expect((await coursesOf('unit-c')).map((one) => one.local_id)).toEqual(['c2']);
	});

	test('nobody begins one for a unit of others', async () => {
		const refused = await refusalOf(send(importer, 'unit-other', file(row('o1'))));
		expect(refused).toBeInstanceOf(DatabaseError);
		expect(refused).toMatchObject({ code: '42501' });
		expect(await count(`select count(*) from public.import_batch where unit_id = 'unit-other'`)).toBe(0);
	});

	test('the work is done by nobody but its process and person', async () => {
		const id = await send(importer, 'unit-c', file(row('c4')));
		await map(importer, id);
		const forged = { p_batch: id, p_worker: crypto.randomUUID(), p_chunk: 1, p_courses: '[]' };
		expect(await refusalOf(done(db.rpc('import_chunk_of_courses', forged)))).toMatchObject({ code: 'PT409' });
		expect(await refusalOf(done(db.rpc('claim_import', { p_worker: forged.p_worker })))).toMatchObject({
			code: '42501',
		});
		expect(await takeStep(db, id, 'cancel')).toBe(true);
	});

	test('it stands still when the person has lost the unit, and a colleague goes on', async () => {
		const id = await send(importer, 'unit-d', file(row('d1')));
		await map(importer, id);
		const lose = `delete from public.membership where account_id = '${clinician}' and unit_id = 'unit-d'`;
		await asOwner(lose);
		await work(backend);
		expect(await asOwner(`select state, trouble from public.import_batch where id = '${id}'`)).toEqual([
			{ state: 'checking', trouble: 'no_access' },
		]);
		await asOwner(
			`insert into public.membership (account_id, role, unit_id) values ('${stranger}', 'clinician', 'unit-d')`,
		);
		const colleague = { backend, account: stranger };
		expect(await takeStep(await others(), id, 'continue')).toBe(true);
		await work(backend);
		expect(await open(colleague, id)).toMatchObject({ state: 'checked', trouble: null, fresh: 1 });
	});
});

describe('after a crash', () => {
	/** Lets a process work on so many chunks, and be gone with its lease. */
	async function crashAfter(chunks: number): Promise<void> {
		const as = backend.as;
		let left = chunks;
		const dying: Backend = {
			...backend,
			as: async (account) => {
				const client = await as(account);
				const rpc = client.rpc.bind(client);
				client.rpc = ((name: string, parameters: object) => {
					if (/save_checked_rows|import_chunk_of_courses|undo_import_chunk/.test(name) && left-- <= 0) {
						throw new Error('the process is gone');
					}
					return rpc(name, parameters);
				}) as typeof client.rpc;
				return client;
			},
			// It cannot say that it stopped.
			service: () => {
				const client = backend.service();
				return Object.create(client, {
					rpc: {
						value: (name: string, parameters: object) => {
							if (name === 'stop_import') throw new Error('the process is gone');
							return client.rpc(name, parameters);
						},
					},
				}) as Database;
			},
		};
		const silent = console.error;
		console.error = () => {};
		await expect(work(dying)).rejects.toThrow('gone');
		console.error = silent;
		await work(backend);
	}
	const expire = () => asOwner(`update public.import_batch set leased_until = now() - interval '1 second'`);

	test('another goes on where it was, and each course comes in exactly once', async () => {
		const id = await send(importer, 'unit-e', many(900, 'e'));
		await map(importer, id);
		await crashAfter(2);
		// While the lease holds, nobody takes over.
		expect(await open(importer, id)).toMatchObject({ state: 'checking', checked: 400 });
		await expire();
		await work(backend);
		expect(await open(importer, id)).toMatchObject({ state: 'checked', checked: 900, fresh: 900 });

		expect(await takeStep(db, id, 'add')).toBe(true);
		await crashAfter(3);
		expect(await open(importer, id)).toMatchObject({ state: 'adding', added: 600 });
		expect(await coursesOf('unit-e')).toHaveLength(600);
		await expire();
		await work(backend);
		expect(await open(importer, id)).toMatchObject({ state: 'finished', added: 900, known: 0 });
		const courses = await coursesOf('unit-e');
		expect(courses.map((one) => one.local_id)).toEqual(
			Array.from({ length: 900 }, (_, index) => `e${index + 1}`),
		);
		expect(courses.map((one) => one.local_number)).toEqual(courses.map((_, index) => index + 1));
		expect(await differences(backend)).toEqual(none);
	});
});

describe('undoing', () => {
	const everything = async () => ({
		facts: await asOwner('select * from public.course_fact order by course_id'),
		changes: await asOwner('select * from public.course_change order by course_id, instrument'),
		courses: await count('select count(*) from public.course'),
		persons: await count('select count(*) from public.person'),
		identities: await count('select count(*) from public.person_identity'),
		measurements: await count('select count(*) from public.measurement'),
		cells: await asOwner(
			`select * from private.cell c where c.n <> 0 or c.eligible <> 0 order by view, place_id, indicator, year, quarter`,
		),
	});

	test('restores what was, but for the numbers', async () => {
		const known = nationalIdOf('1952-03-04');
		await importAll(importer, 'unit-f', file(row('f1', known)));
		const before = await everything();
		const added = await importAll(
			importer,
			'unit-f',
			file(row('f2', known), row('f3', nationalIdOf('1953-03-04')), row('f4')),
		);
		expect(await everything()).not.toEqual(before);
		expect(await takeStep(db, added.id, 'undo')).toBe(true);
		await work(backend);
		expect(await open(importer, added.id)).toMatchObject({ state: 'undone', added: 3, removed: 3 });
		expect(await everything()).toEqual(before);
		expect(await differences(backend)).toEqual(none);
		expect(
			await asOwner(`select account_id, detail from public.audit_event where action = 'import_undone'`),
		).toEqual([{ account_id: clinician, detail: { rows: 3 } }]);

		await importAll(importer, 'unit-f', file(row('f5')));
		expect((await coursesOf('unit-f')).at(-1)).toMatchObject({ local_id: 'f5', local_number: 5 });
	});

	test.each([
		['an edit', `update public.course set phase = 'late' where id = $id`],
		[
			'a new value',
			`insert into public.measurement (course_id, instrument, timepoint, value) values ($id, 'tug', 'm12', 12)`,
		],
		[
			'a call',
			`insert into public.followup_attempt (course_id, outcome, account_id) values ($id, 'no_answer', null)`,
		],
	])('is refused after %s, which is named', async (_, change) => {
		const local = `g${change.length}`;
		const { id } = await importAll(importer, 'unit-f', file(row(local), row(`${local}b`)));
		const [course] = await asOwner<{ id: string }>(
			`select id from public.course where local_id = '${local}'`,
		);
		await asOwner(change.replace('$id', `'${course?.id ?? ''}'`));
		expect(await takeStep(db, id, 'undo')).toBe(false);
		expect(await open(importer, id)).toMatchObject({ state: 'finished', added: 2 });
		const contents = await answer(z.unknown(), db.rpc('import_contents', { p_batch: id }));
		expect(contents).toMatchObject({
			...{ total: 2, edited: 1 },
			courses: [
				{ id: course?.id, edited: true },
				{ local_id: `${local}b`, edited: false },
			],
		});
	});
});

test('no national id stands in clear in any table, at any step', async () => {
	const id = nationalIdOf('1954-04-05');
	const wrong = `${id.slice(0, -1)}${(Number(id.at(-1)) + 1) % 10}`;
	const bytes = new TextEncoder().encode(
		new TextDecoder().decode(file(row('n1', id), row('n2', wrong), row(id))).replace('phase', `phase ${id}`),
	);
	const everywhere = async () => {
		const tables = await asOwner<{ name: string }>(
			`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'private', 'auth')`,
		);
		const found: string[] = [];
		for (const { name } of tables) {
			const rows = await asOwner<{ n: number }>(
				`select count(*)::int as n from ${name} t where t::text like '%${id}%' or t::text like '%${wrong}%'`,
			);
			if (rows[0]?.n !== 0) found.push(name);
		}
		return found;
	};
	const sent = await send(importer, 'unit-f', bytes);
	await remember(db, 'unit-f', [`phase ${id}`], ['phase']);
	expect(await everywhere()).toEqual([]);
	await map(importer, sent);
	await work(backend);
	expect(await open(importer, sent)).toMatchObject({ state: 'checked', faulty: 3 });
	expect(JSON.stringify(await faultsOf(sent))).not.toMatch(new RegExp(`${id}|${wrong}`));
	expect(await everywhere()).toEqual([]);
});

test('what nobody goes on with is removed after a week', async () => {
	const { id } = await check(importer, 'unit-f', file(row('w1')));
	const clean = () => done(backend.service().rpc('clean_imports'));
	await clean();
	expect(await open(importer, id)).toMatchObject({ state: 'checked' });
	await asOwner(`update public.import_batch set changed_at = now() - interval '8 days' where id = '${id}'`);
	await clean();
	expect(await open(importer, id)).toMatchObject({ state: 'cancelled' });
	expect(await count(`select count(*) from public.import_chunk where batch_id = '${id}'`)).toBe(0);
});

describe('24 stroke patients of three services', () => {
	test.each([
		['A', 'unit-a', 42.5],
		['B', 'unit-b', 27.5],
		['C', 'unit-c', 26.875],
	] as const)('service %s improves by the published mean', async (service, unit, mean) => {
		expect(services).toContain(service);
		await asOwner(`delete from public.course where unit_id = '${unit}'`);
		const batch = await importAll(importer, unit, strokeFile(service));
		expect(batch).toMatchObject({ state: 'finished', added: 8, faults: 0 });

		const rows = await answer(
			z.array(z.object({ instrument: z.string(), n: z.number(), mean_change: z.number() })),
			db.rpc('effect_measures', { p_node: unit, p_year: 0 }),
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
