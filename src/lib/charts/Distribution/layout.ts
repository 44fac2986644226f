/**
 * Geometry of a distribution before and after: two bars per value or class. Classes differ in width, since small ones have
 * been merged, so the area of a bar is the number of persons and its height how many stand on each value.
 */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';

export interface DistributionBar {
	low: number;
	/** Where the next one begins. */
	high: number;
	start: number;
	end: number;
}

export interface DistributionSize {
	width: number;
	height: number;
}

const margin = { top: 18, right: 8, bottom: 46, left: 8 };

export function distributionLayout(bars: readonly DistributionBar[], { width, height }: DistributionSize) {
	const from = bars[0]?.low ?? 0;
	const to = bars.at(-1)?.high ?? 1;
	const x = scaleLinear([from, to], [margin.left, width - margin.right]);
	const widths = bars.map((bar) => bar.high - bar.low);
	const unit = Math.min(...widths, to - from);
	const density = (count: number, bar: DistributionBar) => (count / (bar.high - bar.low)) * unit;
	const highest = max(bars.flatMap((bar) => [density(bar.start, bar), density(bar.end, bar)])) ?? 1;
	const middle = margin.top + (height - margin.top - margin.bottom) / 2;
	const half = (height - margin.top - margin.bottom) / 2 - 2;
	const y = scaleLinear([0, highest || 1], [0, half]);
	return {
		width,
		height,
		left: margin.left,
		right: width - margin.right,
		middle,
		bottom: height - margin.bottom,
		top: margin.top,
		bars: bars.map((bar) => ({
			...bar,
			x: x(bar.low) + 0.5,
			width: Math.max(1, x(bar.high) - x(bar.low) - 1),
			before: { y: middle - 1 - y(density(bar.start, bar)), height: y(density(bar.start, bar)) },
			after: { y: middle + 1, height: y(density(bar.end, bar)) },
		})),
		/** Labels of classes where they have room, first and last always. */
		labels: bars
			.map((bar, index) => ({ index, x: (x(bar.low) + x(bar.high)) / 2 }))
			.reduce<{ index: number; x: number }[]>((kept, label) => {
				const previous = kept.at(-1);
				return previous && label.x - previous.x < 46 ? kept : [...kept, label];
			}, []),
	};
}
