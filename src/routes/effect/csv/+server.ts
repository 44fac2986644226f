import { redirect } from '@sveltejs/kit';
import { organisationName } from '$lib/components/organisationName';
import { instrumentLabel, serviceLevelLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';
import { done } from '$lib/server/backend/answers';
import { effectRows, type EffectRow } from '$lib/server/effect';
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
		parties.map(async (party) =>
			(await effectRows(locals.db, party.id, year)).map((row) =>
				csvRow(row, party, party.id === organisation.id, period),
			),
		),
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
