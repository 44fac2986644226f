/**
 * Geometry of mean values before and after, one row per instrument on its own scale. Scales on which lower is better
 * are turned, so that a move to the right is always a move for the better.
 */
import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';

export interface Dumbbell {
	before: number;
	after: number;
	/** The interval of the mean change, as values that the mean after may have. */
	interval: { lower: number; upper: number };
}

export interface BeforeAfterRow {
	id: string;
	better: 'higher' | 'lower';
	/** Ends of the scale; null where it has none: then the values themselves set the ends. */
	scale: readonly [number, number] | null;
	own: Dumbbell | null;
	nation: Dumbbell | null;
}

export interface BeforeAfterSize {
	width: number;
	/** Where the track begins; the row's name stands left of it, or above it when this is small. */
	left: number;
	rowHeight: number;
	/** From the top of a row to its track. */
	trackTop: number;
}

const right = 26;
const top = 8;

/** Ends for a scale without ends: the values with a fifth of room on each side, on round numbers. */
function endsOf(row: BeforeAfterRow): [number, number] {
	if (row.scale) return [row.scale[0], row.scale[1]];
	const values = [row.own, row.nation].flatMap((bell) =>
		bell ? [bell.before, bell.interval.lower, bell.interval.upper] : [],
	);
	const [low = 0, high = 1] = extent(values);
	const room = Math.max((high - low) * 0.6, Math.abs(high) * 0.1, 0.1);
	const [from = 0, to = 1] = scaleLinear([low - room, high + room], [0, 1])
		.nice(4)
		.domain();
	// A walk of minus ten metres does not exist; scales that go below zero on their own keep doing so.
	return [low >= 0 ? Math.max(0, from) : from, to];
}

export function beforeAfterLayout(rows: readonly BeforeAfterRow[], size: BeforeAfterSize) {
	const end = size.width - right;
	return {
		width: size.width,
		height: top + rows.length * size.rowHeight + 4,
		left: size.left,
		end,
		rows: rows.map((row, index) => {
			const ends = endsOf(row);
			const x = scaleLinear(row.better === 'higher' ? ends : [ends[1], ends[0]], [size.left, end]).clamp(
				true,
			);
			const y = top + index * size.rowHeight + size.trackTop;
			const place = (bell: Dumbbell | null, lift: number) =>
				bell && {
					...bell,
					x0: x(bell.before),
					x1: x(bell.after),
					limits: [x(bell.interval.lower), x(bell.interval.upper)].sort((a, b) => a - b),
					y: y + lift,
				};
			return {
				id: row.id,
				top: top + index * size.rowHeight,
				y,
				/** What stands at the left and right end of the track. */
				ends: row.better === 'higher' ? ends : ([ends[1], ends[0]] as const),
				own: place(row.own, -4),
				nation: place(row.nation, 6),
			};
		}),
	};
}
