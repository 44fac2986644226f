import { describe, expect, test } from 'vitest';
import { Random } from './random.ts';

const draws = (random: Random, count: number) => Array.from({ length: count }, () => random.uniform());

describe('Random', () => {
	test('the same label gives the same numbers, another label others', () => {
		expect(draws(new Random('a'), 5)).toEqual(draws(new Random('a'), 5));
		expect(draws(new Random('a'), 5)).not.toEqual(draws(new Random('b'), 5));
	});

	test('a stream does not depend on what was drawn before it', () => {
		const fresh = new Random('seed').stream('unit');
		const used = new Random('seed');
		draws(used, 100);
		expect(draws(used.stream('unit'), 5)).toEqual(draws(fresh, 5));
	});

	test('a stream within a stream is the one of the whole label', () => {
		expect(draws(new Random('a').stream('b').stream(3), 5)).toEqual(draws(new Random('a/b/3'), 5));
	});

	test('uniform numbers fill the interval evenly', () => {
		const numbers = draws(new Random('uniform'), 20_000);
		const tenths = Array.from({ length: 10 }, () => 0);
		for (const number of numbers)
			tenths[Math.floor(number * 10)] = (tenths[Math.floor(number * 10)] ?? 0) + 1;
		// Binomial with n = 20 000 and p = 0.1: four standard deviations are 170.
		for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(170);
	});

	test('normal numbers have the mean and spread asked for', () => {
		const random = new Random('normal');
		const numbers = Array.from({ length: 20_000 }, () => random.normal(10, 2));
		const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
		const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / (numbers.length - 1);
		expect(mean).toBeCloseTo(10, 1);
		expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
	});

	test('weights decide how often a key comes', () => {
		const random = new Random('weights');
		const keys = Array.from({ length: 10_000 }, () => random.weighted({ rare: 1, often: 3 }));
		expect(keys.filter((key) => key === 'rare').length / keys.length).toBeCloseTo(0.25, 1);
	});

	test('ids have the form of random UUIDs and do not repeat', () => {
		const random = new Random('ids');
		const ids = Array.from({ length: 5000 }, () => random.uuid());
		expect(new Set(ids).size).toBe(ids.length);
		for (const id of ids)
			expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
	});

	test('nothing to choose from is refused', () => {
		expect(() => new Random('a').pick([])).toThrow(RangeError);
		expect(() => new Random('a').weighted({})).toThrow(RangeError);
	});
});
