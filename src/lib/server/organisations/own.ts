/** Which organisations a signed-in person may choose between. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { nodeRow, type OrganisationNode } from './index.ts';

/**
 * Organisations for the switcher, the person's own first: a leader's organisations and what is below them,
 * a clinician's units, everything that registers for a coordinator.
 */
export async function ownOrganisations(db: Database): Promise<OrganisationNode[]> {
	return answer(z.array(nodeRow), db.rpc('own_organisations'));
}
