/**
 * A map of equal tiles: every place gets one cell of a grid, near where it lies, so that neighbours stay neighbours and a
 * small municipality is seen as well as a large one.
 */
export interface Coordinates {
	id: string;
	longitude: number;
	latitude: number;
}

export interface Tile {
	id: string;
	/** From the west and from the north, from 0. */
	column: number;
	row: number;
}

interface Point {
	x: number;
	y: number;
}

/** The meridian that stands upright: it runs through the middle of the country. */
const middleMeridian = 15;
/** Side of a cell in degrees of latitude: so small that the crowded south is moved little, so large that tiles touch. */
const side = 0.38;
/** How far latitudes are moved towards equal distances between places: the long, thinly settled north takes less room. */
const evenness = 0.4;
/** How far a tile looks for a better cell, in cells. */
const reach = 3;

function check({ id, longitude, latitude }: Coordinates): void {
	if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return;
	throw new RangeError(
		`longitude and latitude must be within ±180 and ±90, got ${longitude}, ${latitude} of ${id}`,
	);
}

/** Latitudes moved towards equal distances in their order; the first and the last stay. */
function evened(latitudes: readonly number[]): number[] {
	const sorted = latitudes.toSorted((a, b) => a - b);
	const [first = 0, last = 0] = [sorted[0], sorted.at(-1)];
	const rank = new Map(sorted.map((latitude, index) => [latitude, index]));
	const step = sorted.length > 1 ? (last - first) / (sorted.length - 1) : 0;
	return latitudes.map(
		(latitude) => (1 - evenness) * latitude + evenness * (first + step * (rank.get(latitude) ?? 0)),
	);
}

/** Sinusoidal projection around the middle meridian, counted in cells; y grows to the south. */
function project(places: readonly Coordinates[]): Point[] {
	const latitudes = evened(places.map(({ latitude }) => latitude));
	return places.map(({ longitude, latitude }, index) => ({
		x: ((longitude - middleMeridian) * Math.cos((latitude * Math.PI) / 180)) / side,
		y: -(latitudes[index] ?? latitude) / side,
	}));
}

const key = ({ x, y }: Point): string => `${x}|${y}`;
const distance = (a: Point, b: Point): number => (a.x - b.x) ** 2 + (a.y - b.y) ** 2;

/** The cells of the ring at a distance, as a king at chess counts it. */
function ring({ x, y }: Point, radius: number): Point[] {
	const cells: Point[] = [];
	for (let dx = -radius; dx <= radius; dx++) {
		for (let dy = -radius; dy <= radius; dy++) {
			if (Math.max(Math.abs(dx), Math.abs(dy)) === radius) cells.push({ x: x + dx, y: y + dy });
		}
	}
	return cells;
}

/** The free cell nearest to a point. */
function nearestFree(point: Point, taken: ReadonlyMap<string, number>): Point {
	const start = { x: Math.round(point.x), y: Math.round(point.y) };
	let best: Point | null = null;
	// A ring holds no cell nearer than its radius less a half, the distance from the point to the middle of its cell.
	for (let radius = 0; !best || (radius - 0.5) ** 2 < distance(point, best); radius++) {
		for (const cell of ring(start, radius)) {
			if (!taken.has(key(cell)) && (!best || distance(point, cell) < distance(point, best))) best = cell;
		}
	}
	return best;
}

/** Moves tiles to free cells, and exchanges two of them, as long as that brings them nearer to where they lie. */
function improve(points: readonly Point[], cells: Point[], taken: Map<string, number>): void {
	const around = Array.from({ length: reach }, (_, index) => ring({ x: 0, y: 0 }, index + 1)).flat();
	const gain = (index: number, from: Point, to: Point): number => {
		const point = points[index];
		return point ? distance(point, from) - distance(point, to) : 0;
	};
	let moved = true;
	while (moved) {
		moved = false;
		for (const index of points.keys()) {
			for (const step of around) {
				const from = cells[index];
				if (!from) continue;
				const to = { x: from.x + step.x, y: from.y + step.y };
				const other = taken.get(key(to));
				// Every exchange shortens the sum of squares by more than rounding, so that this comes to an end.
				if (gain(index, from, to) + (other === undefined ? 0 : gain(other, to, from)) < 1e-9) continue;
				cells[index] = to;
				taken.delete(key(from));
				taken.set(key(to), index);
				if (other !== undefined) {
					cells[other] = from;
					taken.set(key(from), other);
				}
				moved = true;
			}
		}
	}
}

/**
 * Places on the grid. The same places give the same grid, in whichever order they come.
 *
 * @throws RangeError for coordinates that are nowhere on earth
 */
export function tileGrid(places: readonly Coordinates[]): Tile[] {
	for (const place of places) check(place);
	const sorted = places.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const points = project(sorted);
	const taken = new Map<string, number>();
	const cells = points.map((point, index) => {
		const cell = nearestFree(point, taken);
		taken.set(key(cell), index);
		return cell;
	});
	improve(points, cells, taken);
	const west = Math.min(...cells.map(({ x }) => x));
	const north = Math.min(...cells.map(({ y }) => y));
	return sorted
		.flatMap(({ id }, index) => {
			const cell = cells[index];
			return cell ? [{ id, column: cell.x - west, row: cell.y - north }] : [];
		})
		.sort((a, b) => a.row - b.row || a.column - b.column);
}
