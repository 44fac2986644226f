import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../src/lib/server/backend/index.ts';
import { comparisonsOf, readAround } from '../../src/lib/server/organisations/comparisons.ts';
import { readOrganisation } from '../../src/lib/server/organisations/index.ts';
import { readOwnPlace } from '../../src/lib/server/organisations/own.ts';
import { clientOf, empty, ownerOf, setUp, type Role } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;

beforeAll(async () => {
	backend = await openRegistry();
	await ownerOf(backend).run(
		`${empty} ${setUp} insert into unit (id, name, organisation_id, service_level, main_instrument, active) values
			('unit-closed', 'Closed', 'municipality-0301', '2', 'barthel20', false), ('unit-inside', 'Inside', 'municipality-4602', '2', 'barthel20', true);
		insert into unit_municipality (unit_id, municipality_id) values ('unit-first', 'municipality-0301');`,
	);
});
afterAll(() => backend.close());

const ownOf = async (role: Role) =>
	(await readOwnPlace(await clientOf(backend, role), null)).own.map((one) => one.id);

async function around(id: string, residents = false) {
	const db = backend.anonymous();
	const node = await readOrganisation(db, id);
	if (!node) throw new Error(`${id} is missing`);
	const found = await readAround(db, id);
	const { choices, usual } = comparisonsOf(node, found, residents);
	return { choices: choices.map((one) => one.id), usual, above: found.above };
}

describe('own organisations', () => {
	test('a leader has what is led first, and what registers for it, from wherever', async () => {
		expect(await ownOf('leader')).toEqual(['municipality-0301', 'unit-first', 'unit-other']);
	});

	test('a clinician has the own unit, whoever else is in the municipality', async () => {
		expect(await ownOf('clinician')).toEqual(['unit-first']);
	});

	test('a coordinator has all that registers, wide areas first, and no closed unit', async () => {
		const own = await ownOf('coordinator');
		expect(own).toContain('nation');
		expect(own.slice(-6)).toEqual([
			'municipality-4601',
			'municipality-4602',
			'municipality-0301',
			'unit-first',
			'unit-inside',
			'unit-other',
		]);
		expect(own).not.toContain('unit-closed');
		expect(own).not.toContain('municipality-1103');
	});

	test('a researcher has none, and the public is not asked', async () => {
		expect(await ownOf('researcher')).toEqual([]);
		await expect(ownOf('anonymous')).rejects.toThrow();
	});

	test('who leads no longer has nothing', async () => {
		const sql = ownerOf(backend);
		await sql.run(`update account set active = false where display_name = 'Leader'`);
		expect(await ownOf('leader')).toEqual([]);
		await sql.run(`update account set active = true where display_name = 'Leader'`);
	});
});

describe('the place of a page', () => {
	const placeOf = async (role: Role, id: string | null) => readOwnPlace(await clientOf(backend, role), id);

	test('is what is asked for, own or not, with what lies around it', async () => {
		const { organisation, around: found } = await placeOf('leader', 'municipality-4602');
		expect(organisation?.name).toBe('Kinn');
		expect(found.above.map((one) => one.id)).toEqual(['county-46', 'nation']);
	});

	test('is the first of the own without a question, and the nation for who has none', async () => {
		expect((await placeOf('leader', null)).organisation?.id).toBe('municipality-0301');
		expect((await placeOf('researcher', null)).organisation?.id).toBe('nation');
	});

	test('is nothing where there is none of that id, or a unit is closed', async () => {
		expect((await placeOf('leader', 'municipality-9999')).organisation).toBeNull();
		expect((await placeOf('leader', 'unit-closed')).organisation).toBeNull();
	});
});

describe('what an organisation is compared with', () => {
	test('a municipality: similar ones, what is above, and the units that serve it, its own first', async () => {
		const { choices, usual, above } = await around('municipality-4602');
		expect(above.map((one) => one.id)).toEqual(['county-46', 'nation']);
		expect(usual).toEqual([expect.stringMatching(/^kostra-EKG/), 'county-46', 'region-vest', 'nation']);
		expect(choices.slice(-2)).toEqual(['unit-inside', 'unit-first']);
		expect(choices).toContainEqual(expect.stringMatching(/^centrality-/));
		expect(choices.some((id) => id.startsWith('trust-'))).toBe(false);
	});

	test('its residents are also those of a health trust, and of no unit', async () => {
		const { choices } = await around('municipality-4602', true);
		expect(choices.some((id) => id.startsWith('trust-'))).toBe(true);
		expect(choices.some((id) => id.startsWith('unit-'))).toBe(false);
	});

	test('a unit: its municipality and what that one has', async () => {
		const { usual, above } = await around('unit-inside');
		expect(above.map((one) => one.id)).toEqual(['municipality-4602', 'county-46', 'nation']);
		expect(usual[0]).toBe('municipality-4602');
	});

	test('a group of municipalities has the nation above it and nothing below', async () => {
		expect((await around('centrality-1')).choices).toEqual(['nation']);
	});
});
