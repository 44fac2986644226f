import type { MissingReason, Timepoint } from '../../domain/codes.ts';
import { instrumentById, type InstrumentId } from '../../domain/instruments.ts';
import { drawResults } from './drawResults.ts';
import { interview } from './problems.ts';
import type { Registered } from './registered.ts';
import type { FollowupRow, MeasurementRow, ProblemRow } from './rows.ts';
import { shifted, yearsFromMiddle } from './unitContext.ts';

const reasons: Partial<Record<MissingReason, number>> = {
	not_measured: 46,
	unable: 24,
	refused: 14,
	not_suitable: 12,
	moved: 4,
};

/** A test of the body: nobody does it by phone or letter. */
function needsVisit(id: InstrumentId): boolean {
	return ['adl', 'balance_mobility', 'strength'].includes(instrumentById(id).group);
}

interface Chances {
	atStart: number;
	atEnd: number;
	/** A course is completed with a value or a reason for its main instrument. */
	needed: boolean;
	followups: readonly FollowupRow[];
	/** What problems of COPM amount to stands for what would be drawn; null: no value. */
	computed?: Partial<Record<Timepoint, number | null>>;
}

/** All measurements of a course, in the unit's usual set of instruments, and the problems behind COPM. */
export function measure(
	course: Registered,
	followups: readonly FollowupRow[],
): { measurements: MeasurementRow[]; problems: ProblemRow[] } {
	const { unit, random, person } = course.plan;
	if (course.start === null || course.start > unit.today - 2) return { measurements: [], problems: [] };
	const pairing = shifted(0.76, unit.traits.paired + 0.1 * yearsFromMiddle(unit, course.plan.start));
	// A team that measures at the end measures everything; so it is drawn once, not per instrument.
	const measuredAtEnd = random.stream('measured at end').chance(pairing);
	const completed = course.status === 'completed';
	const atEnd = measuredAtEnd ? (completed ? 0.965 : 0.5) : 0.06;

	const asked = random.stream('interview');
	const isInterviewed = unit.spec.instruments.includes('copm_performance') && asked.chance(0.96);
	const ends = course.end !== null && person.diedOn > course.end;
	const copm = isInterviewed ? interview(course, ends && asked.chance(atEnd)) : { problems: [], means: [] };
	const meanOf = (id: InstrumentId, timepoint: Timepoint) =>
		copm.means.find((mean) => mean.instrument === id && mean.timepoint === timepoint)?.value ?? null;

	const measurements = unit.spec.instruments.flatMap((id, index) =>
		measureWith(course, id, {
			atStart: index === 0 ? 0.97 : 0.93,
			atEnd,
			needed: completed && index === 0,
			followups,
			...(id.startsWith('copm_') && { computed: { start: meanOf(id, 'start'), end: meanOf(id, 'end') } }),
		}),
	);
	return { measurements, problems: copm.problems };
}

function measureWith(course: Registered, id: InstrumentId, chances: Chances): MeasurementRow[] {
	const { plan } = course;
	const { computed, needed, followups } = chances;
	const random = plan.random.stream(`measure ${id}`);
	const results = drawResults(plan, id, random.stream('results'));
	const rows: MeasurementRow[] = [];
	const add = (timepoint: Timepoint, value: number | null, reason: MissingReason | null) =>
		rows.push({ course_id: course.id, instrument: id, timepoint, value, missing_reason: reason });
	const orMissing = (timepoint: Timepoint, value: number | null, hasReason: boolean) => {
		if (value !== null) add(timepoint, value, null);
		else if (hasReason || random.chance(0.6)) add(timepoint, null, random.weighted(reasons));
	};

	const start = computed ? computed.start : random.chance(chances.atStart) ? results.start : null;
	orMissing('start', start ?? null, needed);
	if (course.end !== null) {
		const end = computed ? computed.end : random.chance(chances.atEnd) ? results.end : null;
		if (plan.person.diedOn <= course.end) add('end', null, 'died');
		else orMissing('end', end ?? null, needed);
	}

	for (const { timepoint, result, mode } of followups) {
		if (result === 'dead') add(timepoint, null, 'died');
		if (result !== 'answered') continue;
		const value = results.later(computed?.end ?? results.end, timepoint === 'm12' ? 1 : 0.3);
		if (needsVisit(id) && mode !== 'visit') {
			if (random.chance(0.2)) add(timepoint, null, 'not_measured');
		} else orMissing(timepoint, random.chance(timepoint === 'm12' ? 0.82 : 0.4) ? value : null, false);
	}
	return rows;
}
