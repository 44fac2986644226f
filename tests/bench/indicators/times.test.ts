import { expect, test } from 'vitest';
import { timesInTurn, timesOf } from './times.ts';

test('the half and all but one in twenty', () => {
	const hundred = Array.from({ length: 101 }, (_, index) => 100 - index);
	expect(timesOf(hundred)).toEqual({ p50: 50, p95: 95 });
});

test('one time is both', () => {
	expect(timesOf([12.345])).toEqual({ p50: 12.35, p95: 12.35 });
});

test('ways are asked in turn, some times in a row, and neither the first turns nor the first of a row are counted', async () => {
	const asked: string[] = [];
	let calls = 0;
	const note = (name: string) => async () => {
		asked.push(name);
		// What must not be counted takes long.
		if (name === 'a' && [1, 2, 3, 4].includes(++calls)) await new Promise((end) => setTimeout(end, 60));
	};
	const times = await timesInTurn({ a: note('a'), b: note('b') }, { warmUp: 1, turns: 2, inARow: 2 });
	expect(asked.join('')).toBe('aaabbb'.repeat(3));
	expect(times.a.p95).toBeLessThan(50);
});
