/** Geometry of those who are left at each step, from everyone to be asked to those who achieved it. */
import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';

const rowHeight = 46;
const right = 128;

export function twelveMonthsLayout(counts: readonly number[], { width }: { width: number }) {
	const x = scaleLinear([0, Math.max(1, max(counts) ?? 1)], [0, width - right]);
	return {
		width,
		height: counts.length * rowHeight,
		rows: counts.map((count, index) => ({
			count,
			/** Share of the step before; null for the first and where nobody was left. */
			share: index === 0 ? null : shareOf(count, counts[index - 1] ?? 0),
			top: index * rowHeight,
			y: index * rowHeight + 20,
			width: x(count),
			height: 16,
		})),
	};
}

function shareOf(count: number, before: number): number | null {
	return before > 0 ? count / before : null;
}
