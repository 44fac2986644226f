import { copmMeans, type CopmMean } from '../../domain/course/problems.ts';
import { maximumProblems } from '../../domain/course/names.ts';
import { drawResults } from './drawResults.ts';
import { problemTexts } from './problemTexts.ts';
import type { Random } from './random.ts';
import type { Registered } from './registered.ts';
import type { ProblemRow } from './rows.ts';
import { isMunicipal } from './unitContext.ts';

/** The interview of COPM: problems that the patient names and rates, and the scores that they amount to. */
export interface Interview {
	problems: ProblemRow[];
	means: CopmMean[];
}

/** Both scales are rated in one conversation, at the start and, where it is held again, at the end. */
export function interview(course: Registered, again: boolean): Interview {
	const random = course.plan.random.stream('copm');
	const count = random.integer(2, maximumProblems);
	const performance = drawResults(course.plan, 'copm_performance', random.stream('performance'));
	const satisfaction = drawResults(course.plan, 'copm_satisfaction', random.stream('satisfaction'));
	const rate = (mean: number) => ratings(mean, count, random);
	const [performanceStart, satisfactionStart] = [rate(performance.start), rate(satisfaction.start)];
	const [performanceEnd, satisfactionEnd] = [rate(performance.end), rate(satisfaction.end)];
	const texts = shuffled(problemTexts(isMunicipal(course.plan.unit.spec)), random);
	const droppedLast = random.chance(0.08);
	const problems = Array.from({ length: count }, (_, index): ProblemRow => {
		// Now and then a problem is no longer one, and is not rated again.
		const rated = again && !(droppedLast && index === count - 1);
		return {
			course_id: course.id,
			position: index + 1,
			text: texts[index] ?? '',
			importance: random.chance(0.95) ? random.integer(6, 10) : null,
			performance_start: performanceStart[index] ?? null,
			performance_end: rated ? (performanceEnd[index] ?? null) : null,
			satisfaction_start: satisfactionStart[index] ?? null,
			satisfaction_end: rated ? (satisfactionEnd[index] ?? null) : null,
		};
	});
	return { problems, means: copmMeans(problems) };
}

/** Whole ratings from 1 to 10 around a mean, so that they come as near to it as their number allows. */
function ratings(mean: number, count: number, random: Random): number[] {
	const drawn = Array.from({ length: count }, () =>
		Math.min(10, Math.max(1, Math.round(random.normal(mean, 1.2)))),
	);
	const wanted = Math.round(mean * count);
	for (let left = wanted - drawn.reduce((sum, one) => sum + one, 0); left !== 0;) {
		const index = random.integer(0, count - 1);
		const moved = (drawn[index] ?? 0) + Math.sign(left);
		if (moved < 1 || moved > 10) continue;
		drawn[index] = moved;
		left -= Math.sign(left);
	}
	return drawn;
}

function shuffled(texts: readonly string[], random: Random): string[] {
	return texts
		.map((text) => ({ text, place: random.uniform() }))
		.sort((a, b) => a.place - b.place)
		.map(({ text }) => text);
}
