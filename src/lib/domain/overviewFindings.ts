/** What a leader says first of the report: the weakest, the strongest change each way. */
import { indicatorUnit, type ShownCell } from '$lib/domain/indicators';
import type { Change } from '$lib/domain/indicatorsChange';
import { indicatorTitle, levelLabel } from '$lib/domain/indicatorsText';
import { cellValue, formatDifference } from '$lib/domain/indicatorsValue';
import { formatNumber } from '$lib/domain/format';
import { m } from '$lib/paraglide/messages.js';
import type { Report } from './readReport';

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

export function findingsOf({ rows, changes }: Pick<Report, 'rows' | 'changes'>): string[] {
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
