import { describe, expect, it } from 'vitest';
import { expectClose, fromR, oracle } from '../../../tests/reference/reference.ts';
import { regressionToMean } from './regressionToMean.ts';

describe('regressionToMean', () => {
	it('agrees with rtm_expected', () => {
		const { input, expected } = oracle<
			Record<'mean' | 'sd_between2' | 'sd_within2' | 'cutoff', number>,
			Record<'z' | 'C' | 'RTM' | 'RTM_mean_of_2_baselines', number>
		>('rtm_expected');
		const { mean, sd_between2, sd_within2, cutoff } = input;
		const found = regressionToMean(mean, sd_between2, sd_within2, cutoff);
		expectClose([found.z, found.selection, found.expected], [expected.z, expected.C, expected.RTM]);
		const twice = regressionToMean(mean, sd_between2, sd_within2, cutoff, { baselines: 2 });
		expectClose(twice.expected, expected.RTM_mean_of_2_baselines);
	});

	it.each(['regression_above', 'regression_below_two'])(
		'agrees with R on %s, integrated over the selected',
		(id) => {
			const { input, expected } = fromR<
				Record<'mean' | 'between' | 'within' | 'cutoff' | 'baselines', number> & { side: 'above' | 'below' },
				{ expected: number }
			>(id);
			const { mean, between, within, cutoff, baselines, side } = input;
			expectClose(
				regressionToMean(mean, between, within, cutoff, { baselines, side }).expected,
				expected.expected,
			);
		},
	);

	it('is none without variation within people, or when everyone is chosen', () => {
		expect(regressionToMean(50, 64, 0, 60).expected).toBe(0);
		expect(regressionToMean(50, 64, 36, -1e6).expected).toBe(0);
	});

	it('is all of the distance without variation between people', () => {
		const { expected, selection } = regressionToMean(50, 0, 36, 56);
		expectClose(expected, 6 * selection);
	});

	it('stays smooth and finite for a cut-off far out', () => {
		const far = (z: number): number => regressionToMean(0, 0, 1, z).selection;
		expectClose(far(10), far(10 - 1e-9), 1e-8);
		// C(z) = z + 1/z − 2/z³ + … for large z
		expectClose(far(60), 60 + 1 / 60 - 2 / 60 ** 3, 1e-9);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => regressionToMean(Number.NaN, 1, 1, 0)).toThrow(/^mean /);
		expect(() => regressionToMean(0, -1, 1, 0)).toThrow(/^betweenVariance /);
		expect(() => regressionToMean(0, 1, -1, 0)).toThrow(/^withinVariance /);
		expect(() => regressionToMean(0, 0, 0, 0)).toThrow(/^betweenVariance \+ withinVariance /);
		expect(() => regressionToMean(0, 1, 1, Number.NaN)).toThrow(/^cutoff /);
		expect(() => regressionToMean(0, 1, 1, 0, { baselines: 0 })).toThrow(/^baselines /);
	});
});
