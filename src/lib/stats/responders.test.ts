import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { responders } from './responders.ts';
import { wilsonInterval } from './wilsonInterval.ts';

describe('responders', () => {
	it('agrees with responder_barthel', () => {
		const { input, expected } = oracle<
			{ change: number[]; mcid: number; missing: number },
			{
				responders: number;
				n: number;
				p: number;
				wilson: number[];
				worst_case: number;
				best_case: number;
				bound_low_ci: number;
				bound_high_ci: number;
			}
		>('responder_barthel');
		const found = responders(frozen(input.change), input.mcid, input.missing);
		expect(found.n).toBe(expected.n);
		expect(found.responders).toBe(expected.responders);
		expectClose([found.share, found.interval.lower, found.interval.upper], [expected.p, ...expected.wilson]);
		expectClose([found.worstCase, found.bestCase], [expected.worst_case, expected.best_case]);
		expectClose(
			[found.outerInterval.lower, found.outerInterval.upper],
			[expected.bound_low_ci, expected.bound_high_ci],
		);
	});

	it('agrees with R on responders_9_missing_4', () => {
		const { input, expected } = fromR<
			{ changes: number[]; threshold: number; missing: number; confidence: number },
			{ share: number; interval: number[]; bounds: number[]; outer: number[] }
		>('responders_9_missing_4');
		const found = responders(input.changes, input.threshold, input.missing, input.confidence);
		expectClose(
			[found.share, found.interval.lower, found.interval.upper],
			[expected.share, ...expected.interval],
		);
		expectClose([found.worstCase, found.bestCase], expected.bounds);
		expectClose([found.outerInterval.lower, found.outerInterval.upper], expected.outer);
	});

	it('counts a change that reaches the threshold exactly, decimals included', () => {
		expect(responders([3.3 - 2.3], 1).responders).toBe(1);
		expect(responders([1.85, 1.84, -1.85], 1.85).responders).toBe(1);
	});

	it('closes the bounds when nobody is missing', () => {
		const { share, worstCase, bestCase, interval, outerInterval } = responders([3, 0, 1, 2], 2);
		expect([worstCase, bestCase]).toEqual([share, share]);
		expect(outerInterval).toEqual(interval);
	});

	it('answers when nobody responds', () => {
		const found = responders([0, 0], 1, 2);
		expect([found.share, found.worstCase, found.bestCase]).toEqual([0, 0, 0.5]);
	});

	it('passes the confidence on', () => {
		expect(responders([3, 0, 1], 2, 0, 0.9).interval.upper).toBe(wilsonInterval(1, 3, 0.9).upper);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => responders([], 1)).toThrow(new RangeError('changes must be a sample of at least 1 member'));
		expect(() => responders([1, Number.NaN], 1)).toThrow(/^changes\[1\] must be a finite number/);
		expect(() => responders([1], -1)).toThrow(/^threshold /);
		expect(() => responders([1], 1, -1)).toThrow(/^missing /);
		expect(() => responders([1], 1, 0.5)).toThrow(/^missing /);
		expect(() => responders([1], 1, 0, 2)).toThrow(/^confidence /);
	});
});
