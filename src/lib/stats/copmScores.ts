import { checkSample, checkWithin } from './check.ts';
import { mean } from './moments.ts';

type Rating = number | null | undefined;

/** One occupational problem, rated 1 to 10 at the start and at the end. A rating that was not given is left out or null. */
export interface CopmProblem {
	performanceStart?: Rating;
	performanceEnd?: Rating;
	satisfactionStart?: Rating;
	satisfactionEnd?: Rating;
}

/** Mean rating at both times. */
export interface CopmChange {
	start: number;
	end: number;
	/** `end` − `start`. */
	change: number;
	/** Change of at least 2 points. */
	important: boolean;
}

/** Scores of one person. */
export interface CopmScores {
	/** Problems rated throughout, which the scores are made of. */
	problems: number;
	performance: CopmChange;
	satisfaction: CopmChange;
}

const mostProblems = 5;
const importantChange = 2;

function compare(start: readonly number[], end: readonly number[]): CopmChange {
	const [meanStart, meanEnd] = [mean(start), mean(end)];
	// Summed differences first: whole numbers, so that a change of exactly 2 is 2 and not 1.9999….
	const sum = end.reduce((total, rating, index) => total + rating - (start[index] ?? 0), 0);
	const change = sum / start.length;
	return { start: meanStart, end: meanEnd, change, important: change >= importantChange };
}

/**
 * Canadian Occupational Performance Measure: mean performance and satisfaction of a person's problems, and their change.
 *
 *     score = Σ ratings/problems,   change = score(end) − score(start),   important at 2 points
 *
 * Only problems with all four ratings count, so that both scores and both times rest on the same problems.
 *
 * Source: Law M et al. Canadian Occupational Performance Measure, 5th ed. 2014.
 * Units: points, 1 to 10, 10 best.
 *
 * @throws RangeError if there are no problems or more than 5, a rating is outside 1…10, or no problem has all four ratings.
 * @example copmScores([{ performanceStart: 3, performanceEnd: 6, satisfactionStart: 2, satisfactionEnd: 6 }]).performance.change // 3
 */
export function copmScores(problems: readonly CopmProblem[]): CopmScores {
	checkSample('problems', problems);
	if (problems.length > mostProblems) {
		throw new RangeError(`problems must be a sample of at most ${mostProblems} members`);
	}
	const performance = { start: [] as number[], end: [] as number[] };
	const satisfaction = { start: [] as number[], end: [] as number[] };
	for (const [index, problem] of problems.entries()) {
		const check = (name: keyof CopmProblem): Rating => {
			const rating = problem[name];
			if (rating !== undefined && rating !== null) checkWithin(`problems[${index}].${name}`, rating, 1, 10);
			return rating;
		};
		const ratings = [
			check('performanceStart'),
			check('performanceEnd'),
			check('satisfactionStart'),
			check('satisfactionEnd'),
		];
		const [a, b, c, d] = ratings.filter((rating) => typeof rating === 'number');
		if (a === undefined || b === undefined || c === undefined || d === undefined) continue;
		performance.start.push(a);
		performance.end.push(b);
		satisfaction.start.push(c);
		satisfaction.end.push(d);
	}
	if (performance.start.length === 0) {
		throw new RangeError('problems must hold at least one with all four ratings');
	}
	return {
		problems: performance.start.length,
		performance: compare(performance.start, performance.end),
		satisfaction: compare(satisfaction.start, satisfaction.end),
	};
}
