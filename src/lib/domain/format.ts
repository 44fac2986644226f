/**
 * Numbers, dates and times as the reader of the language writes them. Pages never format on their own.
 */
import { interval_in_words } from '../paraglide/messages.js';
import { getLocale, type Locale } from '../paraglide/runtime.js';

export { formatDate, formatDateTime, formatTime } from './formatDate.ts';
export { dateInOslo } from './osloTime.ts';

/** Narrow and non-breaking: before % and between thousands in Norwegian. */
const thinSpace = '\u202F';
const minus = '\u2212';

const languageTags: Record<Locale, string> = { nb: 'nb-NO', en: 'en-GB' };

/** Building a formatter costs far more than using it, and a table has thousands of cells. */
const numberFormats = new Map<string, Intl.NumberFormat>();

function numberFormat(decimals: number, locale: Locale): Intl.NumberFormat {
	const key = `${locale}${decimals}`;
	const known = numberFormats.get(key);
	if (known) return known;
	const format = new Intl.NumberFormat(languageTags[locale], {
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals,
		// A change of −0.04 with one decimal is 0.0, not −0.0.
		signDisplay: 'negative',
	});
	numberFormats.set(key, format);
	return format;
}

/**
 * A number with a fixed number of decimals: "1 234,5" and "−0,5" in Norwegian, "1,234.5" in English.
 * @throws {RangeError} when the value is no finite number; what is missing has a text of its own
 */
export function formatNumber(value: number, decimals = 0, locale: Locale = getLocale()): string {
	if (!Number.isFinite(value)) throw new RangeError(`value must be a finite number, got ${value}`);
	// Not by parts, which take four times as long: where a language writes spaces they stand between thousands.
	return numberFormat(decimals, locale).format(value).replace(/^-/, minus).replace(/\s/g, thinSpace);
}

/** 0.575 × 100 is 57.499999999999993 in binary; the reader expects it to round as 57.5. */
function toPercent(share: number): number {
	return Number((share * 100).toPrecision(12));
}

function percentSign(locale: Locale): string {
	return locale === 'nb' ? `${thinSpace}%` : '%';
}

/** A share (0–1) as per cent: 0.64 is "64 %" in Norwegian, "64%" in English. */
export function formatPercent(share: number, decimals = 0, locale: Locale = getLocale()): string {
	return formatNumber(toPercent(share), decimals, locale) + percentSign(locale);
}

/**
 * Two numbers already written, as a range: "59–69". In words when one of them is negative,
 * since "−3–5" cannot be read.
 */
export function joinInterval(lower: string, upper: string, locale: Locale = getLocale()): string {
	if (lower.startsWith(minus) || upper.startsWith(minus)) {
		return interval_in_words({ lower, upper }, { locale });
	}
	return `${lower}–${upper}`;
}

/** A range of numbers: "59–69", "1,2–3,4", "−3 til 5". */
export function formatInterval(
	lower: number,
	upper: number,
	decimals = 0,
	locale: Locale = getLocale(),
): string {
	return joinInterval(formatNumber(lower, decimals, locale), formatNumber(upper, decimals, locale), locale);
}

/** A range of shares (0–1) as per cent: "59–69 %" in Norwegian, "59–69%" in English. */
export function formatPercentInterval(
	lower: number,
	upper: number,
	decimals = 0,
	locale: Locale = getLocale(),
): string {
	return formatInterval(toPercent(lower), toPercent(upper), decimals, locale) + percentSign(locale);
}
