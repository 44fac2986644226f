/** Research projects: applied for by researchers, approved by a coordinator who is somebody else. */
import { z } from 'zod';
import { DatabaseError, answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import type { Application } from './application.ts';

export { applicationSchema, type Application } from './application.ts';

const projectRow = z.object({
	id: z.string(),
	title: z.string(),
	purpose: z.string(),
	approval_reference: z.string(),
	ends_on: z.string(),
	created_at: z.string(),
	approved_at: z.string().nullable(),
	frozen_at: z.string().nullable(),
	own: z.boolean(),
	ended: z.boolean(),
	researcher_name: z.string(),
	approver_name: z.string().nullable(),
});

export type ProjectState = 'waiting' | 'approved' | 'ended';
export type Project = z.infer<typeof projectRow> & { state: ProjectState };

function stateOf({ ended, approved_at }: z.infer<typeof projectRow>): ProjectState {
	if (ended) return 'ended';
	return approved_at ? 'approved' : 'waiting';
}

/** Projects that the signed-in person may read, newest first: the own ones, or for a coordinator all. */
export async function listProjects(db: Database): Promise<Project[]> {
	const rows = await answer(z.array(projectRow), db.rpc('list_projects'));
	return rows.map((row) => ({ ...row, state: stateOf(row) }));
}

export async function listOwnProjects(db: Database): Promise<Project[]> {
	return (await listProjects(db)).filter((project) => project.own);
}

export async function readOwnProject(db: Database, id: string): Promise<Project | null> {
	return (await listOwnProjects(db)).find((project) => project.id === id) ?? null;
}

/** Applies as the signed-in researcher. */
export async function apply(db: Database, application: Application): Promise<void> {
	await done(db.from('project').insert(application));
}

export type Approval = 'approved' | 'own' | 'gone';

/** Approves a waiting project; the database refuses an own one, one already approved and one that has ended. */
export async function approve(db: Database, id: string): Promise<Approval> {
	try {
		await done(db.rpc('approve_project', { p_project: id }));
		return 'approved';
	} catch (error) {
		if (!(error instanceof DatabaseError)) throw error;
		// By name, not by code: the embedded backend keeps the message of these errors but not their code.
		if (error.message.includes('nobody_approves_the_own_project')) return 'own';
		if (error.message.includes('project_not_found')) return 'gone';
		throw error;
	}
}
