import { definitionIn, indicatorUnit, type ShownCell } from '$lib/domain/indicators';
import { indicatorTitle, levelLabel, maskLabel } from '$lib/domain/indicatorsText';
import { unitName, valueScale } from '$lib/domain/indicatorsValue';
import { organisationName } from '$lib/components/organisationName';
import { m } from '$lib/paraglide/messages.js';
import { done } from '$lib/server/backend/answers';
import { indicatorRows, readDefinitions } from '$lib/server/indicators';
import { csvNumber, csvResponse, type CsvValue } from '$lib/server/indicators/csv';
import { askedPlace, askedYear, yearNow } from '$lib/server/indicators/place';
import { comparisonsOf } from '$lib/server/organisations';
import type { RequestHandler } from './$types';

/** Value, unit and limits; shares as per cent, as the page writes them. */
function values({ indicator, value, interval }: ShownCell): CsvValue[] {
	const unit = indicatorUnit(indicator);
	const number = (one: number) => csvNumber(valueScale(unit, one), 1);
	return [
		number(value),
		unitName(unit),
		interval && number(interval.lower),
		interval && number(interval.upper),
	];
}

/** What the page shows, with every year of the trend: the own organisation and its comparisons. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { organisation, isOwn, choices } = await askedPlace({ locals, url });
	const { years } = await askedYear({ locals, url });
	const definitions = await readDefinitions(locals.db);
	const columns = await comparisonsOf(locals.db, organisation);
	const cells = await indicatorRows(locals.db, definitions, {
		organisations: columns.map((one) => one.id),
		years,
	});
	const own = new Set((isOwn ? choices : choices.slice(1)).map((one) => one.id));

	const rows = cells.flatMap((cell): CsvValue[][] => {
		const column = columns.find((one) => one.id === cell.organisation);
		const definition = definitionIn(definitions, cell.indicator, cell.year);
		if (!column || !definition) return [];
		const place = [indicatorTitle(cell.indicator), organisationName(column), cell.year];
		if (cell.mask !== null) {
			const minimum = own.has(cell.organisation) ? definition.minimumOwn : definition.minimumPublic;
			const why = maskLabel(cell, minimum, definition, yearNow());
			return [[...place, ...Array<null>(8).fill(null), definition.version, why]];
		}
		return [
			[
				...place,
				...[cell.numerator, cell.denominator, cell.answered, ...values(cell)],
				...[cell.level && levelLabel(cell.level), definition.version, null],
			],
		];
	});
	await done(
		locals.db.rpc('log_export', {
			p_action: 'aggregates_downloaded',
			p_subject: organisation.id,
			p_detail: { page: 'indicators', organisations: columns.map((one) => one.id), rows: rows.length },
		}),
	);
	const header = [
		...[m.csv_indicator(), m.csv_organisation(), m.csv_year(), m.csv_numerator(), m.csv_denominator()],
		...[m.csv_answered(), m.csv_value(), m.csv_unit(), m.csv_value_lower(), m.csv_value_upper()],
		...[m.csv_level(), m.csv_definition(), m.csv_note()],
	];
	return csvResponse(`indicators-${organisation.id}.csv`, header, rows);
};
