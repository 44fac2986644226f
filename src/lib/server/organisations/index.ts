/** Organisations and units as one list: what a number can be shown for. */
import { z } from 'zod';
import { organisationKinds } from '../../domain/codes.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

export const nodeRow = z
	.object({
		id: z.string(),
		kind: z.enum(organisationKinds),
		name: z.string(),
		parent_id: z.string().nullable(),
	})
	.transform(({ parent_id, ...row }) => ({ ...row, parentId: parent_id }));

/** A node of the tree, units among them. */
export type OrganisationNode = z.infer<typeof nodeRow>;

export const nodeColumns = 'id, kind, name, parent_id';

/** The nation's id in every registry. */
export const nation = 'nation';

/** The organisation or active unit of an id; null where there is none. */
export async function readOrganisation(db: Database, id: string): Promise<OrganisationNode | null> {
	return answer(
		nodeRow.nullable(),
		db.from('organisation_node').select(nodeColumns).eq('id', id).maybeSingle(),
	);
}

/** Organisations and units of some ids, in the order of the ids; unknown ones are left out. */
export async function readOrganisations(db: Database, ids: readonly string[]): Promise<OrganisationNode[]> {
	if (ids.length === 0) return [];
	const rows = await answer(
		z.array(nodeRow),
		db
			.from('organisation_node')
			.select(nodeColumns)
			.in('id', [...ids]),
	);
	return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** The organisations above a node, nearest first. */
async function ancestorsOf(db: Database, node: OrganisationNode): Promise<OrganisationNode[]> {
	const ancestors: OrganisationNode[] = [];
	let next = node.parentId;
	while (next) {
		const parent = await readOrganisation(db, next);
		if (!parent) break;
		ancestors.push(parent);
		next = parent.parentId;
	}
	return ancestors;
}

/** The health region of a municipality, which lies beside its county and not above it. */
async function regionOf(db: Database, municipalityId: string): Promise<OrganisationNode | null> {
	const row = await answer(
		z.object({ region_id: z.string() }).nullable(),
		db.from('municipality').select('region_id').eq('organisation_id', municipalityId).maybeSingle(),
	);
	return row && readOrganisation(db, row.region_id);
}

/**
 * A node and what it is compared with, nearest first: its ancestors, and for a municipality
 * and its units the health region before the nation.
 */
export async function comparisonsOf(db: Database, node: OrganisationNode): Promise<OrganisationNode[]> {
	const line = [node, ...(await ancestorsOf(db, node))];
	const municipality = line.find((step) => step.kind === 'municipality');
	const region = municipality ? await regionOf(db, municipality.id) : null;
	if (!region) return line;
	return [
		...line.filter((step) => step.kind !== 'nation'),
		region,
		...line.filter((step) => step.kind === 'nation'),
	];
}
