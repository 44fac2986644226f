import { expect, test } from 'vitest';
import { datePattern, dateText, readDate } from './dateText.ts';

test.each([
	['2025-03-24', '2025-03-24'],
	['2025-3-4', '2025-03-04'],
	['24.03.2025', '2025-03-24'],
	['4.3.25', '2025-03-04'],
	['24032025', '2025-03-24'],
	['240325', '2025-03-24'],
	[' 290224 ', '2024-02-29'],
])('%s is %s', (typed, iso) => {
	expect(readDate(typed)).toBe(iso);
	expect(typed.trim()).toMatch(new RegExp(datePattern));
	expect(readDate(dateText(iso))).toBe(iso);
});

test.each([
	'',
	'30.02.2025',
	'290225',
	'1234',
	'12345',
	'2403.2025',
	'24/03/2025',
	'01.01.1889',
	'٠٤٠٣٢٥',
	'i dag',
])('%s is no date', (typed) => {
	expect(readDate(typed)).toBeNull();
});
