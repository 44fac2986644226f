/** Dates and times as the reader of the language writes them; times are always Norwegian. */
import { getLocale, type Locale } from '../paraglide/runtime.js';
import { dateInOslo, inOslo } from './osloTime.ts';

/** Written out here, because platforms disagree on the short English name of September. */
const englishMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A calendar date (YYYY-MM-DD, no time, no zone): "14.02.2026" in Norwegian, "14 Feb 2026" in English.
 * @throws {RangeError} when the text is no such date
 */
export function formatDate(isoDate: string, locale: Locale = getLocale()): string {
	const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate) ?? [];
	const monthName = englishMonths[Number(month) - 1];
	if (!year || !month || !day || !monthName || Number(day) < 1 || Number(day) > 31) {
		throw new RangeError(`isoDate must be a date as YYYY-MM-DD, got "${isoDate}"`);
	}
	return locale === 'nb' ? `${day}.${month}.${year}` : `${Number(day)} ${monthName} ${year}`;
}

/** The Norwegian time of day: "14.02" in Norwegian, "14:02" in English. */
export function formatTime(instant: Date | string, locale: Locale = getLocale()): string {
	const { hour, minute } = inOslo(instant);
	return hour + (locale === 'nb' ? '.' : ':') + minute;
}

/** Norwegian date and time: "14.02.2026 kl. 09.05" in Norwegian, "14 Feb 2026, 09:05" in English. */
export function formatDateTime(instant: Date | string, locale: Locale = getLocale()): string {
	const date = formatDate(dateInOslo(instant), locale);
	return date + (locale === 'nb' ? ' kl. ' : ', ') + formatTime(instant, locale);
}
