/** Geometry of a forest: one estimate with its interval per row, on one axis with zero in it. */
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';

export interface ForestRow {
	id: string;
	estimate: number;
	lower: number;
	upper: number;
}

export interface ForestSize {
	width: number;
	/** Room left of the axis for the names; 0 where they stand above. */
	left: number;
	/** Room right of the axis for the numbers. */
	right: number;
	rowHeight: number;
	/** From the top of a row to its line. */
	lineTop: number;
}

const top = 6;
const axisHeight = 42;

export function forestLayout(rows: readonly ForestRow[], references: readonly number[], size: ForestSize) {
	const values = rows.flatMap((row) => [row.lower, row.upper]);
	const [low = 0, high = 1] = extent([0, ...references, ...values]);
	const x = scaleLinear([low, high], [size.left + 6, size.width - size.right - 6]);
	const bottom = top + rows.length * size.rowHeight;
	return {
		width: size.width,
		height: bottom + axisHeight,
		left: size.left,
		right: size.width - size.right,
		top,
		bottom,
		zero: x(0),
		references: references.map((value) => ({ value, x: x(value) })),
		ticks: x.ticks(size.width > 400 ? 6 : 4).map((value) => ({ value, x: x(value) })),
		rows: rows.map((row, index) => ({
			...row,
			top: top + index * size.rowHeight,
			y: top + index * size.rowHeight + size.lineTop,
			x: x(row.estimate),
			x0: x(row.lower),
			x1: x(row.upper),
		})),
	};
}
