import { redirect } from '@sveltejs/kit';
import { variableText } from '$lib/components/disclosure/words';
import { m } from '$lib/paraglide/messages.js';
import { buildTable } from '$lib/server/aggregates';
import { requireRole } from '$lib/server/auth/guard';
import { done } from '$lib/server/backend/answers';
import { csvNumber, csvResponse } from '$lib/server/indicators/csv';
import { askedTable } from '../asked';
import { kindOf, valueText } from '../words';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	requireRole(event, 'researcher', 'coordinator');
	const { request } = askedTable(event.url.searchParams);
	// The page says what is wrong.
	if (!request) redirect(303, `/export/tables${event.url.search}`);
	const { db, registry } = event.locals;
	const cells = await buildTable(db, registry.backend.service(), request);
	const kind = kindOf(request.measure);
	await done(
		db.rpc('log_export', {
			p_action: 'aggregates_downloaded',
			p_subject: null,
			p_detail: { page: 'tables', rows: cells.length },
		}),
	);
	const shown = (value: number | null) => {
		if (value === null) return '';
		return kind === 'share' ? csvNumber(value * 100, 0) : csvNumber(value, 2);
	};
	const measure = request.measure === null ? [] : [variableText(request.measure)];
	return csvResponse(
		'table.csv',
		[
			...request.dimensions.map(variableText),
			m.csv_period(),
			m.tables_courses(),
			...measure.map((name) =>
				kind === 'share' ? m.tables_csv_share({ name }) : m.tables_csv_mean({ name }),
			),
		],
		cells.map(({ values, n, value, hidden }) => [
			...values.map((one, at) => valueText(request.dimensions[at] ?? '', one)),
			`${request.from}–${request.to}`,
			hidden ? m.tables_hidden() : n,
			...measure.map(() => (hidden ? m.tables_hidden() : shown(value))),
		]),
	);
};
