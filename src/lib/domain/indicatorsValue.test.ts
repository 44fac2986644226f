import { describe, expect, it } from 'vitest';
import { shownCell } from '../../../tests/shownCell.ts';
import { overwriteGetLocale } from '../paraglide/runtime.js';
import { valueUnits } from './indicators.ts';
import {
	axisText,
	cellCount,
	cellLimits,
	formatDifference,
	formatLimits,
	formatValue,
	unitName,
} from './indicatorsValue.ts';

overwriteGetLocale(() => 'nb');

/** Thin spaces as plain ones, so that a test can be read. */
const plain = (text: string | null) => text?.replaceAll('\u202F', ' ');

describe('formatValue', () => {
	it.each([
		['share', 0.575, '58 %', '58%'],
		['points', 4.2, '4,2 poeng', '4.2 points'],
		['points', -0.04, '0,0 poeng', '0.0 points'],
		['days', 12, '12 dager', '12 days'],
		['days', 12.5, '12,5 dager', '12.5 days'],
		['days', 1, '1 dag', '1 day'],
		['contacts', 1, '1 kontakt', '1 contact'],
		['contacts', 0, '0 kontakter', '0 contacts'],
		['per_1000', 3.14, '3,1 per 1 000', '3.1 per 1,000'],
	] as const)('writes %s %d as %s and %s', (unit, value, nb, en) => {
		expect(plain(formatValue(unit, value))).toBe(nb);
		expect(formatValue(unit, value, 'en')).toBe(en);
	});
});

describe('formatDifference', () => {
	it.each([
		['share', 0.17, '+17 prosentpoeng'],
		['share', -0.13, '−13 prosentpoeng'],
		['share', 0.001, '0 prosentpoeng'],
		['points', 0.42, '+0,4 poeng'],
		['days', -1, '−1 dag'],
		['per_1000', 0.02, '0,0 per 1 000'],
	] as const)('writes %s %d as %s', (unit, difference, text) => {
		expect(plain(formatDifference(unit, difference))).toBe(text);
	});
});

describe('formatLimits', () => {
	it('leaves the unit to the value before', () => {
		expect(formatLimits('share', { lower: 0.588, upper: 0.69 })).toBe('59–69');
		expect(formatLimits('points', { lower: 3.12, upper: 4.6 })).toBe('3,1–4,6');
		expect(formatLimits('points', { lower: -0.3, upper: 0.5 })).toBe('−0,3 til 0,5');
		expect(formatLimits('days', { lower: 12, upper: 14.5 })).toBe('12,0–14,5');
	});
});

describe('axisText and unitName', () => {
	it('say per cent at every mark, other units once', () => {
		expect(plain(axisText('share', 0.6))).toBe('60 %');
		expect(axisText('days', 30)).toBe('30');
		expect(new Set(valueUnits.map((unit) => unitName(unit))).size).toBe(valueUnits.length);
	});
});

describe('what a cell rests on', () => {
	it('is met of all, courses alone, or courses and residents', () => {
		expect(cellCount(shownCell(241, 377, { indicator: 'work_m12' }))).toBe('241 av 377');
		expect(cellCount(shownCell(0, 377, { indicator: 'waiting_days', numerator: null }))).toBe('377 forløp');
		expect(cellCount(shownCell(0, 1, { indicator: 'waiting_days', numerator: null }))).toBe('1 forløp');
		expect(plain(cellCount(shownCell(41, 12345, { indicator: 'per_1000' })))).toBe(
			'41 forløp, 12 345 innbyggere',
		);
	});

	it('has no limits where none are known', () => {
		expect(cellLimits(shownCell(0, 9, { indicator: 'contacts', interval: null }))).toBeNull();
	});
});
