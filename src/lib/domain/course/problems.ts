/** What problems of COPM amount to; apart from the schema, because the page computes it too. */
import { copmScores } from '../../stats/copmScores.ts';
import type { InstrumentId } from '../instruments.ts';

type Rating = number | null;
export interface Problem {
	performance_start: Rating;
	performance_end: Rating;
	satisfaction_start: Rating;
	satisfaction_end: Rating;
}

export interface CopmMean {
	instrument: Extract<InstrumentId, 'copm_performance' | 'copm_satisfaction'>;
	timepoint: 'start' | 'end';
	value: number;
}

const scales = ['performance', 'satisfaction'] as const;

/**
 * The measurements that problems amount to, as COPM scores are reported: means with one decimal. Once a problem has all
 * four ratings only such problems count, so that start and end rest on the same ones; until then the start alone.
 */
export function copmMeans(problems: readonly Problem[]): CopmMean[] {
	const round = (value: number) => Math.round(value * 10) / 10;
	const whole = problems.filter((one) => Object.values(ratings(one)).every((rating) => rating !== null));
	if (whole.length > 0) {
		const scores = copmScores(whole.map(ratings));
		return scales.flatMap((scale): CopmMean[] => [
			{ instrument: `copm_${scale}`, timepoint: 'start', value: round(scores[scale].start) },
			{ instrument: `copm_${scale}`, timepoint: 'end', value: round(scores[scale].end) },
		]);
	}
	return scales.flatMap((scale): CopmMean[] => {
		const given = problems.map((one) => one[`${scale}_start`]).filter((rating) => rating !== null);
		if (given.length === 0) return [];
		const sum = given.reduce((total, rating) => total + rating, 0);
		return [{ instrument: `copm_${scale}`, timepoint: 'start', value: round(sum / given.length) }];
	});
}

function ratings(problem: Problem) {
	return {
		performanceStart: problem.performance_start,
		performanceEnd: problem.performance_end,
		satisfactionStart: problem.satisfaction_start,
		satisfactionEnd: problem.satisfaction_end,
	};
}
