/** Dates as people type them: 24.03.2025, 24032025, 240325 or 2025-03-24. */
const forms = [
	/^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/,
	/^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d{2})$/,
	/^(?<day>\d{2})(?<month>\d{2})(?<year>\d{4}|\d{2})$/,
];

/** All of them as one pattern, for documents that describe the fields. */
export const datePattern = String.raw`^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.(\d{4}|\d{2})|\d{4}(\d{4}|\d{2}))?$`;

function isDay(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/**
 * The ISO date of a typed one, or null where it is none. A year of two digits is of this century: what lies ahead is
 * refused elsewhere, so that nobody becomes a hundred years younger in silence.
 */
export function readDate(typed: string): string | null {
	for (const form of forms) {
		const { year = '', month = '', day = '' } = form.exec(typed.trim())?.groups ?? {};
		const full = year.length === 2 ? `20${year}` : year;
		if (full !== '' && Number(full) >= 1890 && isDay(Number(full), Number(month), Number(day))) {
			return `${full}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
		}
	}
	return null;
}

/** An ISO date as the fields show it, in either language: 24.03.2025. */
export function dateText(iso: string): string {
	return iso.split('-').reverse().join('.');
}
