import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { copmScores, type CopmProblem } from './copmScores.ts';

describe('copmScores', () => {
	it('agrees with copm_1', () => {
		const { input, expected } = oracle<
			Record<'perf_pre' | 'perf_post' | 'sat_pre' | 'sat_post', number[]>,
			Record<'perf_pre' | 'perf_post' | 'perf_change' | 'sat_pre' | 'sat_post' | 'sat_change', number> &
				Record<'perf_ge2' | 'sat_ge2', boolean>
		>('copm_1');
		const problems = input.perf_pre.map((performanceStart, index) => ({
			performanceStart,
			performanceEnd: input.perf_post[index],
			satisfactionStart: input.sat_pre[index],
			satisfactionEnd: input.sat_post[index],
		}));
		expect(copmScores(frozen(problems))).toEqual({
			problems: 4,
			performance: {
				start: expected.perf_pre,
				end: expected.perf_post,
				change: expected.perf_change,
				important: expected.perf_ge2,
			},
			satisfaction: {
				start: expected.sat_pre,
				end: expected.sat_post,
				change: expected.sat_change,
				important: expected.sat_ge2,
			},
		});
	});

	it('agrees with R on copm_3', () => {
		const { input, expected } = fromR<
			{ problems: CopmProblem[] },
			Record<'performanceStart' | 'performanceEnd' | 'satisfactionStart' | 'satisfactionEnd', number>
		>('copm_3');
		const { performance, satisfaction } = copmScores(input.problems);
		expectClose([performance.start, performance.end], [expected.performanceStart, expected.performanceEnd]);
		expectClose(
			[satisfaction.start, satisfaction.end],
			[expected.satisfactionStart, expected.satisfactionEnd],
		);
	});

	const problem = { performanceStart: 2, performanceEnd: 3, satisfactionStart: 4, satisfactionEnd: 9 };

	it('leaves out a problem that lacks a rating', () => {
		const scores = copmScores([problem, { ...problem, satisfactionEnd: null }, { performanceStart: 10 }]);
		expect(scores).toEqual(copmScores([problem]));
		expect(scores.problems).toBe(1);
	});

	it('knows a change of exactly 2 from one below', () => {
		// 10/3 and 16/3 are no binary numbers.
		const three = [3, 3, 4].map((start, index) => ({
			...problem,
			performanceStart: start,
			performanceEnd: [5, 5, 6][index],
		}));
		expect(copmScores(three).performance.important).toBe(true);
		expect(copmScores([...three, problem]).performance.important).toBe(false);
	});

	it('shows a decline as a negative change', () => {
		expect(copmScores([{ ...problem, performanceEnd: 1 }]).performance).toEqual({
			start: 2,
			end: 1,
			change: -1,
			important: false,
		});
	});

	it('refuses what is out of range, by name', () => {
		expect(() => copmScores([])).toThrow(/^problems must be a sample of at least 1/);
		expect(() => copmScores(new Array(6).fill(problem))).toThrow(
			new RangeError('problems must be a sample of at most 5 members'),
		);
		expect(() => copmScores([{ ...problem, performanceEnd: 11 }])).toThrow(
			new RangeError('problems[0].performanceEnd must be a number from 1 to 10'),
		);
		expect(() => copmScores([{ ...problem, satisfactionStart: 0 }])).toThrow(
			/^problems\[0\]\.satisfactionStart /,
		);
		expect(() => copmScores([{ performanceStart: 3 }])).toThrow(/^problems must hold at least one/);
	});
});
