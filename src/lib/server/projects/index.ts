/** Research projects: applied for by researchers, decided by a coordinator who is somebody else. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { askedShape } from './asked.ts';
import { projectStates, stateOf } from './state.ts';

export { applicationSchema, type Application } from './application.ts';
export { type ProjectState } from './state.ts';
export {
	askBack,
	decide,
	deleteApplication,
	saveApplication,
	sendApplication,
	type Fault,
	type Stepped,
} from './steps.ts';

const projectShape = {
	id: z.string(),
	...askedShape,
	created_at: z.string(),
	sent_at: z.string().nullable(),
	decided_at: z.string().nullable(),
	decision_reason: z.string().nullable(),
	state: z.enum(projectStates),
	own: z.boolean(),
	ended: z.boolean(),
	researcher_name: z.string(),
	decider_name: z.string().nullable(),
};
/** An approved project that has ended is `ended`. */
const project = z.object(projectShape).transform((row) => ({ ...row, state: stateOf(row) }));
export type Project = z.infer<typeof project>;

const openedProject = z
	.object({
		...projectShape,
		variables: z.array(z.object({ name: z.string(), reason: z.string().nullable() })),
		messages: z.array(
			z.object({
				at: z.string(),
				kind: z.enum(['sent', 'asked', 'answered', 'approved', 'rejected']),
				body: z.string().nullable(),
				/** Null where the account is gone. */
				name: z.string().nullable(),
				own: z.boolean().nullable(),
			}),
		),
	})
	.transform((row) => ({ ...row, state: stateOf(row) }));
export type OpenedProject = z.infer<typeof openedProject>;

/** Projects that the signed-in person may read, newest first: the own ones, or for a coordinator all that were sent. */
export function listProjects(db: Database): Promise<Project[]> {
	return answer(z.array(project), db.rpc('list_projects'));
}

export async function listOwnProjects(db: Database): Promise<Project[]> {
	return (await listProjects(db)).filter(({ own }) => own);
}

/** A project with its variables and what was said; null where the person may not read it. A coordinator's opening is logged. */
export function openProject(db: Database, id: string): Promise<OpenedProject | null> {
	return answer(openedProject.nullable(), db.rpc('open_project', { p_project: id }));
}

const publicProject = z.object({
	id: z.string(),
	title: z.string(),
	institution: z.string(),
	purpose: z.string(),
	ends_on: z.string(),
	approved_at: z.string(),
	ended: z.boolean(),
	variables: z.array(z.string()),
	releases: z.array(
		z.object({
			id: z.string(),
			number: z.number().int(),
			revision: z.number().int(),
			state: z.enum(['ready', 'withdrawn']),
			built_at: z.string(),
			withdrawn_at: z.string().nullable(),
			/** To the nearest five. */
			rows: z.number().int(),
			sha256: z.string(),
		}),
	),
});
export type PublicProject = z.infer<typeof publicProject>;

/** Approved projects and their releases, for anyone. */
export function listPublicProjects(db: Database): Promise<PublicProject[]> {
	return answer(z.array(publicProject), db.rpc('public_projects'));
}
