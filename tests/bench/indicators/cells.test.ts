import { expect, test } from 'vitest';
import { differences, type Cells } from './cells.ts';

const raw: Cells = new Map([['nation 2025', { n: 12, met: 7, total: 0.1 + 0.2 }]]);

test('equal cells differ in nothing, and the last digit of a sum is none', () => {
	expect(differences(new Map([['nation 2025', { n: 12, met: 7, total: 0.3, eligible: 5 }]]), raw)).toEqual(
		[],
	);
});

test('a wrong count is named with both', () => {
	expect(differences(new Map([['nation 2025', { n: 12, met: 8, total: 0.3 }]]), raw)).toEqual([
		'nation 2025: met is 8, the facts say 7',
	]);
});

test('a masked cell must be there and is not compared', () => {
	expect(differences(new Map([['nation 2025', { masked: true }]]), raw)).toEqual([]);
	expect(differences(new Map(), raw)).toEqual(['nation 2025: missing']);
});

test('a cell without facts is named', () => {
	const answer: Cells = new Map([
		['nation 2025', { n: 12, met: 7, total: 0.3 }],
		['nation 2026', { n: 1 }],
	]);
	expect(differences(answer, raw)).toEqual(['nation 2026: not in the facts']);
});

test('a field that is asked for and not answered is named', () => {
	expect(differences(new Map([['nation 2025', { n: 12, total: 0.3 }]]), raw)).toHaveLength(1);
});
