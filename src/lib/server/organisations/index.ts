/** Organisations and units as one list: what a number can be shown for. */
import { z } from 'zod';
import { organisationKinds } from '../../domain/codes.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

/** A row of the tree, as a node. */
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
