/** Geometry of shares as bars below each other, each with its name above and its interval where it has one. */
import { scaleLinear } from 'd3-scale';

export interface BarRow {
	id: string;
	/** 0 to 1. */
	share: number;
	interval: { lower: number; upper: number } | null;
}

const rowHeight = 44;
const top = 2;

export function barsLayout(rows: readonly BarRow[], width: number) {
	const x = scaleLinear([0, 1], [0, width]).clamp(true);
	return {
		width,
		height: top + Math.max(1, rows.length) * rowHeight,
		rows: rows.map((row, index) => ({
			id: row.id,
			textY: top + index * rowHeight + 13,
			y: top + index * rowHeight + 20,
			width: x(row.share),
			limits: row.interval && { x0: x(row.interval.lower), x1: x(row.interval.upper) },
		})),
	};
}
