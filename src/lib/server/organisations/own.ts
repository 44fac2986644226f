/** Which organisations a signed-in person may choose between. */
import { z } from 'zod';
import type { SignedIn } from '../auth/people.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { readOrganisations, type OrganisationNode } from './index.ts';

const idRow = z.object({ id: z.string() });
/** Supabase answers at most a thousand rows, and an address has its limit: ask in pieces. */
const pieceSize = 200;

async function idsBelow(db: Database, parents: readonly string[]): Promise<string[]> {
	const pieces: string[][] = [];
	for (let at = 0; at < parents.length; at += pieceSize) {
		const some = parents.slice(at, at + pieceSize);
		const children = await answer(
			z.array(idRow),
			db.from('organisation_node').select('id').in('parent_id', some),
		);
		const served = await answer(
			z.array(z.object({ unit_id: z.string() })),
			db.from('unit_municipality').select('unit_id').in('municipality_id', some),
		);
		pieces.push(
			children.map((row) => row.id),
			served.map((row) => row.unit_id),
		);
	}
	return pieces.flat();
}

/** The organisations with everything below them, top first: the subtree that the database gives a leader too. */
async function subtree(db: Database, roots: readonly string[]): Promise<string[]> {
	const found = new Set(roots);
	let level = [...roots];
	while (level.length > 0) {
		const below = await idsBelow(db, level);
		level = [...new Set(below)].filter((id) => !found.has(id));
		for (const id of level) found.add(id);
	}
	return [...found];
}

/** Whatever has or is a unit: what a coordinator can choose, without 350 municipalities that register nothing. */
async function everythingWithUnits(db: Database): Promise<string[]> {
	const units = await answer(
		z.array(z.object({ id: z.string(), organisation_id: z.string() })),
		db.from('unit').select('id, organisation_id').eq('active', true),
	);
	const large = await answer(
		z.array(idRow),
		db.from('organisation').select('id').in('kind', ['nation', 'region', 'trust', 'county']),
	);
	return [
		...new Set([
			...large.map((row) => row.id),
			...units.map((unit) => unit.organisation_id),
			...units.map((unit) => unit.id),
		]),
	];
}

/**
 * Organisations for the switcher, the person's own first: a leader's organisations and what is below them,
 * a clinician's units, everything that registers for a coordinator.
 */
export async function ownOrganisations(db: Database, person: SignedIn): Promise<OrganisationNode[]> {
	const led = await subtree(
		db,
		person.organisations.map((place) => place.id),
	);
	const all = person.roles.has('coordinator') ? await everythingWithUnits(db) : [];
	const ids = [...new Set([...led, ...person.units.map((unit) => unit.id), ...all])];
	const nodes: OrganisationNode[] = [];
	for (let at = 0; at < ids.length; at += pieceSize) {
		nodes.push(...(await readOrganisations(db, ids.slice(at, at + pieceSize))));
	}
	return nodes;
}
