/** Dates and times as the reader of the language writes them; times are always Norwegian. */
import { getLocale, type Locale } from '../paraglide/runtime.js';

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

const osloClock = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Oslo',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});

function inOslo(instant: Date | string): { isoDate: string; hour: string; minute: string } {
	const time = new Date(instant);
	if (Number.isNaN(time.getTime())) throw new RangeError(`instant must be a point in time, got "${instant}"`);
	const parts = new Map(osloClock.formatToParts(time).map((part) => [part.type, part.value]));
	const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
	return {
		isoDate: `${get('year')}-${get('month')}-${get('day')}`,
		hour: get('hour'),
		minute: get('minute'),
	};
}

/** The Norwegian calendar date of a point in time, as YYYY-MM-DD. */
export function dateInOslo(instant: Date | string): string {
	return inOslo(instant).isoDate;
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
