import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indicatorIds, indicatorKind } from '../../src/lib/domain/indicators.ts';
import type { Backend, Database } from '../../src/lib/server/backend/index.ts';
import { ordinary, type ExampleCourse } from './examples/course.ts';
import { indicatorExamples } from './indicatorExamples.ts';
import { clientOf, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

const cases = indicatorIds.flatMap((id) =>
	indicatorExamples[id].map((example) => ({ id, ...example, saved: { course: '' } })),
);

let backend: Backend;

/** Saves a course as the form does, of the person with this number. */
async function save(clinician: Database, course: ExampleCourse, person: string): Promise<string> {
	const { birth_date, sex, ...record } = { ...ordinary, ...course };
	const identity = { birth_date, sex, national_id_hmac: person, ciphertext: 'sealed', key_id: 'a-key' };
	const { data, error } = await clinician.rpc('save_course', {
		p_course: { ...record, unit_id: 'unit-first', person: identity },
	});
	if (error) throw new Error(`${person}: ${error.message}`);
	return (data as { id: string }).id;
}

/** What the facts say of a course; what asks months later is read only once they have passed, as the cells read it. */
async function fact(id: string, course: string): Promise<unknown> {
	const rows = await ownerOf(backend).query<{ fact: unknown }>(
		`select f.${id} as fact from course_fact f join indicator_definition d on d.id = $1
		where f.course_id = $2 and case d.matures_after_days when 365 then f.m12_matured when 92 then f.m3_matured else true end`,
		[id, course],
	);
	return rows[0]?.fact ?? null;
}

beforeAll(async () => {
	backend = await openRegistry();
	await ownerOf(backend).run(setUp);
	const clinician = await clientOf(backend, 'clinician');
	for (const one of cases) {
		const person = `${one.id}: ${one.name}`;
		if (one.earlier) await save(clinician, one.earlier, person);
		one.saved.course = await save(clinician, one.course, person);
	}
});
afterAll(() => backend.close());

it.each(cases)('$id, $name: $gives', async ({ id, gives, saved }) => {
	expect(await fact(id, saved.course)).toBe(gives);
});

describe('the examples', () => {
	it('show for every indicator what is met, what is not, and what does not count', () => {
		for (const id of indicatorIds) {
			const given = indicatorExamples[id].map(({ gives }) => gives);
			expect(given, id).toContain(null);
			const kind = indicatorKind(id);
			// Every course that counts in a rate or in coverage is one more: nothing counts and is not met.
			if (kind === 'proportion') expect(given, id).toEqual(expect.arrayContaining([true, false]));
			else if (kind === 'rate' || kind === 'coverage') expect(given, id).toContain(true);
			else expect(new Set(given).size, id).toBeGreaterThan(2);
		}
	});

	it('leave facts and cells as a recount finds them', async () => {
		const { data } = await backend.service().rpc('fact_differences');
		expect(data).toEqual({ courses: [], cells: [] });
	});
});
