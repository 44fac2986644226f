/** Lines of a file with the paired measurements: one for each party, instrument and part. */
import { iplosSteps } from '$lib/domain/iplos';
import { instrumentLabel, supportNeedLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';
import { responseOf, type EffectRow, type StepsRow } from '$lib/server/effect';
import { csvNumber, type CsvValue } from '$lib/server/indicators/csv';
import { percent } from './file';
import { effectMask, meanDecimals } from './words';

export const measureHeader = () => [
	...[
		m.effect_column_place(),
		m.effect_column_instrument(),
		m.csv_part(),
		m.csv_n(),
		m.csv_before(),
		m.csv_after(),
	],
	...[
		m.csv_change(),
		m.csv_change_lower(),
		m.csv_change_upper(),
		m.csv_srm(),
		m.csv_srm_lower(),
		m.csv_srm_upper(),
	],
	...[m.csv_improved(), m.csv_improved_share(), m.csv_lower(), m.csv_upper(), m.csv_worsened()],
	...[m.csv_floor_before(), m.csv_floor_after(), m.csv_ceiling_before(), m.csv_ceiling_after()],
	...[m.csv_kept(), m.csv_kept_of(), m.csv_note()],
];

const blanks = (count: number): null[] => Array<null>(count).fill(null);

export function measureLine(row: EffectRow, name: string, part: string, minimum: number): CsvValue[] {
	const place = [name, instrumentLabel(row.instrument), part];
	if (row.mask !== null) return [...place, ...blanks(20), effectMask(row.mask, minimum)];
	const number = (value: number) => csvNumber(value, meanDecimals(row) + 1);
	const { change, improved, worsened, floor, ceiling, m12 } = row;
	const response = responseOf(row);
	const kept = m12 !== null && typeof m12 !== 'string' ? m12.kept : null;
	const ends = (side: typeof floor) =>
		side ? [percent(side.before.share), percent(side.after.share)] : blanks(2);
	return [
		...[...place, row.n, number(row.before), number(row.after)],
		...[number(change.mean), number(change.lower), number(change.upper)],
		...(response
			? [csvNumber(response.estimate, 2), csvNumber(response.lower, 2), csvNumber(response.upper, 2)]
			: blanks(3)),
		...(improved
			? [improved.count, percent(improved.share), percent(improved.lower), percent(improved.upper)]
			: blanks(4)),
		...[worsened?.count ?? null, ...ends(floor), ...ends(ceiling), kept?.count ?? null, kept?.of ?? null],
		typeof m12 === 'string' ? effectMask(m12, minimum) : improved ? null : m.effect_no_threshold(),
	];
}

/** A line for each step: the shares of the patients in it before and after, and no mean. */
export function stepLines(row: StepsRow, name: string, part: string, minimum: number): CsvValue[][] {
	const label = instrumentLabel(row.instrument);
	if (row.mask !== null) return [[name, label, part, ...blanks(20), effectMask(row.mask, minimum)]];
	const { n, steps } = row;
	return iplosSteps.map((code, step) => [
		...[name, `${label}: ${supportNeedLabel(code)}`, part, n],
		...[percent((steps.start[step] ?? 0) / n), percent((steps.end[step] ?? 0) / n)],
		...[...blanks(17), m.effect_steps_note()],
	]);
}
