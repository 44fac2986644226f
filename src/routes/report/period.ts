/** The period of a report. */
import type { Quarter } from '$lib/domain/quarters';

/** A year of the calendar, or four quarters in its place. */
interface Span {
	year: number;
	quarters: readonly Quarter[] | null;
}

/** What is counted by whole years, effect and the counts of other sources, is shown for the last that is over. */
export function wholeYearOf({ year, quarters }: Span): number {
	return quarters === null || quarters.at(-1)?.quarter === 4 ? year : year - 1;
}
