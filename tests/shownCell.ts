import { indicatorKind, type ShownCell } from '../src/lib/domain/indicators.ts';

/** A cell of a share as a test needs it; what it says otherwise is given. */
export function shownCell(
	numerator: number,
	denominator: number,
	given: Partial<ShownCell> & Pick<ShownCell, 'indicator'>,
): ShownCell {
	return {
		organisation: 'municipality-4649',
		year: 2025,
		quarter: 0,
		own: false,
		mask: null,
		kind: indicatorKind(given.indicator),
		numerator,
		denominator,
		eligible: null,
		answered: null,
		value: numerator / denominator,
		interval: { lower: 0, upper: 1 },
		standardError: null,
		amongAnswered: null,
		twelveMonths: null,
		adjusted: null,
		level: null,
		...given,
	};
}
