import { describe, expect, it } from 'vitest';
import { barsLayout } from './layout.ts';

describe('barsLayout', () => {
	it('draws shares from nothing to the whole width, with the interval around the end of the bar', () => {
		const layout = barsLayout(
			[
				{ id: 'none', share: 0, interval: null },
				{ id: 'half', share: 0.5, interval: { lower: 0.4, upper: 0.6 } },
				{ id: 'all', share: 1, interval: null },
			],
			400,
		);
		expect(layout.rows.map((row) => row.width)).toEqual([0, 200, 400]);
		expect(layout.rows[1]?.limits).toEqual({ x0: 160, x1: 240 });
		expect(JSON.stringify(layout)).not.toContain('NaN');
		expect(layout.rows.at(-1)?.y).toBeLessThan(layout.height);
	});
});
