import { describe, expect, it } from 'vitest';
import { addQuarters } from './rolling.ts';
import type { CellRow } from './rows.ts';

const shown = (n: number, met: number, given: Partial<CellRow> = {}): CellRow =>
	({
		...{ n, met, eligible: 0, matured: 0, answered: 0, total: 0, squares: 0, mask: null },
		...given,
	}) as CellRow;
const hidden = (mask: 'coverage' | 'few' | 'secondary'): CellRow => ({
	...{ n: null, met: null, eligible: null, matured: null, answered: null, total: null, squares: null },
	mask,
});

describe('addQuarters', () => {
	it('adds up what four shown quarters count', () => {
		const quarters = [shown(10, 4), shown(20, 9), shown(12, 6), shown(8, 1)];
		expect(addQuarters('proportion', quarters)).toMatchObject({ n: 50, met: 20, mask: null });
		const points = [1, 2, 3, 4].map((total) => shown(5, 0, { total, squares: total * 2 }));
		expect(addQuarters('mean', points)).toMatchObject({ n: 20, total: 10, squares: 20 });
	});

	it('hides the sum with the first reason of a hidden quarter, and gives no number', () => {
		const row = addQuarters('proportion', [shown(10, 4), hidden('secondary'), shown(12, 6), hidden('few')]);
		expect(row).toMatchObject({ n: null, met: null, mask: 'few' });
	});

	it('says nothing of a year that lacks a quarter, unless another is hidden', () => {
		expect(addQuarters('proportion', [shown(10, 4), shown(9, 4), undefined, shown(12, 6)])).toBeUndefined();
		expect(addQuarters('proportion', [hidden('few'), undefined, undefined, undefined])?.mask).toBe('few');
	});

	it('counts residents once, as of the last quarter', () => {
		const quarters = [1000, 1000, 1100, 1100].map((total) => shown(5, 0, { total }));
		expect(addQuarters('rate', quarters)).toMatchObject({ n: 20, total: 1100 });
	});

	it('adds up no medians and no coverage', () => {
		const quarters = [1, 2, 3, 4].map(() => shown(10, 4));
		expect(addQuarters('median', quarters)).toBeUndefined();
		expect(addQuarters('coverage', quarters)).toBeUndefined();
	});
});
