import { describe, expect, it } from 'vitest';
import * as stats from './index.ts';

describe('the statistics library', () => {
	it('exports what other parts of the registry and outside tests call', () => {
		expect(Object.keys(stats).toSorted()).toEqual(
			[
				'NoFit',
				'adjustedDifference',
				'benjaminiHochberg',
				'calibration',
				'concordance',
				'copmScores',
				'differenceFunnel',
				'empiricalBayes',
				'exactFunnelLimits',
				'funnelFlag',
				'gasChange',
				'gasTScore',
				'inverseProbabilityWeighted',
				'kAnonymity',
				'kaplanMeier',
				'kaplanMeierAt',
				'linearRegression',
				'logisticRegression',
				'meanInterval',
				'newcombeDifference',
				'overdispersedFunnel',
				'pChart',
				'pairedChange',
				'poissonInterval',
				'quantile',
				'recordsInSmallClasses',
				'regressionToMean',
				'reliableChange',
				'responders',
				'runChart',
				'standardisedRatio',
				'standardisedRatioFunnel',
				'standardisedResponseMean',
				'sustainedReturnToWork',
				'welchDifference',
				'wilcoxonSignedRank',
				'wilsonInterval',
				'xmrChart',
			].toSorted(),
		);
	});
});
