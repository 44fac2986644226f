import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { done } from '../../src/lib/server/backend/answers.ts';
import type { Backend } from '../../src/lib/server/backend/index.ts';
import { chooseInstruments, listInstrumentUnits } from '../../src/lib/server/units/instruments.ts';
import { clientOf, empty, ids, ownerOf, setUp, type Role } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;
const as = (role: Role) => clientOf(backend, role);
const query = <Row>(sql: string) => ownerOf(backend).query<Row>(sql);
const setOf = async (unit: string) =>
	(await query(`select main_instrument, instruments from unit where id = '${unit}'`))[0];
const choice = { main_instrument: 'sppb' as const, instruments: ['tug' as const, 'sppb' as const] };

beforeAll(async () => {
	backend = await openRegistry();
});
beforeEach(() => ownerOf(backend).run(`${empty} ${setUp}`));
afterAll(() => backend.close());

describe('the usual set of a unit', () => {
	test.each([
		['clinician', 'unit-first', 'First'],
		['colleague', 'unit-other', 'Other'],
		['leader', 'unit-other', 'Other'],
	] as const)('is chosen by %s of %s, and logged', async (role, unit, name) => {
		await chooseInstruments(await as(role), unit, choice);
		expect(await setOf(unit)).toEqual(choice);
		expect(await listInstrumentUnits(await as(role))).toEqual([{ id: unit, name, ...choice }]);
		expect(await query(`select account_id, subject from audit_event where action = 'unit_update'`)).toEqual([
			{ account_id: ids[role], subject: unit },
		]);
	});

	test.each([
		['clinician', 'unit-other'],
		['colleague', 'unit-first'],
		['leader', 'unit-first'],
		['researcher', 'unit-first'],
		['coordinator', 'unit-first'],
		['anonymous', 'unit-first'],
	] as const)('is not chosen by %s for %s', async (role, unit) => {
		await expect(chooseInstruments(await as(role), unit, choice)).rejects.toMatchObject({ code: '42501' });
		expect(await setOf(unit)).toEqual({ main_instrument: 'barthel20', instruments: [] });
	});

	test('is of known instruments with a main one that has a threshold', async () => {
		const clinician = await as('clinician');
		const call = (p_main: string, p_instruments: string[]) =>
			done(clinician.rpc('choose_instruments', { p_unit: 'unit-first', p_main, p_instruments }));
		await expect(call('sppb', ['tug', 'unheard_of'])).rejects.toMatchObject({
			code: 'PT422',
			message: 'instrument_unknown',
		});
		for (const main of ['hads_a', 'unheard_of']) {
			await expect(call(main, [])).rejects.toThrow('main_instrument_without_threshold');
		}
		expect(await setOf('unit-first')).toEqual({ main_instrument: 'barthel20', instruments: [] });
	});

	test('keeps the order and counts a repeated instrument once', async () => {
		await chooseInstruments(await as('clinician'), 'unit-first', {
			main_instrument: 'berg',
			instruments: ['tug', 'berg', 'tug', '6mwt'],
		});
		expect(await setOf('unit-first')).toEqual({
			main_instrument: 'berg',
			instruments: ['tug', 'berg', '6mwt'],
		});
	});

	test('is not offered for a unit that has closed', async () => {
		await ownerOf(backend).run(`update unit set active = false where id = 'unit-first'`);
		expect(await listInstrumentUnits(await as('clinician'))).toEqual([]);
	});
});
