import { error } from '@sveltejs/kit';
import { organisationName } from '$lib/components/organisationName';
import { isInstrumentId } from '$lib/domain/instruments';
import { instrumentLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';
import { effectDistribution, effectRows } from '$lib/server/effect';
import { isStepped } from '$lib/server/effect/measures';
import type { CsvValue } from '$lib/server/indicators/csv';
import { askedFile, effectFile } from '../../../file';
import { measureHeader, measureLine } from '../../../measureRows';
import { startLevelLabel } from '../../../words';
import { barLabel } from '../words';
import type { RequestHandler } from './$types';

/** The numbers of one instrument, whole and by start level, and below them its distribution, which is what its chart asks for. */
export const GET: RequestHandler = async ({ locals, url, params }) => {
	const asked = await askedFile({ locals, url });
	const { instrument } = params;
	if (!isInstrumentId(instrument) || isStepped(instrument)) error(404, 'no_instrument');
	const of = { organisation: asked.organisation.id, year: asked.year, instrument };
	const { means } = await effectRows(locals.db, { ...of, dimension: 'start_level' });
	const bars = await effectDistribution(locals.db, of);
	const name = organisationName(asked.organisation);
	const header = measureHeader();
	const blanks = Array<null>(header.length - 6).fill(null);
	const spread: CsvValue[][] = (bars?.mask === null ? bars.content : []).map((bar) => [
		...[name, `${instrumentLabel(instrument)}: ${barLabel(instrument, bar)}`, m.effect_distribution_title()],
		...[null, bar.start, bar.end, ...blanks],
	]);
	const lines = means.map((row) => measureLine(row, name, startLevelLabel(row.part), asked.minimum));
	const rows = url.searchParams.get('chart') === 'distribution' ? spread : [...lines, ...spread];
	return effectFile(locals, asked, `effect-${instrument}`, header, rows);
};
