/** What an organisation may be compared with, and what it usually is. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { nation, nodeRow, readOrganisations, type OrganisationNode } from './index.ts';

export const aroundAnswer = z.object({
	above: z.array(nodeRow),
	similar: z
		.object({ kostra: nodeRow, centrality: nodeRow, trust: nodeRow.nullable(), region: nodeRow })
		.nullable(),
	below: z.array(nodeRow),
});

export type Around = z.infer<typeof aroundAnswer>;

/** What lies above or beside an organisation, from the narrow to the wide. */
const fromNarrow: readonly OrganisationNode['kind'][] = [
	...(['unit', 'municipality', 'institution', 'kostra', 'centrality', 'trust', 'county'] as const),
	...(['region', 'nation'] as const),
];

/** What lies above, beside and below an organisation or unit. */
export function readAround(db: Database, node: string): Promise<Around> {
	return answer(aroundAnswer, db.rpc('organisation_around', { p_node: node }));
}

/** Persons live in municipalities: institutions and units have no residents. */
export function hasResidents({ kind }: Pick<OrganisationNode, 'kind'>): boolean {
	return kind !== 'unit' && kind !== 'institution';
}

/**
 * The usual comparisons, no more than four: what lies above, and for municipal services those of similar municipalities
 * and the health region, which lies beside their county. The nation is compared with its regions.
 */
export function usualComparisons(
	node: OrganisationNode,
	ancestors: readonly OrganisationNode[],
	similar: { kostra: string; region: string } | null,
	children: readonly OrganisationNode[],
): string[] {
	if (node.id === nation) return children.filter((one) => one.kind === 'region').map((one) => one.id);
	const above = ancestors.map((one) => one.id).filter((id) => id !== nation);
	if (!similar) return [...above, nation].slice(-4);
	if (node.kind === 'municipality') return [similar.kostra, ...above, similar.region, nation];
	// A unit is compared with its municipality; its county is offered and not chosen.
	return [...above.slice(0, 1), similar.kostra, similar.region, nation];
}

export interface Comparisons {
	/** Nearest first, then similar municipalities, wider organisations, and what lies below. */
	choices: OrganisationNode[];
	usual: string[];
}

/** @param residents by residence: health trusts then hold the people of their municipalities, and units nobody */
export function comparisonsOf(
	node: OrganisationNode,
	{ above, similar, below }: Around,
	residents: boolean,
): Comparisons {
	const areas = similar
		? [
				similar.kostra,
				similar.centrality,
				...(residents && similar.trust ? [similar.trust] : []),
				similar.region,
			]
		: [];
	const all = [
		...[...above, ...areas].sort((a, b) => fromNarrow.indexOf(a.kind) - fromNarrow.indexOf(b.kind)),
		...below,
	].filter((one) => !residents || hasResidents(one));
	const choices = [...new Map(all.map((one) => [one.id, one])).values()];
	const groups = similar && { kostra: similar.kostra.id, region: similar.region.id };
	return { choices, usual: usualComparisons(node, above, groups, below) };
}

/**
 * The columns beside the own one, in the order of the choices; what is asked for beyond them stands last.
 *
 * @returns null where an organisation is asked for that does not exist, or that has no residents to show
 */
export async function comparisonColumns(
	db: Database,
	node: OrganisationNode,
	{ choices, usual }: Comparisons,
	{ asked, residents }: { asked: readonly string[] | null; residents: boolean },
): Promise<OrganisationNode[] | null> {
	const wanted = new Set((asked ?? usual).filter((id) => id !== node.id));
	const known = choices.filter((one) => wanted.has(one.id));
	const rest = [...wanted].filter((id) => !known.some((one) => one.id === id));
	const others = await readOrganisations(db, rest);
	if (asked && others.length < rest.length) return null;
	return [...known, ...others].filter((one) => !residents || hasResidents(one));
}
