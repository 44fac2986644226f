import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { done } from '../../src/lib/server/backend/answers.ts';
import type { Backend } from '../../src/lib/server/backend/index.ts';
import { anyChange, change, kinds, type Change, type Content, type Person } from './changes.ts';
import { differences, none } from './facts.ts';
import { Changing } from './performChanges.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;

beforeAll(async () => {
	backend = await openRegistry();
});
afterAll(() => backend.close());

const content: Content = {
	...{ residence: 'municipality-4601', start: 60, waited: 10, lasted: 40, goalsAfter: 3, assessedAfter: 1 },
	...{ level: '2', type: null, delivery: 'home', phase: 'early', diagnosis: 'stroke', main: 'barthel20' },
	professions: ['nurse', 'physician', 'dietitian'],
	noGoals: false,
	measurements: [
		{ instrument: 'barthel20', timepoint: 'start', value: 4, otherwise: 'refused' },
		{ instrument: 'barthel20', timepoint: 'end', value: 9, otherwise: 'refused' },
		{ instrument: 'was', timepoint: 'start', value: 3, otherwise: 'refused' },
		{ instrument: 'was', timepoint: 'm12', value: 6, otherwise: 'refused' },
	],
	goals: [{ importance: 2, difficulty: 2, attained: 0 }],
	work: [{ timepoint: 'start', state: 'aap', weeks: null, otherwise: 'refused' }],
	followups: [],
	satisfaction: [{ respondent: 'patient', level: 4, otherwise: 'refused' }],
	services: null,
};
const ada: Person = { national: 'ada', birth_date: '1980-12-31', sex: 'female' };
const nobody: Person = { national: null, birth_date: '1957-01-01', sex: 'unknown' };
const answers = { eq_vas: 70, work_state: 'work' as const };

/** Every kind of change, each with something to change. */
const everything: Change[] = [
	{ do: 'save', unit: 'unit-first', person: ada, status: 'completed', content },
	{ do: 'save', unit: 'unit-other', person: nobody, status: 'draft', content: { ...content, start: 20 } },
	{ do: 'complete', course: 1 },
	// The same person, earlier: the first course is another now.
	{ do: 'edit', course: 1, changed: { lasted: 90, main: 'tug', level: '5.1' }, person: ada },
	{ do: 'mature', days: 90 },
	{ do: 'call', course: 0, timepoint: 'm3', after: 80, result: 'answered', answers },
	{ do: 'link', course: 0, answers },
	{ do: 'correct', course: 0, person: { ...ada, birth_date: '1950-03-03', sex: 'male' } },
	{ do: 'withdraw', course: 1 },
	{ do: 'restore', course: 1 },
	{
		do: 'import',
		unit: 'unit-first',
		courses: [
			{ person: ada, status: 'completed', content: { ...content, start: 0 } },
			{ person: nobody, status: 'completed', content },
		],
	},
	{ do: 'undo', batch: 0 },
	{ do: 'erase', course: 0 },
];

test('after every kind of change, each fact is what its course says and each cell what the facts add up to', async () => {
	const registry = new Changing(backend);
	await registry.reset();
	for (const one of everything) {
		expect({ ...one, done: await registry.perform(one) }).toEqual({ ...one, done: true });
		expect(await differences(backend)).toEqual(none);
	}
	expect(new Set(everything.map((one) => one.do))).toEqual(new Set(kinds));
});

test('so it is after any changes in any order', async () => {
	const registry = new Changing(backend);
	let performed = 0;
	await fc.assert(
		fc.asyncProperty(
			change.save,
			change.save,
			fc.array(anyChange, { maxLength: 14 }),
			async (a, b, changes) => {
				await registry.reset();
				for (const one of [a, b, ...changes]) {
					if (!(await registry.perform(one))) continue;
					performed += 1;
					expect(await differences(backend)).toEqual(none);
				}
			},
		),
		{ numRuns: 8 },
	);
	expect(performed).toBeGreaterThanOrEqual(16);
});

/** Keys, references and indexes of what a recompute fills, as text. */
async function structure({ embedded }: Backend): Promise<string[]> {
	const rows = await embedded?.sql.query<{ text: string }>(`
		with filled (id) as (values ('public.course_fact'::regclass), ('public.course_change'), ('private.cell'), ('private.cell_histogram'))
		select pg_get_indexdef(i.indexrelid) as text from pg_index i join filled f on f.id = i.indrelid
		union all
		select conname || ' ' || pg_get_constraintdef(c.oid) from pg_constraint c join filled f on f.id = c.conrelid
		order by 1`);
	return (rows ?? []).map(({ text }) => text);
}

test('a recompute finds the same, leaves every key and index as it was, and changes go on being followed', async () => {
	const registry = new Changing(backend);
	await registry.reset();
	const [first, ...others] = everything;
	if (first) await registry.perform(first);
	const before = await structure(backend);
	expect(before.length).toBeGreaterThan(10);
	const counted = await backend.service().rpc('fact_counts');

	await done(backend.service().rpc('recompute_facts'));
	expect(await structure(backend)).toEqual(before);
	expect(await differences(backend)).toEqual(none);
	expect(await backend.service().rpc('fact_counts')).toEqual(counted);
	for (const one of others) expect(await registry.perform(one)).toBe(true);
	expect(await differences(backend)).toEqual(none);
});
