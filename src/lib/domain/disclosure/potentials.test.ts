import { expect, test } from 'vitest';
import { potentials } from './potentials.ts';

test('differences add up along paths, and a contradiction is refused', () => {
	const { relate, tied } = potentials();
	expect(relate(0, 1, 2)).toBe(true);
	expect(relate(2, 3, 5)).toBe(true);
	expect(relate(1, 2, -1)).toBe(true);
	expect(relate(0, 3, 6)).toBe(true);
	expect(relate(0, 3, 7)).toBe(false);
	expect(tied(0).value - tied(2).value).toBe(1);
});
