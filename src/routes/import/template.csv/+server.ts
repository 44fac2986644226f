import { error } from '@sveltejs/kit';
import { stringify } from 'csv-stringify/sync';
import { templateRows } from '$lib/domain/import';
import { m } from '$lib/paraglide/messages.js';
import { requireRole } from '$lib/server/auth/guard';
import { readUnit } from '$lib/server/courses/choices';
import type { RequestHandler } from './$types';

/** The template of one of the person's units, as spreadsheets in Norway open it: semicolons, UTF-8 with a mark. */
export const GET: RequestHandler = async (event) => {
	const { units } = requireRole(event, 'clinician');
	const asked = event.url.searchParams.get('unit');
	const chosen = asked ? units.find((unit) => unit.id === asked) : units[0];
	const unit = chosen && (await readUnit(event.locals.db, chosen.id));
	if (!unit) error(404, 'no_unit');
	const rows = templateRows({ ...unit, municipality: '0301', goalText: m.import_example_goal() });
	const text = stringify(rows, { delimiter: ';', record_delimiter: 'windows', bom: true });
	return new Response(text, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${m.import_template_name()}.csv"`,
		},
	});
};
