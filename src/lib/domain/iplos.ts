import type { SupportNeed } from './codes.ts';

export const iplosSteps = ['limited', 'moderate', 'extensive'] as const satisfies readonly SupportNeed[];
export type IplosStep = (typeof iplosSteps)[number];

/**
 * The official step of a mean of IPLOS items, 1 to 5: to 2 some or limited, to 3 moderate to great, above extensive.
 *
 * Helsedirektoratet reports these steps because a mean over persons misleads. The limits of its collective measure
 * were not read at the source.
 *
 * @throws RangeError outside 1…5
 */
export function iplosStep(mean: number): IplosStep {
	if (!(mean >= 1 && mean <= 5)) throw new RangeError(`mean must be from 1 to 5, got ${mean}`);
	if (mean <= 2) return 'limited';
	return mean <= 3 ? 'moderate' : 'extensive';
}
