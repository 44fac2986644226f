/** How soon something must be done; `none` has no limit. */
export const urgencies = ['late', 'week', 'later', 'none'] as const;
export type Urgency = (typeof urgencies)[number];

/** @param daysLeft until the last day, which itself is 0; null where there is no limit */
export function urgencyOf(daysLeft: number | null): Urgency {
	if (daysLeft === null) return 'none';
	if (daysLeft < 0) return 'late';
	return daysLeft <= 7 ? 'week' : 'later';
}

/** Rows in order of their limit, cut where the urgency changes; an urgency without rows is left out. */
export function byUrgency<Row extends { days_left: number | null }>(
	rows: readonly Row[],
): { urgency: Urgency; rows: Row[] }[] {
	return urgencies
		.map((urgency) => ({ urgency, rows: rows.filter((row) => urgencyOf(row.days_left) === urgency) }))
		.filter((group) => group.rows.length > 0);
}
