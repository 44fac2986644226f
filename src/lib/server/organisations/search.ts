/** Finds organisations by name, for anyone. */
import { z } from 'zod';
import type { OrganisationKind } from '../../domain/codes.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { nodeColumns, nodeRow, type OrganisationNode } from './index.ts';

/** The API answers at most a thousand rows at a time. */
const most = 1000;

/** Longest text that is searched for: no name is longer. */
const longest = 120;

/** What is typed, without what `ilike` would read as "any text". */
export function patternOf(query: string): string {
	return `%${query
		.trim()
		.slice(0, longest)
		.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

/** Every organisation, active unit and group of municipalities. */
export async function allOrganisations(db: Database): Promise<OrganisationNode[]> {
	const nodes: OrganisationNode[] = [];
	for (;;) {
		const piece = await answer(
			z.array(nodeRow),
			db
				.from('organisation_node')
				.select(nodeColumns)
				.order('id')
				.range(nodes.length, nodes.length + most - 1),
		);
		nodes.push(...piece);
		if (piece.length < most) return nodes;
	}
}

/** Organisations whose name holds a text, whatever the case. Groups of municipalities have numbers, not names. */
export function searchOrganisations(db: Database, query: string, limit: number): Promise<OrganisationNode[]> {
	return answer(
		z.array(nodeRow),
		db
			.from('organisation_node')
			.select(nodeColumns)
			.not('kind', 'in', '(kostra,centrality)')
			.ilike('name', patternOf(query))
			.order('name')
			.order('id')
			.limit(limit),
	);
}

/** Organisations of some kinds by name: what a visitor can start from without a word to search for. */
export function organisationsOfKind(
	db: Database,
	kinds: readonly OrganisationKind[],
): Promise<OrganisationNode[]> {
	return answer(
		z.array(nodeRow),
		db
			.from('organisation_node')
			.select(nodeColumns)
			.in('kind', [...kinds])
			.order('name'),
	);
}

/** What lies directly below an organisation: municipalities of a county, units of a municipality. */
export async function organisationsBelow(db: Database, id: string): Promise<OrganisationNode[]> {
	const children = await answer(
		z.array(nodeRow),
		db.from('organisation_node').select(nodeColumns).eq('parent_id', id).order('name'),
	);
	// Groups hang below the nation for the sake of the sums; a reader looks for them among their members.
	return children.filter(({ kind }) => kind !== 'kostra' && kind !== 'centrality');
}

/** Where every municipality lies. */
export function municipalityPlaces(
	db: Database,
): Promise<{ id: string; longitude: number; latitude: number }[]> {
	const row = z
		.object({ organisation_id: z.string(), longitude: z.number(), latitude: z.number() })
		.transform(({ organisation_id, ...place }) => ({ id: organisation_id, ...place }));
	return answer(
		z.array(row),
		db.from('municipality').select('organisation_id, longitude, latitude').order('organisation_id'),
	);
}
