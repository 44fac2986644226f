/** What a series of years says, in one sentence that claims no more than the numbers allow. */
import * as m from '../paraglide/messages.js';
import {
	indicatorUnit,
	type BetterDirection,
	type IndicatorCell,
	type IndicatorId,
	type ShownCell,
} from './indicators.ts';
import { changeBetween } from './indicatorsChange.ts';
import { indicatorTitle } from './indicatorsTitles.ts';
import { cellValue, formatDifference, formatLimits } from './indicatorsValue.ts';

/** Title of the trend chart, and the size of the change where there are two years to compare. */
export function trendFinding(
	id: IndicatorId,
	cells: readonly IndicatorCell[],
	better: BetterDirection,
): { title: string; change: string | null } {
	const title = indicatorTitle(id);
	const unit = indicatorUnit(id);
	const shown = cells.filter((cell): cell is ShownCell => cell.mask === null);
	const [first, last] = [shown[0], shown.at(-1)];
	if (!first || !last) return { title: m.indicator_finding_none({ title }), change: null };
	if (first === last) {
		const value = cellValue(last);
		return { title: m.indicator_finding_single({ title, value, year: last.year }), change: null };
	}
	const change = changeBetween(first, last, better);
	const texts = {
		title,
		from: cellValue(first),
		fromYear: first.year,
		to: cellValue(last),
		toYear: last.year,
	};
	if (!change) return { title: m.indicator_finding_from_to(texts), change: null };
	const size = m.indicator_finding_interval({
		difference: formatDifference(unit, change.difference.difference),
		interval: formatLimits(unit, change.difference),
	});
	if (!change.certain) return { title: m.indicator_finding_unsure(texts), change: size };
	const rose = change.difference.difference > 0;
	return { title: rose ? m.indicator_finding_rose(texts) : m.indicator_finding_fell(texts), change: size };
}
