import { organisationName } from '$lib/components/organisationName';
import { m } from '$lib/paraglide/messages.js';
import { effectServices } from '$lib/server/effect';
import { askedCost, hoursOf, yearlyValue } from '$lib/server/effect/services';
import { csvNumber, type CsvValue } from '$lib/server/indicators/csv';
import { askedFile, contentOf, effectFile, percent } from '../../file';
import type { RequestHandler } from './$types';

/** Hours before and after, and the year's value at the cost of the address. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const asked = await askedFile({ locals, url });
	const { organisation, year } = asked;
	const hours = hoursOf(contentOf(await effectServices(locals.db, { organisation: organisation.id, year })));
	const number = (value: number) => csvNumber(value, 2);
	const shares = [
		{ what: m.effect_services_lessrow(), share: hours.less },
		{ what: m.effect_services_morerow(), share: hours.more },
	];
	const cost = askedCost(url.searchParams.get('cost'));
	const value = cost === null ? null : yearlyValue(hours, cost);
	const money = (amount: number) => csvNumber(amount, 0);
	const header = [
		m.effect_column_place(),
		m.csv_what(),
		m.csv_n(),
		m.csv_value(),
		m.csv_value_lower(),
		m.csv_value_upper(),
	];
	const rows: CsvValue[][] = [
		[`${m.effect_services_row()}, ${m.csv_before()}`, hours.n, number(hours.before), null, null],
		[`${m.effect_services_row()}, ${m.csv_after()}`, hours.n, number(hours.after), null, null],
		[
			...[m.effect_services_change(), hours.n, number(hours.reduction.mean)],
			...[number(hours.reduction.lower), number(hours.reduction.upper)],
		],
		...shares.map(({ what, share }) => [
			...[`${what} (%)`, share.of, percent(share.share), percent(share.lower), percent(share.upper)],
		]),
		...(value && cost !== null
			? [
					[
						...[`${m.effect_cost_title()} (kr, ${csvNumber(cost, 2)})`, hours.n, money(value.value)],
						...[money(value.lower), money(value.upper)],
					],
				]
			: []),
	].map((row) => [organisationName(organisation), ...row]);
	return effectFile(locals, asked, 'effect-services', header, rows);
};
