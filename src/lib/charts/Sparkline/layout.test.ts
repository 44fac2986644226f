import { describe, expect, it } from 'vitest';
import { sparklineLayout, sparkSize } from './layout.ts';

const years = [2021, 2022, 2023];
const point = (year: number, value: number) => ({
	year,
	value,
	interval: { lower: value - 0.05, upper: value + 0.05 },
});

describe('sparklineLayout', () => {
	it('ends on the last point, inside the picture', () => {
		const { line, band, last } = sparklineLayout(
			[point(2021, 0.5), point(2022, 0.6), point(2023, 0.55)],
			years,
		);
		expect(last?.x).toBe(sparkSize.width - 4);
		expect(last?.y).toBeGreaterThan(0);
		expect(last?.y).toBeLessThan(sparkSize.height);
		expect(line + band).not.toContain('NaN');
	});

	it('breaks where a year is missing and is empty without points', () => {
		expect(sparklineLayout([point(2021, 0.5), point(2023, 0.6)], years).line.match(/M/g)).toHaveLength(2);
		expect(sparklineLayout([], years)).toEqual({ line: '', band: '', last: null });
	});
});
