import { expect, it } from 'vitest';
import { daysLeftText } from './words';

it.each([
	[14, '14 dager igjen'],
	[1, '1 dag igjen'],
	[0, 'Siste dag i dag'],
	[-1, '1 dag over'],
	[-9, '9 dager over'],
])('%s days left are "%s"', (days, text) => {
	expect(daysLeftText(days)).toBe(text);
});
