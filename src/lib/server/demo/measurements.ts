import type { MissingReason, Timepoint } from '../../domain/codes.ts';
import { instrumentById, type InstrumentId } from '../../domain/instruments.ts';
import { modelOf, possibleValue, withinRoom } from './instrumentModels.ts';
import type { Registered } from './registered.ts';
import type { FollowupRow, MeasurementRow } from './rows.ts';
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

/** All measurements of a course, in the unit's usual set of instruments. */
export function measure(course: Registered, followups: readonly FollowupRow[]): MeasurementRow[] {
	if (course.start === null || course.start > course.plan.unit.today - 2) return [];
	const { unit, random } = course.plan;
	const pairing = shifted(0.76, unit.traits.paired + 0.1 * yearsFromMiddle(unit, course.plan.start));
	// A team that measures at the end measures everything; so it is drawn once, not per instrument.
	const measuredAtEnd = random.stream('measured at end').chance(pairing);
	const draft = course.status !== 'completed';
	return unit.spec.instruments.flatMap((id, index) =>
		measureWith(course, id, {
			atStart: index === 0 ? 0.97 : 0.93,
			atEnd: measuredAtEnd ? (draft ? 0.5 : 0.965) : 0.06,
			followups,
		}),
	);
}

interface Chances {
	atStart: number;
	atEnd: number;
	followups: readonly FollowupRow[];
}

function measureWith(course: Registered, id: InstrumentId, chances: Chances): MeasurementRow[] {
	const { plan } = course;
	const random = plan.random.stream(`measure ${id}`);
	const { start, gain, after, instrument } = modelOf(plan.unit.spec.profile.models, id);
	const sign = instrument.better === 'higher' ? 1 : -1;
	const rows: MeasurementRow[] = [];
	const add = (timepoint: Timepoint, value: number | null, reason: MissingReason | null) =>
		rows.push({ course_id: course.id, instrument: id, timepoint, value, missing_reason: reason });
	const orMissing = (timepoint: Timepoint, chance: number, value: number) => {
		if (random.chance(chance)) add(timepoint, value, null);
		else if (random.chance(0.6)) add(timepoint, null, random.weighted(reasons));
	};

	const atStart = possibleValue(
		instrument,
		start.mean + sign * start.sd * (0.75 * plan.ability + 0.66 * random.normal()),
	);
	orMissing('start', chances.atStart, atStart);
	const change = gain.mean + gain.sd * (0.85 * plan.progress + 0.53 * random.normal());
	const atEnd = possibleValue(instrument, atStart + sign * withinRoom(instrument, atStart, change));
	if (course.end !== null) {
		if (plan.person.diedOn <= course.end) add('end', null, 'died');
		else orMissing('end', chances.atEnd, atEnd);
	}

	const drift = random.normal(after.mean, after.sd);
	for (const { timepoint, result, mode } of chances.followups) {
		if (result === 'dead') add(timepoint, null, 'died');
		if (result !== 'answered') continue;
		const passed = timepoint === 'm12' ? 1 : 0.3;
		const value = possibleValue(instrument, atEnd + sign * drift * passed);
		if (needsVisit(id) && mode !== 'visit') {
			if (random.chance(0.2)) add(timepoint, null, 'not_measured');
		} else orMissing(timepoint, timepoint === 'm12' ? 0.82 : 0.4, value);
	}
	return rows;
}
