/** What an organisation may be compared with, and what it usually is. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import {
	ancestorsOf,
	nation,
	nodeColumns,
	nodeRow,
	readOrganisations,
	type OrganisationNode,
} from './index.ts';

const facts = z
	.object({
		region_id: z.string(),
		trust_id: z.string().nullable(),
		kostra_group: z.string(),
		centrality_class: z.number().int(),
	})
	.nullable();

/** What lies above or beside an organisation, from the narrow to the wide. */
const fromNarrow: readonly OrganisationNode['kind'][] = [
	...(['unit', 'municipality', 'institution', 'kostra', 'centrality', 'trust', 'county'] as const),
	...(['region', 'nation'] as const),
];

interface Similar {
	region: string;
	trust: string | null;
	kostra: string;
	centrality: string;
}

async function similarTo(db: Database, municipality: string): Promise<Similar | null> {
	const row = await answer(
		facts,
		db
			.from('municipality')
			.select('region_id, trust_id, kostra_group, centrality_class')
			.eq('organisation_id', municipality)
			.maybeSingle(),
	);
	return (
		row && {
			region: row.region_id,
			trust: row.trust_id,
			kostra: `kostra-${row.kostra_group}`,
			centrality: `centrality-${row.centrality_class}`,
		}
	);
}

/** What lies below a node: organisations and units of its own, and for a municipality those that serve it too. */
async function below(db: Database, node: OrganisationNode): Promise<OrganisationNode[]> {
	if (node.kind === 'unit') return [];
	const children = await answer(
		z.array(nodeRow),
		db.from('organisation_node').select(nodeColumns).eq('parent_id', node.id).order('name'),
	);
	if (node.kind !== 'municipality') return children;
	const serving = await answer(
		z.array(z.object({ unit_id: z.string() })),
		db.from('unit_municipality').select('unit_id').eq('municipality_id', node.id),
	);
	return [
		...children,
		...(await readOrganisations(
			db,
			serving.map((row) => row.unit_id),
		)),
	];
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
	similar: Pick<Similar, 'kostra' | 'region'> | null,
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
export async function readComparisons(
	db: Database,
	node: OrganisationNode,
	residents: boolean,
): Promise<Comparisons> {
	const ancestors = await ancestorsOf(db, node);
	const municipality = [node, ...ancestors].find((one) => one.kind === 'municipality');
	const similar = municipality ? await similarTo(db, municipality.id) : null;
	const further = similar
		? [
				similar.kostra,
				similar.centrality,
				...(residents && similar.trust ? [similar.trust] : []),
				similar.region,
			]
		: [];
	const children = await below(db, node);
	const beside = [...ancestors, ...(await readOrganisations(db, further))];
	const all = [
		...beside.sort((a, b) => fromNarrow.indexOf(a.kind) - fromNarrow.indexOf(b.kind)),
		...children,
	].filter((one) => !residents || hasResidents(one));
	const choices = [...new Map(all.map((one) => [one.id, one])).values()];
	return { choices, usual: usualComparisons(node, ancestors, similar, children) };
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
