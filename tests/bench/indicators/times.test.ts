import { expect, test } from 'vitest';
import { timesInTurn, timesOf } from './times.ts';

test('the half and all but one in twenty', () => {
	const hundred = Array.from({ length: 101 }, (_, index) => 100 - index);
	expect(timesOf(hundred)).toEqual({ p50: 50, p95: 95 });
});

test('one time is both', () => {
	expect(timesOf([12.345])).toEqual({ p50: 12.35, p95: 12.35 });
});

test('ways are asked in turn, and the first rounds are not counted', async () => {
	const asked: string[] = [];
	const note = (name: string) => async () => void asked.push(name);
	const times = await timesInTurn({ a: note('a'), b: note('b') }, { warmUp: 1, repeats: 2 });
	expect(asked).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
	expect(times.a.p50).toBeGreaterThanOrEqual(0);
});
