import { describe, expect, it } from 'vitest';
import { twelveMonthsLayout } from './layout.ts';

describe('twelveMonthsLayout', () => {
	it('draws each step as long as its count, with the share of the step before', () => {
		const { rows } = twelveMonthsLayout([200, 100, 80, 0], { width: 328 });
		expect(rows.map((row) => row.width)).toEqual([200, 100, 80, 0]);
		expect(rows.map((row) => row.share)).toEqual([null, 0.5, 0.8, 0]);
	});

	it('stands where nobody is left or nothing is drawn', () => {
		expect(JSON.stringify(twelveMonthsLayout([0, 0], { width: 340 }))).not.toContain('NaN');
		expect(twelveMonthsLayout([], { width: 340 }).rows).toEqual([]);
	});
});
