import { instrumentById, isInstrumentId, type Instrument } from '../instruments.ts';

/** The local id of the template's example, which no import takes. */
export const exampleLocalId = 'EKSEMPEL';

/** A value within the scale of the instrument, further in its better direction at the end. */
function exampleValue({ min, max, plausible, step, decimals, better }: Instrument, isEnd: boolean): string {
	const [lower, upper] = [min ?? plausible?.[0] ?? 0, max ?? plausible?.[1] ?? 100];
	const share = (better === 'higher') === isEnd ? 0.6 : 0.4;
	const steps = (share * (upper - lower)) / (step ?? 10 ** -decimals);
	return (lower + Math.round(steps) * (step ?? 10 ** -decimals)).toFixed(decimals).replace('.', ',');
}

/** Header and one example row of a file for a unit: its main instrument and its usual ones. */
export function templateRows(unit: {
	service_level: string;
	main_instrument: string;
	instruments: readonly string[];
	/** Number of a municipality that the example may live in. */
	municipality: string;
	goalText: string;
}): [header: string[], example: string[]] {
	const usual = [...new Set([unit.main_instrument, ...unit.instruments])].filter(isInstrumentId);
	const cells: [column: string, example: string][] = [
		['local_id', exampleLocalId],
		['national_id', ''],
		['birth_date', '01.01.1950'],
		['sex', 'female'],
		['residence_municipality', unit.municipality],
		['referral_date', '06.01.2025'],
		['start_date', '13.01.2025'],
		['end_date', '24.02.2025'],
		['service_level', unit.service_level],
		['delivery', unit.service_level < '4' ? 'home' : 'inpatient'],
		['phase', 'early'],
		['diagnosis_group', 'stroke'],
		['professions', 'physiotherapist|nurse'],
		['main_instrument', unit.main_instrument],
		...usual.flatMap((id): [string, string][] => [
			[`${id}_start`, exampleValue(instrumentById(id), false)],
			[`${id}_end`, exampleValue(instrumentById(id), true)],
		]),
		['goal1_text', unit.goalText],
		['goal1_icf_area', 'mobility'],
		['goal1_importance', '3'],
		['goal1_difficulty', '2'],
		['goal1_start_level', '-1'],
		['goal1_attained', '0'],
		['work_start', 'retired'],
		['work_start_percent', ''],
		['work_end', 'retired'],
		['work_end_percent', ''],
	];
	return [cells.map(([column]) => column), cells.map(([, example]) => example)];
}
