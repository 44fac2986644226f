import { checkNumbers } from './check.ts';
import { mean } from './moments.ts';
import { xmrSignals, type XmrSignal } from './xmrSignals.ts';

/** Individuals chart. All limits in the unit of the values. */
export interface XmrChart {
	mean: number;
	/** Mean moving range behind the limits: after screening, if asked for. */
	meanMovingRange: number;
	lower: number;
	upper: number;
	/** Limits two thirds of the way out. */
	nearLower: number;
	nearUpper: number;
	/** What each point shows. */
	signals: XmrSignal[];
}

/** 3/d₂ with d₂ = 1.128 for ranges of two, in the rounded form that the charts have used since Shewhart. */
const limitFactor = 2.66;
/** D₄, the upper limit of a moving range of two. */
const rangeFactor = 3.267;

/**
 * XmR chart (individuals and moving range): process limits of single values over time, and points that chance does not explain.
 *
 *     limits = mean ± 2.66·mR̄,   near limits = mean ± ⅔·2.66·mR̄      mR̄ = mean of |xᵢ − xᵢ₋₁|
 *
 * Screening drops, once, the moving ranges of 3.267·mR̄ and above before the limits are made, so that one odd value does not
 * widen them. The mean keeps all values. Limits are not cut at the ends of a scale.
 *
 * Source: Wheeler DJ. Understanding Variation, 2nd ed. 2000; Nelson LS. J Qual Technol 1982;14:172–3 (screening); signal rules
 * of NHS England's Making Data Count.
 * Units: those of the values.
 *
 * @param values in order of time
 * @param options `screen`: drop wide moving ranges; true when left out
 * @throws RangeError if there are fewer than two values or one is not finite.
 * @example xmrChart([1, 2, 1, 2], { screen: false }).upper // 4.16
 */
export function xmrChart(values: readonly number[], { screen = true }: { screen?: boolean } = {}): XmrChart {
	checkNumbers('values', values, 2);
	const centre = mean(values);
	const ranges = values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
	const unscreened = mean(ranges);
	const kept = screen ? ranges.filter((range) => range < rangeFactor * unscreened) : ranges;
	// Without any movement no range lies below the limit of 0, and nothing needs screening.
	const meanMovingRange = kept.length > 0 ? mean(kept) : unscreened;
	const reach = limitFactor * meanMovingRange;
	const chart = {
		mean: centre,
		meanMovingRange,
		lower: centre - reach,
		upper: centre + reach,
		nearLower: centre - (2 * reach) / 3,
		nearUpper: centre + (2 * reach) / 3,
	};
	return { ...chart, signals: xmrSignals(values, chart) };
}
