/**
 * Variance between units that the spread of their z scores shows beyond chance (method of moments).
 *
 *     τ² = max(0, (I·φ − (I − 1)) / (Σw − Σw²/Σw))      φ = Σz²/I,  w = 1/s² of the same I units
 *
 * Source: DerSimonian R, Laird N. Control Clin Trials 1986;7:177–88, as used by Spiegelhalter DJ. Qual Saf Health Care
 * 2005;14:347–51.
 * Units: square of the scale on which s is measured. One unit shows no variance between units: 0.
 *
 * @example additiveVariance(4, [10, 10, 10]) // 0.5
 */
export function additiveVariance(phi: number, weights: readonly number[]): number {
	const units = weights.length;
	if (units < 2) return 0;
	let sum = 0;
	let squares = 0;
	for (const weight of weights) {
		sum += weight;
		squares += weight ** 2;
	}
	return Math.max(0, (units * phi - (units - 1)) / (sum - squares / sum));
}
