import { error, json } from '@sveltejs/kit';
import { z } from 'zod';
import { requireRole } from '$lib/server/auth/guard';
import { readDisclosure } from '$lib/server/releases';
import type { RequestHandler } from './$types';

/** Whether the report is ready. Asked again and again by the page, whose own loading is logged as an opening. */
export const GET: RequestHandler = async (event) => {
	requireRole(event, 'coordinator');
	const id = z.uuid().safeParse(event.params.project).data ?? error(404, 'no_project');
	const disclosure = await readDisclosure(event.locals.db, id);
	return json({ ready: disclosure?.state !== 'computing' });
};
