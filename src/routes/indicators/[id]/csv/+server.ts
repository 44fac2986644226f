import { error } from '@sveltejs/kit';
import { done } from '$lib/server/backend/answers';
import { csvResponse } from '$lib/server/indicators/csv';
import { askedIndicator } from '../asked';
import { charts, tables } from './tables';
import type { RequestHandler } from './$types';

/** The numbers of the chart that the address names. */
export const GET: RequestHandler = async ({ locals, url, params }) => {
	const asked = await askedIndicator({ locals, url, params });
	const { year, organisation, indicator } = asked;
	const chart = charts.find((known) => known === url.searchParams.get('chart'));
	if (!chart || year === null) error(404, 'no_chart');
	const { header, rows } = await tables[chart](locals.db, { ...asked, year });
	await done(
		locals.db.rpc('log_export', {
			p_action: 'aggregates_downloaded',
			p_subject: organisation.id,
			p_detail: { page: 'indicator', indicator, chart, year, rows: rows.length },
		}),
	);
	return csvResponse(`${indicator}-${chart}-${organisation.id}-${year}.csv`, header, rows);
};
