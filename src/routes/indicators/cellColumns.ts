/** A cell as columns of a file: the same in every file of the indicator pages. */
import {
	indicatorUnit,
	type IndicatorCell,
	type IndicatorDefinition,
	type ShownCell,
} from '$lib/domain/indicators';
import { levelLabel } from '$lib/domain/indicatorsText';
import { unitName, valueScale } from '$lib/domain/indicatorsValue';
import { m } from '$lib/paraglide/messages.js';
import { csvNumber, type CsvValue } from '$lib/server/indicators/csv';
import { whyMasked, type Shown } from './overviewRow';

export const cellHeader = () => [
	...[m.csv_numerator(), m.csv_denominator(), m.csv_answered(), m.csv_value(), m.csv_unit()],
	...[m.csv_value_lower(), m.csv_value_upper(), m.csv_level(), m.csv_definition(), m.csv_note()],
];

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

/** Counts, value and level, or the reason why there are none. */
export function cellColumns(cell: IndicatorCell, definition: IndicatorDefinition, shown: Shown): CsvValue[] {
	if (cell.mask !== null) {
		const why = whyMasked(cell, definition, shown);
		return [...Array<null>(8).fill(null), definition.version, why];
	}
	return [
		...[cell.numerator, cell.denominator, cell.answered, ...values(cell)],
		...[cell.level && levelLabel(cell.level), definition.version, null],
	];
}
