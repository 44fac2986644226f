/** Files of the effect pages: what the page shows, with place and period in every line, and a line in the audit. */
import { error, redirect } from '@sveltejs/kit';
import { organisationName } from '$lib/components/organisationName';
import { m } from '$lib/paraglide/messages.js';
import { done } from '$lib/server/backend/answers';
import { csvNumber, csvResponse, type CsvValue } from '$lib/server/indicators/csv';
import { askedEffect, type AskedEffect } from './asked';
import { periodText } from './words';

interface Asked {
	locals: App.Locals;
	url: URL;
}

/**
 * @throws redirect to the page, which says why there is nothing to download
 */
export async function askedFile({ locals, url }: Asked): Promise<AskedEffect> {
	const asked = await askedEffect({ locals, url });
	if (!asked.isShown) redirect(303, `/effect?organisation=${encodeURIComponent(asked.organisation.id)}`);
	return asked;
}

/** A share as per cent with one decimal. */
export const percent = (share: number): string => csvNumber(share * 100, 1);

/** The content of a summary, or error 404 where it is hidden or nothing: the page offers no file then. */
export function contentOf<Content>(
	summary: { mask: string } | { mask: null; content: Content } | null,
): Content {
	if (summary === null || summary.mask !== null || !('content' in summary)) error(404, 'no_numbers');
	return summary.content;
}

/**
 * @param page what the file is called: "effect-work"
 * @param rows without place and period, which come first in every line
 */
export async function effectFile(
	locals: App.Locals,
	{ organisation, year }: AskedEffect,
	page: string,
	header: readonly string[],
	rows: readonly CsvValue[][],
): Promise<Response> {
	const place = [organisationName(organisation), periodText(year)];
	await done(
		locals.db.rpc('log_export', {
			p_action: 'aggregates_downloaded',
			p_subject: organisation.id,
			p_detail: { page, year, rows: rows.length },
		}),
	);
	return csvResponse(
		`${page}-${organisation.id}-${year ?? 'all'}.csv`,
		[m.csv_organisation(), m.csv_period(), ...header],
		rows.map((row) => [...place, ...row]),
	);
}
