/** Geometry of the tile map, its classes of values and the lines between counties. */
import { extent } from 'd3-array';
import type { Tile } from './tileGrid.ts';

export interface MapTile extends Tile {
	/** Tiles of two counties have a line between them. */
	county: string;
	/** Null where no number is shown. */
	value: number | null;
}

/** As many shades as the eye can tell apart on a map. */
const mostClasses = 5;

/** Steps that are easy to read, within a power of ten. */
const roundSteps = [1, 2, 3, 4, 5];

/**
 * Lower limits of the classes, equally wide and at round numbers: each reaches to the next, the last has no end.
 *
 * @param finest the least that the text of a limit can tell apart
 */
export function classLimits(values: readonly number[], finest: number): number[] {
	const [low, high] = extent(values.filter(Number.isFinite));
	if (low === undefined || high === undefined) return [];
	for (let power = finest; ; power *= 10) {
		for (const step of roundSteps) {
			// Counted in the finest unit, so that 3 × 0.1 is 0.3 and no other number near it.
			const width = Math.round((step * power) / finest);
			const first = Math.floor(low / finest / width + 1e-9);
			const last = Math.floor(high / finest / width + 1e-9);
			if (last - first >= mostClasses) continue;
			return Array.from({ length: last - first + 1 }, (_, index) =>
				Number(((first + index) * width * finest).toPrecision(12)),
			);
		}
	}
}

/** The class of a value, from 0. */
export function classOf(limits: readonly number[], value: number): number {
	return Math.max(
		0,
		limits.findLastIndex((limit) => value >= limit),
	);
}

/** Lines between neighbours of different counties, as one path. */
function borders(tiles: readonly MapTile[], size: number): string {
	const county = new Map(tiles.map((tile) => [`${tile.column}|${tile.row}`, tile.county]));
	const isOther = (tile: MapTile, column: number, row: number): boolean => {
		const other = county.get(`${column}|${row}`);
		return other !== undefined && other !== tile.county;
	};
	return tiles
		.flatMap((tile) => {
			const { column, row } = tile;
			const [right, bottom] = [(column + 1) * size, (row + 1) * size];
			return [
				isOther(tile, column + 1, row) ? `M${right} ${row * size}V${bottom}` : '',
				isOther(tile, column, row + 1) ? `M${column * size} ${bottom}H${right}` : '',
			];
		})
		.join('');
}

export function tileMapLayout(tiles: readonly MapTile[], width: number, finest: number) {
	const columns = Math.max(1, ...tiles.map(({ column }) => column + 1));
	const rows = Math.max(1, ...tiles.map(({ row }) => row + 1));
	const size = Math.floor((width * 10) / columns) / 10;
	const limits = classLimits(
		tiles.flatMap(({ value }) => (value === null ? [] : [value])),
		finest,
	);
	return {
		width,
		height: Math.ceil(rows * size),
		/** A gap of a pixel, so that single tiles are seen. */
		side: size - 1,
		limits,
		tiles: tiles.map(({ id, column, row, value }) => ({
			id,
			x: column * size,
			y: row * size,
			step: value === null ? null : classOf(limits, value),
		})),
		borders: borders(tiles, size),
	};
}

/** The shade of a class, 0 the faintest to 4 the strongest: few classes use the whole scale. */
export function shadeOf(limits: readonly number[], step: number): number {
	return limits.length < 2 ? 2 : Math.round((step * (mostClasses - 1)) / (limits.length - 1));
}
