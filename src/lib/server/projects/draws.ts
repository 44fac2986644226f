/** What has been drawn and taken out of the registry for research, over all projects: for coordinators. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { releaseStates } from '../releases/index.ts';

const drawRow = z.object({
	id: z.string(),
	project_id: z.string(),
	number: z.number().int(),
	revision: z.number().int(),
	state: z.enum(releaseStates),
	requested_at: z.string(),
	built_at: z.string().nullable(),
	rows: z.number().int().nullable(),
	sha256: z.string().nullable(),
	project: z.object({ title: z.string() }),
});

const downloadRow = z.object({
	at: z.string(),
	detail: z.object({ release: z.string() }),
	account: z.object({ display_name: z.string() }).nullable(),
});

export type Draw = z.infer<typeof drawRow> & {
	/** Begun downloads, and the last of them. */
	downloads: number;
	last: { at: string; by: string | null } | null;
};

const mostShown = 200;

/** Releases of every project, newest first, each with its downloads. */
export async function listDraws(db: Database): Promise<Draw[]> {
	const [releases, downloads] = await Promise.all([
		answer(
			z.array(drawRow),
			db
				.from('release')
				.select(
					'id, project_id, number, revision, state, requested_at, built_at, rows, sha256, project(title)',
				)
				.order('requested_at', { ascending: false })
				.limit(mostShown),
		),
		answer(
			z.array(downloadRow),
			db
				.from('audit_event')
				.select('at, detail, account(display_name)')
				.eq('action', 'release_downloaded')
				.order('id', { ascending: false })
				.limit(10 * mostShown),
		),
	]);
	return releases.map((release) => {
		const own = downloads.filter(({ detail }) => detail.release === release.id);
		const [newest] = own;
		return {
			...release,
			downloads: own.length,
			last: newest ? { at: newest.at, by: newest.account?.display_name ?? null } : null,
		};
	});
}
