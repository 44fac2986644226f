import { describe, expect, it } from 'vitest';
import { checkRows } from './checkRows.ts';

describe('checkRows', () => {
	it('takes rows of one length, also empty ones', () => {
		expect(() => checkRows([[], []])).not.toThrow();
		expect(() => checkRows([[1, 2]])).not.toThrow();
	});

	it('refuses others, by name', () => {
		expect(() => checkRows([])).toThrow(/^rows must be a sample of at least 1 member/);
		expect(() => checkRows([[1], [2, 3]])).toThrow(/^rows\[1\] must be as long as rows\[0\]/);
		expect(() =>
			checkRows([
				[1, 2],
				[3, Infinity],
			]),
		).toThrow(/^rows\[1\]\[1\] must be a finite number/);
	});
});
