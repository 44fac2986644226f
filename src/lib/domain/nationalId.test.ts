import { expect, test } from 'vitest';
import { readNationalId, syntheticNationalId } from './nationalId.ts';

/** A real-looking number of the same person is made by taking 80 off the month and computing the digits anew. */
function made(birthDate: string, sex: 'female' | 'male', from = 0, to = 499): string {
	for (let individual = from; individual <= to; individual++) {
		if ((individual % 2 === 0) !== (sex === 'female')) continue;
		const digits = syntheticNationalId(birthDate, individual);
		if (digits) return digits;
	}
	throw new Error(`no number for ${birthDate}`);
}

test.each([
	['1957-03-24', 'female', 0, 499],
	['1999-12-31', 'male', 0, 499],
	['2003-02-01', 'female', 500, 999],
	['1948-06-30', 'male', 900, 999],
] as const)('%s, %s is read back from the number', (birthDate, sex, from, to) => {
	const digits = made(birthDate, sex, from, to);
	expect(readNationalId(` ${digits.slice(0, 6)} ${digits.slice(6)} `, true)).toEqual({
		ok: true,
		id: { digits, birthDate, sex },
	});
});

test('a synthetic number is refused where persons are real', () => {
	expect(readNationalId(made('1957-03-24', 'female'), false)).toEqual({ ok: false, fault: 'no_synthetic' });
});

test('a real-looking number is refused in a demo registry', () => {
	// The validator's own generated example.
	expect(readNationalId('52345678910', true).ok).toBe(false);
	expect(readNationalId('13097248022', true)).toEqual({ ok: false, fault: 'only_synthetic' });
});

test.each(['', '1234567890', '123456789012', '00000000000', 'abcdefghijk', '24835712345'])(
	'%s is no national id',
	(text) => {
		expect(readNationalId(text, true)).toEqual({ ok: false, fault: 'not_a_national_id' });
	},
);
