/** The statistics of the page of one indicator, from cells that may be shown. */
export { adjustedFunnel, type AdjustedUnit } from './adjustedFunnel.ts';
export {
	controlChart,
	fewestQuarters,
	largeCount,
	signalsOf,
	type ControlChart,
	type ControlMethod,
	type ControlPoint,
} from './controlChart.ts';
export { rankedUnits, type RankedUnit } from './rankedUnits.ts';
export { unitFunnel, type FunnelStep, type FunnelUnit, type UnitFunnel } from './unitFunnel.ts';
export { weightedAnswers, type WeightedAnswers } from './weightedAnswers.ts';
