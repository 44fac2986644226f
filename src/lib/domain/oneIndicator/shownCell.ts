import type { ShownCell } from '../indicators.ts';

/** A cell as tests need it: a share of a unit in 2025, with what is told otherwise. */
export function shownCell(told: Partial<ShownCell>): ShownCell {
	return {
		...{ organisation: 'unit-a', year: 2025, quarter: 0, indicator: 'function_improved', own: false },
		...{ mask: null, kind: 'proportion', numerator: 12, denominator: 20, value: 0.6 },
		...{ interval: { lower: 0.39, upper: 0.78 }, standardError: null, level: null },
		...{ eligible: null, answered: null, amongAnswered: null, twelveMonths: null, adjusted: null },
		...told,
	};
}
