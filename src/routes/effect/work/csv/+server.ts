import { m } from '$lib/paraglide/messages.js';
import { effectWork } from '$lib/server/effect';
import { askedFile, contentOf, effectFile, percent } from '../../file';
import { flowsOf, shareOfFlow, stateLabel } from '../states';
import type { RequestHandler } from './$types';

/** The flows that the page draws. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = await askedFile({ locals, url });
	const work = await effectWork(locals.db, { organisation: asked.organisation.id, year: asked.year });
	const flows = flowsOf(contentOf(work));
	const header = [m.effect_flow_time(), m.effect_flow_from(), m.effect_flow_to(), m.csv_n(), m.csv_share()];
	const rows = flows.map((flow) => [
		flow.column === 0 ? m.effect_start_to_end() : m.effect_end_to_m12(),
		...[stateLabel(flow.from), stateLabel(flow.to), flow.n, percent(shareOfFlow(flows, flow))],
	]);
	return effectFile(locals, asked, 'effect-work', header, rows);
};
