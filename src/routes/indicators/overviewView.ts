/** What the overview and its printed report show of the table. */
import { type IndicatorId, type MaskedCell, type ShownCell } from '$lib/domain/indicators';
import { largestChanges } from '$lib/domain/indicatorsChange';
import { cellIn, type OverviewTable } from '$lib/server/indicators/overview';
import { allChanges } from '$lib/server/indicators/overviewChanges';
import type { OverviewCell, OverviewRow } from './overviewRow';

/** What the page draws of a cell: the ways to count it are shown on the indicator's own page. */
function drawn(cell: ShownCell | MaskedCell): OverviewCell {
	if (cell.mask !== null) return cell;
	return { ...cell, twelveMonths: null, amongAnswered: null, adjusted: null };
}

/** Enough digits of a limit that is drawn a few pixels high and never read: there are hundreds, sent with the page. */
const sketched = (value: number) => Number(value.toPrecision(4));

export function rowsOf({ definitions, columns, cells, ownYears, year }: OverviewTable): OverviewRow[] {
	const [own, ...others] = columns;
	return definitions.map((definition) => ({
		definition,
		own: drawn(cellIn(cells, definition.id, own?.id ?? '', year)),
		others: others.map((column) => drawn(cellIn(cells, definition.id, column.id, year))),
		trend: ownYears.flatMap((cell) =>
			cell.indicator === definition.id && cell.mask === null
				? {
						year: cell.year,
						value: cell.value,
						interval: cell.interval && {
							lower: sketched(cell.interval.lower),
							upper: sketched(cell.interval.upper),
						},
					}
				: [],
		),
	}));
}

export function changesOf(table: OverviewTable) {
	const changes = allChanges(table);
	return { ...largestChanges(changes), compared: changes.length > 0 };
}

/** What the head says beside the name: how many courses, how much of what happened, and as of when. */
export function headOf({ cells, ownYears, columns, year, publishedAt }: OverviewTable, whole: boolean) {
	const own = columns[0]?.id ?? '';
	const find = (id: IndicatorId) => cellIn(cells, id, own, year);
	// Every completed course is in the denominator of this indicator, so its masked count is masked here too.
	const courses = find('function_paired');
	const coverage = ownYears
		.filter((cell) => cell.indicator === 'coverage')
		.findLast((cell): cell is ShownCell => cell.mask === null);
	return {
		courses: courses.mask === null ? courses.denominator : null,
		coverage: coverage ? { value: coverage.value, year: coverage.year } : null,
		/** Other sources count courses where they are treated, and all together. */
		knowsCoverage: whole,
		published: publishedAt,
		live: cells.some((cell) => cell.own && cell.organisation === own),
	};
}
