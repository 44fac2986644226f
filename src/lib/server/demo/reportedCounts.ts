import type { ServiceLevel } from '../../domain/codes.ts';
import { addYears, dayOf, isoDate } from './days.ts';
import type { CourseRow, ReportedCountRow } from './rows.ts';
import type { UnitContext } from './unitContext.ts';

/** Where a course of each level is reported besides: patients in hospital, in the municipality, and its statistics. */
function sourceOf(level: ServiceLevel): ReportedCountRow['source'] {
	if (level.startsWith('5')) return 'NPR';
	return level === '4' ? 'KOSTRA' : 'KPR';
}

/**
 * What other registers know of the units' courses: of whole years up to the last, each unit from its first whole one.
 * The registers publish a year after it is over, so that the running year has no count.
 */
export function reportedCounts(
	units: readonly UnitContext[],
	courses: readonly CourseRow[],
): ReportedCountRow[] {
	const registered = new Map<string, number>();
	for (const { status, unit_id, end_date } of courses) {
		if (status !== 'completed' || end_date === null) continue;
		const key = `${unit_id} ${end_date.slice(0, 4)}`;
		registered.set(key, (registered.get(key) ?? 0) + 1);
	}
	return units.flatMap((unit) => {
		const random = unit.random.stream('coverage');
		const coverage = unit.spec.coverage ?? 0.66 + 0.27 * random.uniform();
		const rows: ReportedCountRow[] = [];
		for (let year = firstWholeYear(unit); year < yearOf(unit.today); year++) {
			const known = registered.get(`${unit.id} ${year}`) ?? 0;
			const share = Math.min(0.98, Math.max(0.45, coverage + random.normal(0, 0.02)));
			if (known > 0) {
				const count = Math.max(known, Math.round(known / share));
				rows.push({ unit_id: unit.id, year, source: sourceOf(unit.spec.level), count });
			}
		}
		return rows;
	});
}

function yearOf(day: number): number {
	return Number(isoDate(day).slice(0, 4));
}

function firstWholeYear({ from }: UnitContext): number {
	const year = yearOf(from);
	return from === dayOf(`${year}-01-01`) ? year : yearOf(addYears(from, 1));
}
