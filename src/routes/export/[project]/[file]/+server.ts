import { error } from '@sveltejs/kit';
import { requireRole } from '$lib/server/auth/guard';
import { download, exportFiles } from '$lib/server/exports';
import type { RequestHandler } from './$types';

/** One of the three files of an own, approved project; each download is logged. */
export const GET: RequestHandler = async (event) => {
	requireRole(event, 'researcher');
	const file = exportFiles.find((name) => name === event.params.file);
	if (!file) error(404, 'not_found');
	const made = await download(event.locals.db, event.params.project, file);
	if (!made.ready) error(made.reason === 'not_found' ? 404 : 409, made.reason);
	return new Response(made.body, {
		headers: {
			'Content-Type': made.contentType,
			'Content-Disposition': `attachment; filename="${file}"`,
		},
	});
};
