import { idnr } from '@navikt/fnrvalidator';

export interface NationalId {
	/** Eleven digits. */
	digits: string;
	/** ISO date. */
	birthDate: string;
	sex: 'female' | 'male';
}

export type NationalIdFault = 'not_a_national_id' | 'only_synthetic' | 'no_synthetic';

// Months of Test-Norge's synthetic persons are written 80 higher.
const syntheticMonth = 80;

/**
 * Year of birth behind the two digits, by the series of the individual number (Skatteetaten's rules):
 * 000–499 is 1900–1999, 500–749 with a year from 54 is 1854–1899, 900–999 with a year from 40 is
 * 1940–1999, else 2000–2039.
 */
function birthYear(twoDigits: number, individual: number): number {
	if (individual < 500 || (individual >= 900 && twoDigits >= 40)) return 1900 + twoDigits;
	if (individual < 750 && twoDigits >= 54) return 1800 + twoDigits;
	return 2000 + twoDigits;
}

/**
 * Reads a fødselsnummer or D-number.
 *
 * @param text eleven digits, spaces allowed
 * @param synthetic true in a demo registry: only synthetic numbers (month + 80) are taken; false: none
 * @returns the number with what it says about the person, or why it is refused
 */
export function readNationalId(
	text: string,
	synthetic: boolean,
): { ok: true; id: NationalId } | { ok: false; fault: NationalIdFault } {
	const digits = text.replace(/\s/g, '');
	const result = /^\d{11}$/.test(digits) ? idnr(digits) : null;
	if (result?.status !== 'valid') return { ok: false, fault: 'not_a_national_id' };
	const isSynthetic = result.type === 'tnr';
	if (synthetic && !isSynthetic) return { ok: false, fault: 'only_synthetic' };
	if (!synthetic && result.type !== 'fnr' && result.type !== 'dnr')
		return { ok: false, fault: 'no_synthetic' };

	const day = Number(digits.slice(0, 2)) % 40;
	const month = Number(digits.slice(2, 4)) - (isSynthetic ? syntheticMonth : 0);
	const year = birthYear(Number(digits.slice(4, 6)), Number(digits.slice(6, 9)));
	const pad = (part: number) => String(part).padStart(2, '0');
	return {
		ok: true,
		id: {
			digits,
			birthDate: `${year}-${pad(month)}-${pad(day)}`,
			sex: Number(digits[8]) % 2 === 0 ? 'female' : 'male',
		},
	};
}

/**
 * Makes a synthetic number for demo registries.
 *
 * @param birthDate ISO date from 1900-01-01
 * @param individual 0–999; even third digit: female. Not every one gives valid control digits.
 * @returns eleven digits, or null where the control digits cannot be made from these
 */
export function syntheticNationalId(birthDate: string, individual: number): string | null {
	const [year = '', month = '', day = ''] = birthDate.split('-');
	const stem = `${day}${Number(month) + syntheticMonth}${year.slice(2)}${String(individual).padStart(3, '0')}`;
	const control = (digits: string, weights: number[]) =>
		(11 - (weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11)) % 11;
	const first = control(stem, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
	const second = control(`${stem}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
	const digits = `${stem}${first}${second}`;
	const read = readNationalId(digits, true);
	return first < 10 && second < 10 && read.ok && read.id.birthDate === birthDate ? digits : null;
}
