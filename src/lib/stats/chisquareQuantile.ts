import chisquare from '@stdlib/stats-base-dists-chisquare';
import { checkPositive } from './check.ts';

const mostSteps = 10;

/**
 * Quantile of the chi-square distribution: x with P(X ≤ x) = probability.
 *
 *     xₖ₊₁ = xₖ − (F(xₖ) − p)/f(xₖ)
 *
 * stdlib's own quantile is off by up to 6·10⁻⁵ above some thousand degrees of freedom (χ²(0.975; 5000)), while its distribution
 * function is good to 10⁻¹². Newton steps from the first bring the second's accuracy.
 *
 * Source: definition in Johnson NL, Kotz S, Balakrishnan N. Continuous Univariate Distributions 1, 2nd ed. 1994, ch. 18.
 * Units: unitless.
 *
 * @throws RangeError if `probability` is not between 0 and 1 or `degreesOfFreedom` not a finite number above 0.
 * @example chisquareQuantile(0.975, 2) // 7.377…
 */
export function chisquareQuantile(probability: number, degreesOfFreedom: number): number {
	if (!(probability > 0 && probability < 1)) {
		throw new RangeError('probability must be a number between 0 and 1, both excluded');
	}
	checkPositive('degreesOfFreedom', degreesOfFreedom);
	let x = chisquare.quantile(probability, degreesOfFreedom);
	for (let step = 0; step < mostSteps; step += 1) {
		const change = (chisquare.cdf(x, degreesOfFreedom) - probability) / chisquare.pdf(x, degreesOfFreedom);
		x -= change;
		if (Math.abs(change) <= 1e-13 * x) break;
	}
	return x;
}
