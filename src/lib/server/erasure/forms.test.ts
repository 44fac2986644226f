import { describe, expect, it } from 'vitest';
import { syntheticNationalId } from '../../domain/nationalId.ts';
import { temporaryKeys } from '../backend/config.ts';
import { matchIdentity } from '../identity/cipher.ts';
import { confirmSchema, readTarget, targetSchema } from './forms.ts';

const keys = temporaryKeys();
const number = syntheticNationalId('1950-02-03', 231) ?? '';
const read = (typed: { national_id?: string; unit_id?: string; number?: string }) =>
	readTarget({ national_id: '', unit_id: '', number: '', ...typed }, keys, true);

describe('readTarget', () => {
	it('takes a national id, and keeps what it is matched by alone', () => {
		const expected = { ok: true, target: { match: matchIdentity(keys, number) } };
		expect(read({ national_id: number })).toEqual(expected);
		expect(read({ national_id: number, unit_id: 'unit-1', number: '3' })).toEqual(expected);
	});

	it.each(['F-123', 'f-123', 'F123', ' 123 '])('takes a course by %j', (typed) => {
		const target = { unit_id: 'unit-1', number: 123 };
		expect(read({ unit_id: 'unit-1', number: typed })).toEqual({ ok: true, target });
	});

	it.each([
		[{}, ['national_id']],
		[{ national_id: '12345678901' }, ['national_id']],
		[{ national_id: '123', unit_id: 'unit-1', number: '3' }, ['national_id']],
		[{ unit_id: 'unit-1' }, ['number']],
		[{ unit_id: 'unit-1', number: '0' }, ['number']],
		[{ unit_id: 'unit-1', number: '99999999999' }, ['number']],
		[{ number: '3' }, ['unit_id']],
	])('refuses %j at %j', (typed, fields) => {
		const result = read(typed);
		expect(result.ok ? [] : Object.keys(result.faults)).toEqual(fields);
	});
});

describe('targetSchema', () => {
	it('reads what the page sends back', () => {
		const match = matchIdentity(keys, number);
		expect(targetSchema.parse({ match, courses: '2' })).toEqual({ match });
		expect(targetSchema.parse({ unit_id: 'unit-1', number: '3' })).toEqual({ unit_id: 'unit-1', number: 3 });
		expect(targetSchema.safeParse({ match: number }).success).toBe(false);
	});
});

describe('confirmSchema', () => {
	const right = { courses: '2', reason: ' Sak 26/123 ', sure: 'on' };

	it('takes a reason and a tick', () => {
		expect(confirmSchema.parse(right)).toEqual({
			courses: 2,
			reason: 'Sak 26/123',
			sure: 'on',
			reserve: false,
		});
		expect(confirmSchema.parse({ ...right, reserve: 'on' }).reserve).toBe(true);
	});

	it.each([
		['reason', ' ', 'required'],
		['reason', 'x'.repeat(501), 'too_long'],
		['reason', `Krav fra ${number}`, 'contains_national_id'],
		['sure', undefined, 'required'],
	])('refuses %s = %j', (field, value, message) => {
		const result = confirmSchema.safeParse({ ...right, [field]: value });
		expect(result.error?.issues).toMatchObject([{ path: [field], message }]);
	});
});
