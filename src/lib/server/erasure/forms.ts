import { z } from 'zod';
import { containsNationalId } from '../../domain/import/importFault.ts';
import { readNationalId, type NationalIdFault } from '../../domain/nationalId.ts';
import type { Keys } from '../backend/config.ts';
import { matchIdentity } from '../identity/cipher.ts';

const unitId = z.string().min(1).max(100);
/** As it stands in the work list: F-123, or the number alone. */
const courseNumber = z
	.string()
	.transform((typed) => typed.trim().replace(/^f-?/i, ''))
	.pipe(z.coerce.number<string>().int().min(1).max(2_147_483_647));

/** Who is to be erased: by what the national id is matched by, or by a course where there is no national id. */
export const targetSchema = z.union([
	z.object({ match: z.string().regex(/^[\w-]{43}$/) }),
	z.object({ unit_id: unitId, number: courseNumber }),
]);
export type Target = z.infer<typeof targetSchema>;

export interface TypedTarget {
	national_id: string;
	unit_id: string;
	number: string;
}

export type TargetFaults = Partial<{ national_id: NationalIdFault; unit_id: string; number: string }>;

const byCourse = z.object({ unit_id: unitId, number: courseNumber });

/**
 * Who was typed. The national id counts where both are there.
 *
 * @param synthetic whether the registry holds synthetic persons only
 * @returns the target, without the national id itself; or what is wrong, by field
 */
export function readTarget(
	typed: TypedTarget,
	keys: Keys,
	synthetic: boolean,
): { ok: true; target: Target } | { ok: false; faults: TargetFaults } {
	if (typed.national_id.trim() === '' && (typed.unit_id !== '' || typed.number.trim() !== '')) {
		const read = byCourse.safeParse(typed);
		if (read.success) return { ok: true, target: read.data };
		const faults = read.error.issues.map(({ path }) => [String(path[0]), 'required']);
		return { ok: false, faults: Object.fromEntries(faults) };
	}
	const read = readNationalId(typed.national_id, synthetic);
	if (!read.ok) return { ok: false, faults: { national_id: read.fault } };
	return { ok: true, target: { match: matchIdentity(keys, read.id.digits) } };
}

/** What confirms an erasure: how many courses were shown, why, and that it was checked. */
export const confirmSchema = z.object({
	courses: z.coerce.number<string>().int().min(0),
	reason: z
		.string()
		.trim()
		.min(1, 'required')
		.max(500, 'too_long')
		.refine((text) => !containsNationalId(text), 'contains_national_id'),
	sure: z.literal('on', 'required'),
	reserve: z
		.string()
		.nullish()
		.transform((typed) => typed === 'on'),
});
export type Confirmed = z.infer<typeof confirmSchema>;
