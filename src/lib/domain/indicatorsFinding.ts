/** What a series of years says, in one sentence that claims no more than the numbers allow. */
import * as m from '../paraglide/messages.js';
import { formatPercent } from './format.ts';
import type { IndicatorCell, IndicatorDefinition, IndicatorId, ShownCell } from './indicators.ts';
import { changeBetween } from './indicatorsChange.ts';
import { indicatorTitle, limitsText, pointsText } from './indicatorsText.ts';

/** Title of the trend chart, and the size of the change where there are two years to compare. */
export function trendFinding(
	id: IndicatorId,
	cells: readonly IndicatorCell[],
	better: IndicatorDefinition['better'],
): { title: string; change: string | null } {
	const title = indicatorTitle(id);
	const shown = cells.filter((cell): cell is ShownCell => cell.mask === null);
	const [first, last] = [shown[0], shown.at(-1)];
	if (!first || !last) return { title: m.indicator_finding_none({ title }), change: null };
	if (first === last) {
		const share = formatPercent(last.share);
		return { title: m.indicator_finding_single({ title, share, year: last.year }), change: null };
	}
	const change = changeBetween(first, last, better);
	const texts = {
		title,
		from: formatPercent(first.share),
		fromYear: first.year,
		to: formatPercent(last.share),
		toYear: last.year,
	};
	const size =
		change &&
		m.indicator_finding_interval({
			difference: pointsText(change.difference.difference),
			interval: limitsText(change.difference),
		});
	if (!change?.certain) return { title: m.indicator_finding_unsure(texts), change: size };
	const rose = change.difference.difference > 0;
	return { title: rose ? m.indicator_finding_rose(texts) : m.indicator_finding_fell(texts), change: size };
}
