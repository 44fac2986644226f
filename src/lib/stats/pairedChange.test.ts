import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { pairedChange } from './pairedChange.ts';

describe('pairedChange', () => {
	it('agrees with prepost_barthel20_n12', () => {
		const { input, expected } = oracle<
			{ pre: number[]; post: number[] },
			{ SRM_ci_noncentral: number[]; g_baseline_ci: number[] } & Record<
				| 'n'
				| 'mean_pre'
				| 'mean_post'
				| 'sd_pre'
				| 'mean_change'
				| 'sd_change'
				| 'ci_low'
				| 'ci_high'
				| 'SRM'
				| 'g_baseline',
				number
			>
		>('prepost_barthel20_n12');
		const found = pairedChange(frozen(input.pre), frozen(input.post));
		expect(found.n).toBe(expected.n);
		expectClose(
			[found.meanBefore, found.meanAfter, found.sdBefore],
			[expected.mean_pre, expected.mean_post, expected.sd_pre],
		);
		expectClose(
			[found.mean, found.sd, found.lower, found.upper],
			[expected.mean_change, expected.sd_change, expected.ci_low, expected.ci_high],
		);
		const { standardisedResponseMean: response, hedgesG } = found;
		expectClose(
			[response.estimate, response.lower, response.upper],
			[expected.SRM, ...expected.SRM_ci_noncentral],
		);
		expectClose(
			[hedgesG.estimate, hedgesG.lower, hedgesG.upper],
			[expected.g_baseline, ...expected.g_baseline_ci],
		);
	});

	it.each(['paired_15', 'paired_worse_6', 'paired_three'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			{ before: number[]; after: number[]; confidence: number },
			{ limits: number[]; standardisedResponseMean: number[]; hedgesG: number[] } & Record<
				'mean' | 'sd' | 'meanBefore' | 'meanAfter',
				number
			>
		>(id);
		const found = pairedChange(frozen(input.before), frozen(input.after), input.confidence);
		expectClose(
			[found.mean, found.sd, found.meanBefore, found.meanAfter],
			[expected.mean, expected.sd, expected.meanBefore, expected.meanAfter],
		);
		expectClose([found.lower, found.upper], expected.limits);
		const { standardisedResponseMean: response, hedgesG } = found;
		expectClose([response.estimate, response.lower, response.upper], expected.standardisedResponseMean);
		expectClose([hedgesG.estimate, hedgesG.lower, hedgesG.upper], expected.hedgesG);
	});

	it('turns every sign when before and after change places, but the unit of g', () => {
		const [a, b] = [
			[5, 7, 9, 4],
			[6, 11, 10, 9],
		];
		const there = pairedChange(a, b);
		const back = pairedChange(b, a);
		expectClose([back.mean, back.lower, back.upper], [-there.mean, -there.upper, -there.lower]);
		expectClose(back.standardisedResponseMean.lower, -there.standardisedResponseMean.upper);
	});

	it('answers for two pairs, where g is still 0', () => {
		const { mean, standardisedResponseMean, hedgesG } = pairedChange([1, 2], [2, 4]);
		expect(mean).toBe(1.5);
		expect(standardisedResponseMean.lower).toBeLessThan(0);
		expect(hedgesG.estimate).toBe(0);
	});

	it('answers when everyone reaches the ceiling', () => {
		const { hedgesG } = pairedChange([12, 15, 18], [20, 20, 20]);
		expect(hedgesG.lower).toBeLessThan(hedgesG.estimate);
		expect(Number.isFinite(hedgesG.lower)).toBe(true);
	});

	it('is wider at a higher confidence', () => {
		const [before, after] = [
			[5, 7, 9, 4],
			[6, 11, 10, 9],
		];
		const [usual, wide] = [pairedChange(before, after), pairedChange(before, after, 0.99)];
		expect(wide.lower).toBeLessThan(usual.lower);
		expect(wide.standardisedResponseMean.upper).toBeGreaterThan(usual.standardisedResponseMean.upper);
		expect(wide.hedgesG.upper).toBeGreaterThan(usual.hedgesG.upper);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => pairedChange([], [])).toThrow(
			new RangeError('before must be a sample of at least 2 members'),
		);
		expect(() => pairedChange([1], [2])).toThrow(/^before /);
		expect(() => pairedChange([1, 2, 3], [2, 3])).toThrow(
			new RangeError('before and after must be of the same length'),
		);
		expect(() => pairedChange([1, 2], [2, Number.NaN])).toThrow(/^after\[1\] /);
		expect(() => pairedChange([1, 2], [2, 4], 0)).toThrow(/^confidence /);
	});

	it('refuses changes and start values without spread, where no standardised size exists', () => {
		expect(() => pairedChange([1, 2, 3], [3, 4, 5])).toThrow(/^after − before must hold/);
		expect(() => pairedChange([0.1, 0.2, 0.7], [0.4, 0.5, 1])).toThrow(/^after − before must hold/);
		expect(() => pairedChange([2, 2, 2], [3, 4, 5])).toThrow(/^before must hold/);
	});
});
