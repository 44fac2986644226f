import { describe, expect, test } from 'vitest';
import { attacker, derivable } from './derivable.ts';

describe('what follows from shown sums', () => {
	test('a shown set, and the rest of a total', () => {
		const shown = [
			[1, 1, 1, 1],
			[1, 1, 0, 0],
			[0, 0, 1, 0],
		];
		expect(derivable(shown, [1, 1, 0, 0])).toBe(true);
		expect(derivable(shown, [0, 0, 0, 1])).toBe(true);
		expect(derivable(shown, [1, 0, 0, 0])).toBe(false);
	});

	test('three pairs give each of three, by halves', () => {
		const pairs = [
			[1, 1, 0],
			[0, 1, 1],
			[1, 0, 1],
		];
		expect(derivable(pairs, [1, 0, 0])).toBe(true);
		expect(derivable(pairs.slice(1), [1, 0, 0])).toBe(false);
	});

	test('large factors stay exact', () => {
		const follows = attacker([[123456789, 987654321]]);
		expect(follows([1234567890, 9876543210])).toBe(true);
		expect(follows([1234567890, 9876543211])).toBe(false);
	});

	test('nothing shown gives nothing but the empty set', () => {
		expect(derivable([], [0, 0])).toBe(true);
		expect(derivable([], [0, 1])).toBe(false);
	});
});
