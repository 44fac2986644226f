/** Months that late registrations have after the month in which the last course of a year counts. */
const monthsToRegister = 2;

/**
 * First day (YYYY-MM-DD) on which the model of a year is frozen: two whole months after the month in which its last course
 * counts. 1 March of the next year; for indicators that ask a year later, 1 March of the year after; three months later, 1 July.
 */
export function freezesOn(year: number, maturesAfterDays: number): string {
	const last = new Date(Date.UTC(year, 11, 31 + maturesAfterDays));
	const first = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1 + monthsToRegister, 1));
	return first.toISOString().slice(0, 10);
}

/** The model that a year is judged by: its own, else the newest earlier one. Its `year` says which. */
export function modelFor<Model extends { indicator: string; year: number }>(
	models: readonly Model[],
	indicator: string,
	year: number,
): Model | null {
	const candidates = models.filter((model) => model.indicator === indicator && model.year <= year);
	return candidates.toSorted((a, b) => b.year - a.year)[0] ?? null;
}
