/** The municipalities of the tile map, each with what is published of its residents. */
import { tileGrid, type Tile } from '../../charts/TileMap/tileGrid.ts';
import type { IndicatorCell, IndicatorDefinition, IndicatorId } from '../../domain/indicators.ts';
import type { Database } from '../backend/index.ts';
import { municipalityPlaces, organisationsOfKind } from '../organisations/search.ts';
import { publishedCells } from './published.ts';

export interface MapPlace {
	tile: Tile;
	name: string;
	county: { id: string; name: string };
	cell: IndicatorCell;
}

/** The grid follows from the municipalities alone, which change once in years: worked out once in a process. */
const known = new Map<string, Tile[]>();

async function readTiles(db: Database): Promise<Tile[]> {
	const places = await municipalityPlaces(db);
	const key = JSON.stringify(places);
	const tiles = known.get(key) ?? tileGrid(places);
	known.clear();
	known.set(key, tiles);
	return tiles;
}

/** Every municipality with a place on the map, from the north-west to the south-east. */
export async function publishedMap(
	db: Database,
	definitions: readonly IndicatorDefinition[],
	indicator: IndicatorId,
	year: number,
): Promise<MapPlace[]> {
	const [tiles, nodes, published] = await Promise.all([
		readTiles(db),
		organisationsOfKind(db, ['municipality', 'county']),
		publishedCells(db, definitions, { indicator, year, wholeYearsOf: 'residence' }),
	]);
	const node = new Map(nodes.map((one) => [one.id, one]));
	const cells = new Map(published.map(({ cell }) => [cell.organisation, cell]));
	return tiles.flatMap((tile) => {
		const municipality = node.get(tile.id);
		const county = node.get(municipality?.parentId ?? '');
		if (!municipality || !county) return [];
		const none = { organisation: tile.id, year, quarter: 0, indicator, own: false, mask: 'none' as const };
		return [
			{
				tile,
				name: municipality.name,
				county: { id: county.id, name: county.name },
				cell: cells.get(tile.id) ?? none,
			},
		];
	});
}
