/** What a signed-in person's page of numbers is about, in one question. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { frameAnswer, type Frame } from '../indicators/frame.ts';
import { aroundAnswer, type Around } from './comparisons.ts';
import { nodeRow, type OrganisationNode } from './index.ts';

export interface OwnPlace {
	/** For the switcher, the person's own first: a leader's organisations and what is below them, a clinician's units, everything that registers for a coordinator. */
	own: OrganisationNode[];
	/** The one that is asked for, else the first of the own, else the nation; null where there is none of that id. */
	organisation: OrganisationNode | null;
	around: Around;
	frame: Frame;
}

const placeAnswer = z.object({
	own: z.array(nodeRow),
	organisation: nodeRow.nullable(),
	around: aroundAnswer,
	frame: frameAnswer,
});

export async function readOwnPlace(db: Database, id: string | null): Promise<OwnPlace> {
	return answer(placeAnswer, db.rpc('own_place', { p_node: id }));
}
