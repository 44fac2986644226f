import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tileGrid, type Coordinates } from './tileGrid.ts';

const migration = join(
	import.meta.dirname,
	'../../../../supabase/migrations/20260101000400_reference_organisations.sql',
);
const places: Coordinates[] = [
	...readFileSync(migration, 'utf8').matchAll(
		/^\t\('(municipality-\d{4})', .*, (-?[\d.]+), (-?[\d.]+), '[\d-]+', '[\d-]+'\)[,;]$/gm,
	),
].map(([, id = '', longitude, latitude]) => ({
	id,
	longitude: Number(longitude),
	latitude: Number(latitude),
}));

/** Distance on the ground, near enough to order neighbours. */
function apart(a: Coordinates, b: Coordinates): number {
	const cosine = Math.cos((((a.latitude + b.latitude) / 2) * Math.PI) / 180);
	return Math.hypot((a.longitude - b.longitude) * cosine, a.latitude - b.latitude);
}

describe('tileGrid', () => {
	const grid = tileGrid(places);
	const tile = new Map(grid.map((one) => [one.id, one]));

	it('gives every municipality a cell of its own', () => {
		expect(places.length).toBe(357);
		expect(new Set(grid.map(({ column, row }) => `${column}|${row}`)).size).toBe(357);
		expect(Math.min(...grid.map(({ column }) => column))).toBe(0);
		expect(Math.min(...grid.map(({ row }) => row))).toBe(0);
	});

	it('is narrow enough for a phone', () => {
		expect(Math.max(...grid.map(({ column }) => column))).toBeLessThan(34);
	});

	it('keeps neighbours near each other', () => {
		let near = 0;
		for (const place of places) {
			const nearest = places
				.filter((other) => other !== place)
				.sort((a, b) => apart(place, a) - apart(place, b))
				.slice(0, 4);
			const own = tile.get(place.id);
			for (const other of nearest) {
				const its = tile.get(other.id);
				if (!own || !its) continue;
				if (Math.max(Math.abs(own.column - its.column), Math.abs(own.row - its.row)) <= 2) near++;
			}
		}
		expect(near / (places.length * 4)).toBeGreaterThan(0.97);
	});

	it('has the north above the south and the west left of the east', () => {
		const at = (number: string) =>
			tile.get(`municipality-${number}`) ?? { column: Number.NaN, row: Number.NaN };
		expect(at('5501').row).toBeLessThan(at('5001').row); // Tromsø, Trondheim
		expect(at('5001').row).toBeLessThan(at('0301').row); // Trondheim, Oslo
		expect(at('4601').column).toBeLessThan(at('0301').column); // Bergen, Oslo
	});

	it('does not depend on the order of the places', () => {
		expect(tileGrid(places.toReversed())).toEqual(grid);
	});

	it('stands with one place, with none, and with two on the same spot', () => {
		const oslo = { longitude: 10.7, latitude: 59.9 };
		expect(tileGrid([])).toEqual([]);
		expect(tileGrid([{ id: 'a', ...oslo }])).toEqual([{ id: 'a', column: 0, row: 0 }]);
		const two = tileGrid([
			{ id: 'a', ...oslo },
			{ id: 'b', ...oslo },
		]);
		expect(new Set(two.map(({ column, row }) => `${column}|${row}`)).size).toBe(2);
	});

	it('refuses what is nowhere on earth', () => {
		expect(() => tileGrid([{ id: 'a', longitude: 10, latitude: Number.NaN }])).toThrow(RangeError);
		expect(() => tileGrid([{ id: 'a', longitude: 181, latitude: 60 }])).toThrow(RangeError);
	});
});
