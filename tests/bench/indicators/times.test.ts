import { afterEach, expect, test, vi } from 'vitest';
import { timesInTurn, timesOf } from './times.ts';

afterEach(() => {
	vi.restoreAllMocks();
});

test('the half and all but one in twenty', () => {
	const hundred = Array.from({ length: 101 }, (_, index) => 100 - index);
	expect(timesOf(hundred)).toEqual({ p50: 50, p95: 95 });
});

test('one time is both', () => {
	expect(timesOf([12.345])).toEqual({ p50: 12.35, p95: 12.35 });
});

test('ways are asked in turn, some times in a row, and neither the first turns nor the first of a row are counted', async () => {
	const asked: string[] = [];
	let clock = 0;
	vi.spyOn(performance, 'now').mockImplementation(() => clock);
	// What must not be counted takes long: of nine times the first three, and then the first of each three.
	const taken = [100, 100, 100, 100, 1, 1, 100, 1, 1];
	const note = (name: string) => async () => {
		clock += name === 'a' ? (taken[asked.filter((one) => one === 'a').length] ?? 0) : 2;
		asked.push(name);
	};
	const times = await timesInTurn({ a: note('a'), b: note('b') }, { warmUp: 1, turns: 2, inARow: 2 });
	expect(asked.join('')).toBe('aaabbb'.repeat(3));
	expect(times).toEqual({ a: { p50: 1, p95: 1 }, b: { p50: 2, p95: 2 } });
});
