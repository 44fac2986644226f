import type { Sex } from '../../domain/codes.ts';
import { readNationalId, type NationalIdFault } from '../../domain/nationalId.ts';
import type { Keys } from '../backend/config.ts';
import { encryptIdentity, matchIdentity } from './cipher.ts';

/** What the database's save_course takes about who the person is. */
export type PersonRecord =
	| { birth_date: string; sex: Sex }
	| { birth_date: string; sex: Sex; national_id_hmac: string; ciphertext: string; key_id: string };

/**
 * The person as typed: by national id where there is one, else by birth date and sex (a synthetic person, or a unit
 * that does not register identities).
 *
 * @param synthetic whether the registry holds synthetic persons only
 * @returns null when nothing was typed; a fault names why the number is refused
 */
export function personOf(
	keys: Keys,
	synthetic: boolean,
	typed: { national_id: string; birth_date: string | null; sex: Sex | null },
): { person: PersonRecord | null; fault: NationalIdFault | null } {
	if (typed.national_id.trim() !== '') {
		const read = readNationalId(typed.national_id, synthetic);
		if (!read.ok) return { person: null, fault: read.fault };
		const { digits, birthDate, sex } = read.id;
		const person = {
			birth_date: birthDate,
			sex,
			national_id_hmac: matchIdentity(keys, digits),
			...encryptIdentity(keys, digits),
		};
		return { person, fault: null };
	}
	const { birth_date, sex } = typed;
	return { person: birth_date && sex ? { birth_date, sex } : null, fault: null };
}
