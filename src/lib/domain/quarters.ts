/** Quarters of the year, and the four newest whole ones, which make a year that is never more than three months old. */
export interface Quarter {
	year: number;
	/** 1 to 4. */
	quarter: number;
}

/** The quarters a year earlier. */
export const yearBefore = (quarters: readonly Quarter[]): Quarter[] =>
	quarters.map(({ year, quarter }) => ({ year: year - 1, quarter }));

/**
 * The newest whole quarters, oldest first.
 *
 * @param today YYYY-MM-DD: the quarter that it lies in is not whole yet
 * @throws RangeError when the date is none
 */
export function wholeQuarters(today: string, count: number): Quarter[] {
	const [, year, month] = /^(\d{4})-(\d{2})-\d{2}$/.exec(today) ?? [];
	if (!year || !month || Number(month) < 1 || Number(month) > 12)
		throw new RangeError(`today must be a date as YYYY-MM-DD, got "${today}"`);
	const current = Number(year) * 4 + Math.floor((Number(month) - 1) / 3);
	return Array.from({ length: count }, (_, index) => {
		const at = current - count + index;
		return { year: Math.floor(at / 4), quarter: (at % 4) + 1 };
	});
}
