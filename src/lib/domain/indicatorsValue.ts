/** Values of indicators as they are written: per cent, points, days, contacts, per 1 000. The one place that knows how. */
import * as m from '../paraglide/messages.js';
import { getLocale, type Locale } from '../paraglide/runtime.js';
import type { Interval } from '../stats/interval.ts';
import { formatInterval, formatNumber, formatPercent } from './format.ts';
import type { ShownCell } from './indicatorsCell.ts';
import { indicatorUnit, type ValueUnit } from './indicatorsIds.ts';
import type { Texts } from './instrumentLabels.ts';

/** On the scale that is read: shares as per cent, and without the noise of binary fractions. */
export function valueScale(unit: ValueUnit, value: number): number {
	return Number((unit === 'share' ? value * 100 : value).toPrecision(12));
}

/** A median lies between two whole numbers or on one. */
function decimalsOf(unit: ValueUnit, value: number): number {
	if (unit === 'points' || unit === 'per_1000') return 1;
	return unit === 'share' || Number.isInteger(value) ? 0 : 1;
}

/** The number alone, where something else says the unit: "64", "4,2". */
export function valueNumber(unit: ValueUnit, value: number, locale: Locale = getLocale()): string {
	return formatNumber(valueScale(unit, value), decimalsOf(unit, value), locale);
}

/** The number on an axis: per cent with its sign, the others as the number alone. */
export function axisText(unit: ValueUnit, value: number, locale: Locale = getLocale()): string {
	return unit === 'share' ? formatPercent(value, 0, locale) : valueNumber(unit, value, locale);
}

const unitNames: Texts<ValueUnit> = {
	share: m.unit_share,
	points: m.unit_points,
	days: m.unit_days,
	contacts: m.unit_contacts,
	per_1000: m.unit_per_1000,
};

/** What values are counted in, as the heading of a column or an axis: "%", "dager". */
export function unitName(unit: ValueUnit, locale?: Locale): string {
	return unitNames[unit]({}, { locale });
}

/** A number already written, with its unit; `one` where it is exactly 1. */
function withUnit(unit: Exclude<ValueUnit, 'share'>, text: string, one: boolean, locale: Locale): string {
	const options = { locale };
	if (unit === 'points') return m.value_points({ value: text }, options);
	if (unit === 'per_1000') return m.value_per_1000({ value: text }, options);
	if (unit === 'days') return (one ? m.value_days_one : m.value_days)({ value: text }, options);
	return (one ? m.value_contacts_one : m.value_contacts)({ value: text }, options);
}

/** A value with its unit: "64 %", "4,2 poeng", "12 dager", "3,1 per 1 000". */
export function formatValue(unit: ValueUnit, value: number, locale: Locale = getLocale()): string {
	if (unit === 'share') return formatPercent(value, 0, locale);
	return withUnit(unit, valueNumber(unit, value, locale), value === 1, locale);
}

/** A cell's value with its unit. */
export function cellValue(cell: ShownCell, locale: Locale = getLocale()): string {
	return formatValue(indicatorUnit(cell.indicator), cell.value, locale);
}

/** A difference with its sign and unit: "+17 prosentpoeng", "−0,4 poeng". */
export function formatDifference(unit: ValueUnit, difference: number, locale: Locale = getLocale()): string {
	const number = valueNumber(unit, difference, locale);
	// What rounds to nothing has no sign.
	const text = difference > 0 && /[1-9]/.test(number) ? `+${number}` : number;
	if (unit === 'share') return m.value_percentage_points({ value: text }, { locale });
	return withUnit(unit, text, Math.abs(difference) === 1, locale);
}

/** The limits without unit, as they stand behind "KI": "59–69", "3,1–4,6". */
export function formatLimits(unit: ValueUnit, { lower, upper }: Interval): string {
	const decimals = Math.max(decimalsOf(unit, lower), decimalsOf(unit, upper));
	return formatInterval(valueScale(unit, lower), valueScale(unit, upper), decimals);
}

/** The limits of a cell behind "KI"; null where none are known. */
export function cellLimits(cell: ShownCell): string | null {
	return cell.interval && formatLimits(indicatorUnit(cell.indicator), cell.interval);
}

/** "241 av 377" */
export function countText(numerator: number, denominator: number): string {
	return m.x_of_y({ numerator: formatNumber(numerator), denominator: formatNumber(denominator) });
}

/** What a cell rests on: "241 av 377", "377 forløp", "241 forløp, 12 345 innbyggere". */
export function cellCount({ kind, numerator, denominator }: ShownCell): string {
	const count = formatNumber(denominator);
	if (numerator === null) return denominator === 1 ? m.count_course_one() : m.count_courses({ count });
	if (kind === 'rate') return m.count_of_residents({ courses: formatNumber(numerator), residents: count });
	return countText(numerator, denominator);
}
