import { timepoints } from '../codes.ts';
import { quasiIdentifiers, type ExportRow } from './exportRow.ts';
import { rungNames, type Rungs } from './ladder.ts';
import { clamp, dayLimits } from './limits.ts';
import type { MeasureColumn } from './measurements.ts';
import type { Candidate, Cell } from './release.ts';

/** The type of specialised service tells the level, so it goes where the level is coarser than registered. */
function keepsServiceType(rungs: Rungs): boolean {
	return rungs.service_level === 0;
}

const days = (value: number | null) =>
	value === null ? null : clamp(value, dayLimits.lower, dayLimits.upper);

/** The columns of the released file, in their order; none that no course has. */
export function columnsOf(
	rungs: Rungs,
	rows: readonly ExportRow[],
	measures: readonly MeasureColumn[],
): string[] {
	const known = quasiIdentifiers.filter((name) => rungNames[name][rungs[name]] !== 'dropped');
	const serviceType = keepsServiceType(rungs) && rows.some((row) => row.service_type !== null);
	const work = timepoints.filter((timepoint) => rows.some((row) => row.work?.[timepoint]));
	return [
		'course_key',
		'person_key',
		...known,
		...(serviceType ? ['service_type'] : []),
		'delivery',
		'phase',
		'waiting_days',
		'length_days',
		'professions',
		'goals',
		'goals_attained',
		'function_improved',
		...work.map((timepoint) => `work_${timepoint}`),
		'followup_m12',
		'patient_satisfaction',
		...measures.flatMap(({ name }) => [name, `${name}_missing`]),
	];
}

/** The cells of a course, measures apart. */
export function cellsOf(
	{ row, known, suppressed }: Candidate,
	rungs: Rungs,
	personKey: string,
): Record<string, Cell> {
	return {
		course_key: row.course_key,
		person_key: personKey,
		...known,
		service_type: keepsServiceType(rungs) && !suppressed ? row.service_type : null,
		delivery: row.delivery,
		phase: row.phase,
		waiting_days: days(row.waiting_days),
		length_days: days(row.length_days),
		professions: row.professions,
		goals: row.goals,
		goals_attained: row.goals_attained,
		function_improved: row.function_improved,
		...Object.fromEntries(
			timepoints.map((timepoint) => [`work_${timepoint}`, row.work?.[timepoint] ?? null]),
		),
		followup_m12: row.followup_m12,
		patient_satisfaction: row.patient_satisfaction,
	};
}
