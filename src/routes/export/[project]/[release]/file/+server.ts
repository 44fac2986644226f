import { error } from '@sveltejs/kit';
import { requireRole } from '$lib/server/auth/guard';
import { openDownload } from '$lib/server/releases';
import type { RequestHandler } from './$types';

/** The zip of an own release, whole or from where it stopped; each opening is logged. */
export const GET: RequestHandler = async (event) => {
	const person = requireRole(event, 'researcher');
	const { backend } = event.locals.registry;
	const download = await openDownload(() => backend.as(person.id), event.params.release, {
		range: event.request.headers.get('range'),
		ifRange: event.request.headers.get('if-range'),
	});
	if (download.ok) return new Response(download.body, { status: download.status, headers: download.headers });
	if (download.reason === 'range')
		return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${download.bytes}` } });
	error(download.reason === 'not_found' ? 404 : 409, download.reason);
};
