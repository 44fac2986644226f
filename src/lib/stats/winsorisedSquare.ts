import { quantile } from './quantile.ts';

const trimmed = 0.1;

/**
 * Mean squared z after the z scores are drawn in to their 10 % and 90 % quantiles, which keeps the outliers that a funnel is to
 * find from widening it.
 *
 * Source: Spiegelhalter DJ. Stat Med 2005;24:1185–202. Units: squared standard errors.
 *
 * @example winsorisedSquare([-1, 1]) // 0.64
 */
export function winsorisedSquare(z: readonly number[]): number {
	const low = quantile(z, trimmed);
	const high = quantile(z, 1 - trimmed);
	return z.reduce((sum, value) => sum + Math.min(high, Math.max(low, value)) ** 2, 0) / z.length;
}
