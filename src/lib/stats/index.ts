export { adjustedDifference, type AdjustedDifference } from './adjustedDifference.ts';
export { benjaminiHochberg } from './benjaminiHochberg.ts';
export { calibration, type Calibration, type CalibrationGroup } from './calibration.ts';
export { concordance } from './concordance.ts';
export { copmScores, type CopmChange, type CopmProblem, type CopmScores } from './copmScores.ts';
export { differenceFunnel, type DifferenceFunnel } from './differenceFunnel.ts';
export { empiricalBayes, type EmpiricalBayes } from './empiricalBayes.ts';
export { exactFunnelLimits } from './exactFunnelLimits.ts';
export { funnelFlag, type FunnelFlag } from './funnelFlag.ts';
export type { FunnelLimits } from './funnelLimits.ts';
export { gasChange, type GasChange, type ScaledGoalWithBaseline } from './gasChange.ts';
export { gasTScore, type ScaledGoal } from './gasTScore.ts';
export type { Estimate, Interval } from './interval.ts';
export {
	inverseProbabilityWeighted,
	type InverseProbabilityWeighted,
	type ResponseStratum,
} from './inverseProbabilityWeighted.ts';
export { kAnonymity, type Anonymity, type AnonymityWithDiversity } from './kAnonymity.ts';
export { kaplanMeier, type KaplanMeier, type KaplanMeierStep } from './kaplanMeier.ts';
export { kaplanMeierAt, type KaplanMeierPoint } from './kaplanMeierAt.ts';
export { linearRegression, type GroupedValues, type LinearRegression } from './linearRegression.ts';
export { logisticRegression, type LogisticRegression } from './logisticRegression.ts';
export { meanInterval, type MeanInterval } from './meanInterval.ts';
export { newcombeDifference, type ShareDifference } from './newcombeDifference.ts';
export { NoFit, type NoFitReason } from './noFit.ts';
export { overdispersedFunnel, type OverdispersedFunnel } from './overdispersedFunnel.ts';
export { pairedChange, type PairedChange } from './pairedChange.ts';
export { pChart, type PChart } from './pChart.ts';
export { poissonInterval, type PoissonInterval } from './poissonInterval.ts';
export { quantile } from './quantile.ts';
export { recordsInSmallClasses } from './recordsInSmallClasses.ts';
export { regressionToMean, type RegressionToMean, type RegressionToMeanOptions } from './regressionToMean.ts';
export { reliableChange, type ReliableChange } from './reliableChange.ts';
export { responders, type Responders } from './responders.ts';
export { runChart, type RunChart } from './runChart.ts';
export { standardisedRatio, type StandardisedRatio } from './standardisedRatio.ts';
export { standardisedRatioFunnel, type StandardisedRatioFunnel } from './standardisedRatioFunnel.ts';
export { standardisedResponseMean } from './standardisedResponseMean.ts';
export {
	sustainedReturnToWork,
	type SustainedReturnToWork,
	type WeeksOnBenefit,
} from './sustainedReturnToWork.ts';
export { welchDifference, type MeanDifference, type SampleMean } from './welchDifference.ts';
export { wilcoxonSignedRank, type WilcoxonSignedRank } from './wilcoxonSignedRank.ts';
export { wilsonInterval } from './wilsonInterval.ts';
export { xmrChart, type XmrChart } from './xmrChart.ts';
export type { XmrSignal } from './xmrSignals.ts';
