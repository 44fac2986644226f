import { expect, it } from 'vitest';
import { byUrgency, urgencyOf } from './urgency.ts';

it.each([
	[-1, 'late'],
	[0, 'week'],
	[7, 'week'],
	[8, 'later'],
	[null, 'none'],
])('%s days left are %s', (days, urgency) => {
	expect(urgencyOf(days)).toBe(urgency);
});

it('groups rows without changing their order', () => {
	const rows = [-4, -2, 3, 30, null].map((days_left) => ({ days_left }));
	expect(byUrgency(rows)).toEqual([
		{ urgency: 'late', rows: rows.slice(0, 2) },
		{ urgency: 'week', rows: rows.slice(2, 3) },
		{ urgency: 'later', rows: rows.slice(3, 4) },
		{ urgency: 'none', rows: rows.slice(4) },
	]);
});
