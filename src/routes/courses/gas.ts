import type { CourseForm } from '$lib/domain/course/form';
import { readNumber } from '$lib/domain/course/readNumber';
import { formatNumber } from '$lib/domain/format';
import { goalWeight } from '$lib/domain/goals';
import { m } from '$lib/paraglide/messages.js';
import { gasChange } from '$lib/stats/gasChange';

function grade(typed: string): number | null {
	const value = readNumber(typed);
	return value !== null && [0, 1, 2, 3].includes(value) ? value : null;
}

/** The T score of the goals that are scaled and its change from the start, in words; null while none is. */
export function gasOf(goals: CourseForm['goals']): { short: string; explained: string } | null {
	const written = goals.filter((goal) => goal.text.trim() !== '');
	const scaled = written.flatMap((goal) => {
		const attained = readNumber(goal.attained);
		if (attained === null || Math.abs(attained) > 2) return [];
		const baseline = goal.start_level === '-2' ? -2 : -1;
		return [{ attained, baseline, weight: goalWeight(grade(goal.importance), grade(goal.difficulty)) }];
	});
	if (scaled.length === 0) return null;
	const { baseline, attained, change } = gasChange(scaled);
	const text = (score: number) => formatNumber(score, 0);
	return {
		short: m.goal_change({ score: text(attained), start: text(baseline) }),
		explained: m.goal_change_explained({
			change: `${change > 0 ? '+' : ''}${text(change)}`,
			goals: scaled.length,
			all: written.length,
		}),
	};
}
