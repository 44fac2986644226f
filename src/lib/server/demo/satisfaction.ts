import type { MissingReason } from '../../domain/codes.ts';
import type { Registered } from './registered.ts';
import type { SatisfactionRow } from './rows.ts';
import { shifted } from './unitContext.ts';

const reasons: Partial<Record<MissingReason, number>> = { not_measured: 58, refused: 22, unable: 20 };

/** About six in ten patients answer, fewer next of kin; those with progress are more content. */
export function askSatisfaction(course: Registered): SatisfactionRow[] {
	if (course.status !== 'completed') return [];
	const { unit, random, progress, person, end } = course.plan;
	const draw = random.stream('satisfaction');
	const rows: SatisfactionRow[] = [];
	const add = (
		respondent: SatisfactionRow['respondent'],
		level: SatisfactionRow['level'],
		missing_reason: MissingReason | null = null,
	) => rows.push({ course_id: course.id, respondent, level, missing_reason });
	if (person.diedOn <= end) {
		if (draw.chance(0.4)) add('patient', null, 'died');
		return rows;
	}
	const ask = (respondent: SatisfactionRow['respondent'], answers: number, satisfied: number) => {
		if (!draw.chance(answers)) return false;
		const content = draw.chance(shifted(satisfied, unit.traits.satisfied + 0.3 * progress));
		add(respondent, content ? (draw.chance(0.58) ? 5 : 4) : draw.pick([3, 3, 3, 2, 2, 1] as const));
		return true;
	};
	const answered = ask('patient', shifted(0.6, 0.5 * unit.traits.timely), 0.905);
	ask('kin', unit.spec.profile.services.kinAnswers, 0.87);
	if (!answered && draw.chance(0.3)) add('patient', null, draw.weighted(reasons));
	return rows;
}
