import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { requireRole } from '$lib/server/auth/guard';
import { listEvents } from '$lib/server/audit';
import { askBack, decide, openProject, type Fault, type Stepped } from '$lib/server/projects';
import { listReleases, readDisclosure, requestDisclosure } from '$lib/server/releases';
import { wakeReleaseWorker } from '$lib/server/releases/worker';
import type { Actions, PageServerLoad } from './$types';

const idOf = (text: string): string => z.uuid().safeParse(text).data ?? error(404, 'no_project');

const longestText = 2000;
const steps = ['asked', 'approved', 'rejected'] as const;

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	const { db } = event.locals;
	const id = idOf(event.params.project);
	const project = await openProject(db, id);
	if (!project || project.state === 'draft') error(404, 'no_project');
	let disclosure = await readDisclosure(db, id);
	// The report answers for the application as it stands: one that was sent anew is asked about anew.
	// As times: a row and a function do not write them alike.
	const isOld =
		!disclosure ||
		(project.sent_at !== null && Date.parse(disclosure.requestedAt) < Date.parse(project.sent_at));
	if (project.state === 'sent' && isOld) {
		await requestDisclosure(db, id);
		wakeReleaseWorker();
		disclosure = await readDisclosure(db, id);
	}
	const [releases, { events }] = await Promise.all([
		listReleases(db, id),
		listEvents(db, { subject: id, action: null, person: null, before: null, after: null }),
	]);
	return {
		project,
		disclosure,
		releases,
		events,
		done: z.enum(steps).safeParse(event.url.searchParams.get('done')).data ?? null,
	};
};

async function answered(
	event: RequestEvent<{ project: string }>,
	done: (typeof steps)[number],
	step: (id: string, text: string) => Promise<Stepped<void>>,
) {
	requireRole(event, 'coordinator');
	const id = idOf(event.params.project);
	const text = String((await event.request.formData()).get('text') ?? '').trim();
	const refuse = (fault: Fault | 'too_long') => fail(422, { fault, text: text.slice(0, longestText) });
	if (text === '') return refuse('reason_missing');
	if (text.length > longestText) return refuse('too_long');
	const stepped = await step(id, text);
	if (!stepped.ok) return refuse(stepped.fault);
	redirect(303, `/projects/${id}?done=${done}`);
}

export const actions: Actions = {
	ask: (event) => answered(event, 'asked', (id, text) => askBack(event.locals.db, id, text)),
	approve: (event) => answered(event, 'approved', (id, text) => decide(event.locals.db, id, true, text)),
	reject: (event) => answered(event, 'rejected', (id, text) => decide(event.locals.db, id, false, text)),
	report: async (event) => {
		requireRole(event, 'coordinator');
		const id = idOf(event.params.project);
		await requestDisclosure(event.locals.db, id);
		wakeReleaseWorker();
		redirect(303, `/projects/${id}#report`);
	},
};
