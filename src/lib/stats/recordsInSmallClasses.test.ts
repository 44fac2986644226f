import { describe, expect, it } from 'vitest';
import { frozen } from '../../../tests/reference/reference.ts';
import { recordsInSmallClasses } from './recordsInSmallClasses.ts';

describe('recordsInSmallClasses', () => {
	it('counts records, not classes, and leaves the threshold itself out', () => {
		const sizes = frozen({ a: 1, b: 4, c: 5, d: 4 });
		expect(recordsInSmallClasses(sizes, 5)).toBe(9);
		expect(recordsInSmallClasses(sizes, 1)).toBe(0);
	});

	it('is 0 without classes', () => {
		expect(recordsInSmallClasses({}, 5)).toBe(0);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => recordsInSmallClasses({ a: 1 }, 0)).toThrow(
			new RangeError('threshold must be a whole number, at least 1'),
		);
		expect(() => recordsInSmallClasses({ a: 0 }, 2)).toThrow(/^classSizes /);
		expect(() => recordsInSmallClasses({ a: 1 }, 2.5)).toThrow(/^threshold /);
	});
});
