import { describe, expect, it } from 'vitest';
import {
	dateInOslo,
	formatDate,
	formatDateTime,
	formatInterval,
	formatNumber,
	formatPercent,
	formatPercentInterval,
	formatTime,
} from './format.ts';

describe('formatNumber', () => {
	it('uses comma and narrow space in Norwegian', () => {
		expect(formatNumber(1234567.891, 1, 'nb')).toBe('1\u202F234\u202F567,9');
		expect(formatNumber(0.1, 3, 'nb')).toBe('0,100');
	});

	it('uses point and comma in English', () => {
		expect(formatNumber(1234567.891, 1, 'en')).toBe('1,234,567.9');
	});

	it.each(['nb', 'en'] as const)('has a true minus sign and no negative zero (%s)', (locale) => {
		expect(formatNumber(-3, 0, locale)).toBe('\u22123');
		expect(formatNumber(-0.04, 0, locale)).toBe('0');
		expect(formatNumber(-0, 0, locale)).toBe('0');
	});

	it('speaks the language of the page when none is given', () => {
		expect(formatNumber(0.5, 1)).toBe('0,5');
	});

	it.each([NaN, Infinity])('refuses %s', (value) => {
		expect(() => formatNumber(value, 0, 'nb')).toThrow(/value must be a finite number/);
	});
});

describe('formatPercent', () => {
	it('sets a narrow space before % in Norwegian only', () => {
		expect(formatPercent(0.64, 0, 'nb')).toBe('64\u202F%');
		expect(formatPercent(0.64, 0, 'en')).toBe('64%');
		expect(formatPercent(0.1234, 1, 'nb')).toBe('12,3\u202F%');
	});

	it('rounds 23 of 40 up, as on paper', () => {
		expect(formatPercent(23 / 40, 0, 'nb')).toBe('58\u202F%');
	});
});

describe('formatInterval', () => {
	it('joins the ends with a dash', () => {
		expect(formatInterval(59, 69, 0, 'nb')).toBe('59–69');
		expect(formatInterval(1.23, 4.56, 1, 'nb')).toBe('1,2–4,6');
	});

	it('uses words when an end is negative', () => {
		expect(formatInterval(-3, 5, 0, 'nb')).toBe('\u22123 til 5');
		expect(formatInterval(-3, -1, 0, 'en')).toBe('\u22123 to \u22121');
	});

	it('writes shares with one sign', () => {
		expect(formatPercentInterval(0.59, 0.69, 0, 'nb')).toBe('59–69\u202F%');
		expect(formatPercentInterval(0.59, 0.69, 0, 'en')).toBe('59–69%');
	});
});

describe('dates', () => {
	it('writes a calendar date', () => {
		expect(formatDate('2026-02-14', 'nb')).toBe('14.02.2026');
		expect(formatDate('2026-09-04', 'en')).toBe('4 Sep 2026');
	});

	it.each(['2026-13-01', '2026-00-10', '2026-01-32', '14.02.2026', '2026-02-14T10:00:00Z', ''])(
		'refuses "%s"',
		(text) => {
			expect(() => formatDate(text, 'nb')).toThrow(RangeError);
		},
	);
});

describe('times', () => {
	it('are Norwegian, winter and summer', () => {
		expect(formatTime('2026-02-14T13:02:00Z', 'nb')).toBe('14.02');
		expect(formatTime('2026-07-14T13:02:00Z', 'nb')).toBe('15.02');
		expect(formatTime('2026-02-14T13:02:00Z', 'en')).toBe('14:02');
	});

	it('turn the date at Norwegian midnight', () => {
		expect(formatDateTime('2025-12-31T23:05:00Z', 'nb')).toBe('01.01.2026 kl. 00.05');
		expect(formatDateTime(new Date('2025-12-31T22:59:00Z'), 'en')).toBe('31 Dec 2025, 23:59');
		expect(dateInOslo('2026-06-30T22:00:00Z')).toBe('2026-07-01');
	});

	it('refuse what is no point in time', () => {
		expect(() => formatTime('soon', 'nb')).toThrow(/instant must be a point in time/);
	});
});
