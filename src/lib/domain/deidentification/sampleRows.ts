/** Made-up rows for tests: skewed like real ones, the same for the same seed. Not used by the product. */
import {
	ageBands,
	deliveries,
	diagnosisGroups,
	followupResults,
	phases,
	serviceLevels,
	workStates,
} from '../codes.ts';
import { counties } from './counties.ts';
import type { ExportRow } from './exportRow.ts';

/** mulberry32: small, seeded, good enough for tests. */
export function seeded(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

export function sampleRows(count: number, seed = 1): ExportRow[] {
	const random = seeded(seed);
	/** The first of a list far more often than the last: rare values are where the risk is. */
	const skewed = <Value>(list: readonly Value[]): Value => {
		const value = list[Math.floor(random() ** 2.5 * list.length)];
		if (value === undefined) throw new RangeError('list must not be empty');
		return value;
	};
	const countyIds = Object.keys(counties);
	const rows: ExportRow[] = [];
	for (let index = 0; index < count; index += 1) {
		const again = index > 0 && random() < 0.15 ? rows[Math.floor(random() * index)] : undefined;
		const level = skewed(serviceLevels);
		const start = Math.round(random() * 20);
		rows.push({
			course_key: `C${String(Math.floor(random() * 1e9)).padStart(9, '0')}${index}`,
			person_key: again?.person_key ?? `P${index}`,
			year: 2021 + Math.floor(random() * 5),
			county: again?.county ?? skewed(countyIds),
			centrality_class: 1 + Math.floor(random() * 6),
			sex: again?.sex ?? (random() < 0.55 ? 'female' : 'male'),
			age_band: again?.age_band ?? skewed(ageBands.toReversed()),
			diagnosis_group: skewed(diagnosisGroups),
			service_level: level,
			service_type: level.startsWith('5') ? 'primary_complex' : null,
			delivery: skewed(deliveries),
			phase: skewed(phases),
			waiting_days: random() < 0.2 ? null : Math.floor(random() * 500),
			length_days: Math.floor(random() * 90),
			professions: 1 + Math.floor(random() * 6),
			measurements: {
				barthel20_start: start,
				barthel20_end: random() < 0.1 ? 'not_measured' : Math.min(20, start + 3),
				tug_start: Math.round(50 + random() ** 8 * 5000) / 10,
			},
			goals: Math.floor(random() * 4),
			goals_attained: random() < 0.5,
			function_improved: random() < 0.6,
			work: { start: skewed(workStates) },
			followup_m12: skewed(followupResults),
			patient_satisfaction: 1 + Math.floor(random() * 5),
		});
	}
	return rows;
}
