import { dateInOslo } from '$lib/domain/osloTime';
import { m } from '$lib/paraglide/messages.js';
import { requireRole } from '$lib/server/auth/guard';
import { readCoverage } from '$lib/server/coverage';
import { countTemplate } from '$lib/server/coverage/countFile';
import type { RequestHandler } from './$types';

/** Every unit, for the last whole year: the newest that a source can have reported. */
export const GET: RequestHandler = async (event) => {
	requireRole(event, 'coordinator');
	const lastYear = Number(dateInOslo(new Date()).slice(0, 4)) - 1;
	return new Response(countTemplate(await readCoverage(event.locals.db), lastYear), {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${m.coverage_template_name()}.csv"`,
		},
	});
};
