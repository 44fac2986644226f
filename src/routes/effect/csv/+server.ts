import { redirect } from '@sveltejs/kit';
import { organisationName } from '$lib/components/organisationName';
import { iplosSteps } from '$lib/domain/iplos';
import { instrumentLabel, serviceLevelLabel, supportNeedLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';
import { done } from '$lib/server/backend/answers';
import { effectRows, type EffectRow, type StepsRow } from '$lib/server/effect';
import { csvNumber, csvResponse, type CsvValue } from '$lib/server/indicators/csv';
import { askedPeriod, askedPlace } from '$lib/server/indicators/place';
import { nation, readOrganisation, type OrganisationNode } from '$lib/server/organisations';
import { effectMask, meanDecimals } from '../words';
import type { RequestHandler } from './$types';

function csvRow(row: EffectRow, organisation: OrganisationNode, isOwn: boolean, period: string): CsvValue[] {
	const place = [
		...[instrumentLabel(row.instrument), serviceLevelLabel(row.serviceLevel)],
		...[organisationName(organisation), period],
	];
	if (row.mask !== null) return [...place, ...Array<null>(10).fill(null), effectMask(row.mask, isOwn)];
	const number = (value: number) => csvNumber(value, meanDecimals(row) + 1);
	const percent = (share: number) => csvNumber(share * 100, 1);
	const { change, improved } = row;
	return [
		...[...place, row.n, number(row.before), number(row.after)],
		...[number(change.mean), number(change.lower), number(change.upper)],
		...(improved
			? [improved.count, percent(improved.share), percent(improved.lower), percent(improved.upper), null]
			: [null, null, null, null, m.effect_no_threshold()]),
	];
}

/** A line for each step: the shares of the patients in it before and after. */
function stepRows(
	row: StepsRow,
	organisation: OrganisationNode,
	isOwn: boolean,
	period: string,
): CsvValue[][] {
	const place = [serviceLevelLabel(row.serviceLevel), organisationName(organisation), period];
	const label = instrumentLabel(row.instrument);
	if (row.mask !== null) {
		return [[label, ...place, ...Array<null>(10).fill(null), effectMask(row.mask, isOwn)]];
	}
	const { n, steps } = row;
	const share = (time: 'start' | 'end', step: number) => csvNumber(((steps[time][step] ?? 0) / n) * 100, 1);
	return iplosSteps.map((code, step) => [
		...[`${label}: ${supportNeedLabel(code)}`, ...place, n, share('start', step), share('end', step)],
		...[...Array<null>(7).fill(null), m.effect_steps_note()],
	]);
}

/** What the page shows, as a file: the own organisation and the nation. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { organisation, isOwn } = await askedPlace({ locals, url });
	// The page says why there is nothing to download.
	if (!isOwn) redirect(303, `/effect?organisation=${encodeURIComponent(organisation.id)}`);
	const { year } = await askedPeriod({ locals, url });
	const whole = await readOrganisation(locals.db, nation);
	const period = year === null ? m.effect_period_all() : String(year);
	const parties = [organisation, ...(whole && organisation.id !== nation ? [whole] : [])];
	const rows = await Promise.all(
		parties.map(async (party) => {
			const isOwnParty = party.id === organisation.id;
			const { means, steps } = await effectRows(locals.db, party.id, year);
			return [
				...means.map((row) => csvRow(row, party, isOwnParty, period)),
				...steps.flatMap((row) => stepRows(row, party, isOwnParty, period)),
			];
		}),
	).then((all) => all.flat());
	await done(
		locals.db.rpc('log_export', {
			p_action: 'aggregates_downloaded',
			p_subject: organisation.id,
			p_detail: { page: 'effect', organisations: parties.map((party) => party.id), year, rows: rows.length },
		}),
	);
	const header = [
		...[m.effect_column_instrument(), m.csv_service_level(), m.csv_organisation(), m.csv_period(), m.csv_n()],
		...[m.effect_before(), m.effect_after(), m.csv_change(), m.csv_change_lower(), m.csv_change_upper()],
		...[m.csv_improved(), m.csv_improved_share(), m.csv_lower(), m.csv_upper(), m.csv_note()],
	];
	return csvResponse(`effect-${organisation.id}-${year ?? 'all'}.csv`, header, rows);
};
