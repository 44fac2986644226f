import type { AgeBand } from '../codes.ts';
import { counties } from './counties.ts';
import type { ExportRow, QuasiIdentifier } from './exportRow.ts';

/**
 * The generalisation ladder: for each quasi-identifier from what is registered (rung 0) to nothing.
 *
 * | quasi-identifier | 0 | 1 | 2 | 3 |
 * |---|---|---|---|---|
 * | county | county | health region | – | |
 * | centrality_class | 1 … 6 | 1–2, 3–4, 5–6 | – | |
 * | sex | as registered | – | | |
 * | age_band | ten years | twenty years | under 60, 60 and over | – |
 * | diagnosis_group | the field's groups | under 2 % of the courses → other | under 8 % → other | – |
 * | service_level | pyramid | municipal, specialised | – | |
 * | year | year | two years | – | |
 *
 * Every rung is a coarsening of the one before it, so classes only ever grow.
 */
export const rungNames = {
	county: ['registered', 'region', 'dropped'],
	centrality_class: ['registered', 'pairs', 'dropped'],
	sex: ['registered', 'dropped'],
	age_band: ['registered', 'twenty_years', 'two_groups', 'dropped'],
	diagnosis_group: ['registered', 'rare_merged', 'common_kept', 'dropped'],
	service_level: ['registered', 'municipal_specialised', 'dropped'],
	year: ['registered', 'two_years', 'dropped'],
} as const satisfies Record<QuasiIdentifier, readonly string[]>;

/** How far each quasi-identifier has been generalised: the index of its rung. */
export type Rungs = Readonly<Record<QuasiIdentifier, number>>;

/**
 * What a bit of each column is worth to a study of outcomes. Nobody adjusts for case mix without age, sex and
 * diagnosis; where a person lives is told by two columns and seldom asked for.
 */
export const worth: Readonly<Record<QuasiIdentifier, number>> = {
	county: 1,
	centrality_class: 1,
	sex: 4,
	age_band: 3,
	diagnosis_group: 3,
	service_level: 2,
	year: 1,
};

/** Shares of the courses under which a diagnosis group counts as rare, by rung. */
export const rareShares = { rare_merged: 0.02, common_kept: 0.08 } as const;

/** A value at a rung; null where the rung drops the column. */
export type Generalise = (value: string) => string | null;

const registered: Generalise = (value) => value;
const dropped: Generalise = () => null;

const twentyYears: Readonly<Record<AgeBand, string>> = {
	'0-17': '0-17',
	'18-29': '18-39',
	'30-39': '18-39',
	'40-49': '40-59',
	'50-59': '40-59',
	'60-69': '60-79',
	'70-79': '60-79',
	'80-89': '80+',
	'90+': '80+',
};

function isAgeBand(value: string): value is AgeBand {
	return Object.hasOwn(twentyYears, value);
}

/** @throws RangeError for a value that the ladder does not know: guessing could reveal */
function unknown(column: QuasiIdentifier, value: string): never {
	throw new RangeError(`${column} has no generalisation of "${value}"`);
}

function ageGroup(value: string): string {
	return isAgeBand(value) ? twentyYears[value] : unknown('age_band', value);
}

function mergeRare(counts: ReadonlyMap<string, number>, total: number, share: number): Generalise {
	return (value) => ((counts.get(value) ?? 0) < share * total ? 'other' : value);
}

/** The ladder for a file; which diagnosis groups are rare depends on its rows. */
export function ladderFor(rows: readonly ExportRow[]): Record<QuasiIdentifier, readonly Generalise[]> {
	const counts = new Map<string, number>();
	for (const row of rows) counts.set(row.diagnosis_group, (counts.get(row.diagnosis_group) ?? 0) + 1);
	const rare = (share: number) => mergeRare(counts, rows.length, share);
	return {
		county: [registered, (value) => counties[value]?.region ?? unknown('county', value), dropped],
		centrality_class: [
			registered,
			// Not 1-2: a spreadsheet would read a date.
			(value) => (Number(value) <= 2 ? '1_2' : Number(value) <= 4 ? '3_4' : '5_6'),
			dropped,
		],
		sex: [registered, dropped],
		age_band: [
			registered,
			ageGroup,
			(value) => (['60-79', '80+'].includes(ageGroup(value)) ? '60+' : '0-59'),
			dropped,
		],
		diagnosis_group: [registered, rare(rareShares.rare_merged), rare(rareShares.common_kept), dropped],
		service_level: [registered, (value) => (value.startsWith('5') ? 'specialised' : 'municipal'), dropped],
		year: [
			registered,
			(value) => {
				const first = Math.floor(Number(value) / 2) * 2;
				return `${first}-${first + 1}`;
			},
			dropped,
		],
	};
}
