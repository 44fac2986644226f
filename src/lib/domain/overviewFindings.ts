/** What a leader says first of an overview: how many are where they should be, the weakest, the largest change each way. */
import * as m from '../paraglide/messages.js';
import { formatNumber } from './format.ts';
import { indicatorUnit, type IndicatorCell, type IndicatorDefinition, type ShownCell } from './indicators.ts';
import type { Change } from './indicatorsChange.ts';
import { indicatorTitle, levelLabel } from './indicatorsText.ts';
import { cellValue, formatDifference } from './indicatorsValue.ts';

interface Row {
	definition: IndicatorDefinition;
	own: IndicatorCell;
}

function changeText({ from, to, difference }: Change): string {
	const texts = {
		title: indicatorTitle(to.indicator),
		from: cellValue(from),
		to: cellValue(to),
		difference: formatDifference(indicatorUnit(to.indicator), difference.difference),
	};
	return difference.difference > 0 ? m.report_finding_rose(texts) : m.report_finding_fell(texts);
}

/** How far below the desired level, as a share of it. */
function shortfall(cell: ShownCell, green: number): number {
	return green > 0 ? (green - cell.value) / green : 0;
}

/** @param changes certain ones, the largest first */
export function overviewFindings(rows: readonly Row[], changes: readonly Change[]): string[] {
	const judged = rows.flatMap(({ own, definition }) =>
		own.mask === null && own.level !== null && definition.green !== null
			? [{ own, level: own.level, gap: shortfall(own, definition.green) }]
			: [],
	);
	const high = judged.filter(({ level }) => level === 'high').length;
	const weakest = judged.filter(({ level }) => level === 'low').sort((a, b) => b.gap - a.gap)[0];
	const [better, worse] = [true, false].map((way) => changes.find((change) => change.better === way));
	return [
		...(judged.length > 0
			? [m.report_finding_levels({ high: formatNumber(high), total: formatNumber(judged.length) })]
			: []),
		...(weakest
			? [
					m.report_finding_weakest({
						title: indicatorTitle(weakest.own.indicator),
						value: cellValue(weakest.own),
						level: levelLabel(weakest.level).toLocaleLowerCase('nb'),
					}),
				]
			: []),
		...[better, worse].flatMap((change) => (change ? [changeText(change)] : [])),
	];
}
