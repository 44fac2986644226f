import { afterAll, beforeAll, expect, test } from 'vitest';
import { done } from '../../src/lib/server/backend/answers.ts';
import type { Backend } from '../../src/lib/server/backend/index.ts';
import { differences, none } from './facts.ts';
import { addChecked } from './imports.ts';
import { clientOf, empty, ids, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

/** On PGlite requests wait for each other; with TEST_DATABASE_URL they do run at once. */
let backend: Backend;

beforeAll(async () => {
	backend = await openRegistry();
	await ownerOf(backend).run(`${empty} update private.maturing set day = '2024-06-01'; ${setUp}`);
});
afterAll(() => backend.close());

const persons = ['ada', 'bo', 'cato'];

/** A course that ended some days into 2023, of a person whom both units know. */
function courseOf(person: string, day: number) {
	const [start_date, end_date] = [0, 30].map((after) =>
		new Date(Date.UTC(2023, 4, 1 + day + after)).toISOString().slice(0, 10),
	);
	return {
		...{ status: 'completed', residence_municipality_id: 'municipality-4601', start_date, end_date },
		...{
			service_level: '2',
			delivery: 'home',
			phase: 'early',
			diagnosis_group: 'stroke',
			main_instrument: 'barthel20',
		},
		person: { birth_date: '1980-05-05', sex: 'male', national_id_hmac: person, ciphertext: 'x', key_id: 'k' },
		measurements: [
			{ instrument: 'barthel20', timepoint: 'start', value: 5 + (day % 5) },
			{ instrument: 'barthel20', timepoint: 'end', value: 12 },
		],
		...{
			goals: [],
			problems: [],
			work: [{ timepoint: 'start', state: 'aap' }],
			followups: [],
			satisfaction: [],
		},
	};
}

test('facts and cells follow what several people do at the same moment, and nobody waits for ever', async () => {
	const units = [
		{ unit_id: 'unit-first', db: await clientOf(backend, 'clinician') },
		{ unit_id: 'unit-other', db: await clientOf(backend, 'colleague') },
	];
	for (let round = 0; round < 2; round += 1) {
		// The file has earlier courses of the persons: which course is their first becomes another meanwhile.
		const early = Array.from({ length: 30 }, (_, at) =>
			courseOf(persons[at % 3] ?? '', at - 100 * (round + 1)),
		);
		let isImporting = true;
		const importing = addChecked({ backend, account: ids.clinician }, 'unit-first', early).finally(() => {
			isImporting = false;
		});
		const saving = persons.flatMap((person, at) =>
			units.map(async ({ unit_id, db }, which) => {
				for (let day = 0; day === 0 || (isImporting && day < 10); day += 1) {
					const p_course = { ...courseOf(person, 10 + ((day * 7 + at + which) % 90)), unit_id };
					await done(db.rpc('save_course', { p_course }));
				}
			}),
		);
		const p_today = courseOf('', 300 + 20 * round).end_date;
		await Promise.all([importing, ...saving, done(backend.service().rpc('mature_facts', { p_today }))]);
		expect(await differences(backend)).toEqual(none);
	}
	const [imported] = await ownerOf(backend).query(`select count(*)::int as n from private.import_course`);
	expect(imported).toEqual({ n: 60 });
});
