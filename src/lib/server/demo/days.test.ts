import { describe, expect, test } from 'vitest';
import { addYears, ageAt, dayOf, isoDate, monthOf, weekdayBefore } from './days.ts';

describe('days', () => {
	test('a date is a number of days and back', () => {
		expect(dayOf('1970-01-02')).toBe(1);
		expect(isoDate(dayOf('2024-02-29') + 1)).toBe('2024-03-01');
		expect(monthOf(dayOf('2026-07-31'))).toBe(6);
	});

	test('what is no date is refused', () => {
		expect(() => dayOf('2026-13-01')).toThrow(RangeError);
		expect(() => dayOf('22.11.2026')).toThrow(RangeError);
	});

	test('years are calendar years', () => {
		expect(isoDate(addYears(dayOf('2026-11-22'), -6))).toBe('2020-11-22');
		expect(isoDate(addYears(dayOf('2024-02-29'), 1))).toBe('2025-03-01');
	});

	test('age grows on the birthday', () => {
		expect(ageAt(dayOf('1950-06-15'), dayOf('2020-06-14'))).toBe(69);
		expect(ageAt(dayOf('1950-06-15'), dayOf('2020-06-15'))).toBe(70);
	});

	test('weekends become the Friday before', () => {
		expect(isoDate(weekdayBefore(dayOf('2026-11-21')))).toBe('2026-11-20');
		expect(isoDate(weekdayBefore(dayOf('2026-11-22')))).toBe('2026-11-20');
		expect(isoDate(weekdayBefore(dayOf('2026-11-23')))).toBe('2026-11-23');
	});
});
