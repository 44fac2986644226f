/**
 * The generalisation ladder of each quasi-identifier, from what is registered (rung 0) to nothing.
 *
 * | quasi-identifier | 0 | 1 | 2 | 3 |
 * |---|---|---|---|---|
 * | sex | as registered | – | | |
 * | age_band | 5 years | 10 years | 20 years | – |
 * | county | county | health region | – | |
 * | centrality | class 1–6 | 1–2, 3–4, 5–6 | – | |
 * | kostra | group | – | | |
 * | year | year | two years | – | |
 * | quarter | quarter | year | two years | – |
 * | diagnosis_group | the field's groups | main groups | – | |
 * | service_level | pyramid | municipal, specialised | – | |
 * | service_type | type | inpatient, other, none | – | |
 * | delivery | form | inpatient or not | – | |
 * | phase | early, late | – | | |
 *
 * Every rung is a coarsening of the one before it, so that classes only grow.
 */
import { counties } from '../exportVariables/counties.ts';

/** A value at a rung; null where the rung says nothing. */
export type Generalise = (value: string) => string | null;

export interface Rung {
	name: string;
	of: Generalise;
}

/** A ladder, and what a bit of the variable is worth to a study of outcomes. */
export interface Ladder {
	rungs: readonly Rung[];
	worth: number;
}

/** @throws RangeError for a value that the ladder does not know: guessing could reveal */
function unknown(ladder: string, value: string): never {
	throw new RangeError(`${ladder} has no generalisation of "${value}"`);
}

const registered: Rung = { name: 'registered', of: (value) => value };
const dropped: Rung = { name: 'dropped', of: () => null };

const firstAge = (band: string) => Number(/^(\d+)/.exec(band)?.[1] ?? unknown('age_band', band));

function ageIn(width: number, youngest: string, oldest: number): Generalise {
	return (band) => {
		const age = firstAge(band);
		if (age < 18) return '0-17';
		if (age < 2 * width) return youngest;
		if (age >= oldest) return `${oldest}+`;
		const from = Math.floor(age / width) * width;
		return `${from}-${from + width - 1}`;
	};
}

const twoYears: Generalise = (value) => {
	const year = Number(value.slice(0, 4));
	if (!Number.isInteger(year)) unknown('year', value);
	return `${year - (year % 2)}-${year - (year % 2) + 1}`;
};

function listed(ladder: string, groups: Readonly<Record<string, readonly string[]>>): Generalise {
	const groupOf = new Map(
		Object.entries(groups).flatMap(([group, values]) => values.map((value) => [value, group])),
	);
	return (value) => groupOf.get(value) ?? unknown(ladder, value);
}

export const mainDiagnosisGroups = {
	nervous_system: ['stroke', 'brain_injury', 'neurological', 'neuromuscular'],
	movement: ['musculoskeletal', 'pain', 'rheumatic', 'amputation', 'multitrauma', 'geriatric_hip_fracture'],
	internal: ['cancer_late_effects', 'heart', 'lung', 'obesity'],
	other_group: ['cfs_me', 'mental_health_work', 'other'],
} as const;

export const ladders: Readonly<Record<string, Ladder>> = {
	sex: { worth: 4, rungs: [registered, dropped] },
	age_band: {
		worth: 3,
		rungs: [
			registered,
			{ name: 'ten_years', of: ageIn(10, '18-29', 90) },
			// 18-39, not 20-39: the first band is of children.
			{ name: 'twenty_years', of: ageIn(20, '18-39', 80) },
			dropped,
		],
	},
	county: {
		worth: 1,
		rungs: [
			registered,
			{ name: 'region', of: (value) => counties[value]?.region ?? unknown('county', value) },
			dropped,
		],
	},
	centrality: {
		worth: 1,
		// Not 1-2: a spreadsheet would read a date.
		rungs: [
			registered,
			{
				name: 'pairs',
				of: listed('centrality', { '1_2': ['1', '2'], '3_4': ['3', '4'], '5_6': ['5', '6'] }),
			},
			dropped,
		],
	},
	kostra: { worth: 1, rungs: [registered, dropped] },
	year: { worth: 1, rungs: [registered, { name: 'two_years', of: twoYears }, dropped] },
	quarter: {
		worth: 1,
		rungs: [
			registered,
			{ name: 'year', of: (value) => value.slice(0, 4) },
			{ name: 'two_years', of: twoYears },
			dropped,
		],
	},
	diagnosis_group: {
		worth: 3,
		rungs: [registered, { name: 'main_groups', of: listed('diagnosis_group', mainDiagnosisGroups) }, dropped],
	},
	service_level: {
		worth: 2,
		rungs: [
			registered,
			{ name: 'municipal_specialised', of: (value) => (value.startsWith('5') ? 'specialised' : 'municipal') },
			dropped,
		],
	},
	service_type: {
		worth: 1,
		rungs: [
			registered,
			{
				name: 'inpatient_other',
				of: listed('service_type', {
					type_inpatient: ['primary_complex', 'primary_simple', 'secondary'],
					type_other: ['day', 'outpatient', 'ambulant'],
					none: ['none'],
				}),
			},
			dropped,
		],
	},
	delivery: {
		worth: 1,
		rungs: [
			registered,
			{
				name: 'inpatient_or_not',
				of: listed('delivery', {
					inpatient: ['inpatient'],
					not_inpatient: ['day', 'outpatient', 'home', 'digital'],
				}),
			},
			dropped,
		],
	},
	phase: { worth: 1, rungs: [registered, dropped] },
};

/** @throws RangeError for a variable that has no ladder: it may not be released as a quasi-identifier */
export function ladderOf(name: string): Ladder {
	return ladders[name] ?? unknown('ladders', name);
}
