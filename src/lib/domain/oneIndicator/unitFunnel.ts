/** All units of a share against what chance lets units of their size be. */
import {
	exactFunnelLimits,
	funnelFlag,
	overdispersedFunnel,
	type FunnelFlag,
	type FunnelLimits,
} from '../../stats/index.ts';
import { funnelLimits } from '../../stats/funnelLimits.ts';
import { flagOf, nearerFlag } from '../caseMix/flags.ts';
import { fewestJudged } from '../caseMix/judgeUnits.ts';

export interface FunnelUnit {
	id: string;
	met: number;
	n: number;
}

/** Limits of units of a size. */
export interface FunnelStep extends FunnelLimits {
	n: number;
}

export interface UnitFunnel {
	/** Share of all units together, 0 to 1. */
	target: number;
	/** Mean squared distance from it: 1 where there is only chance. */
	phi: number;
	/** Units differ more than chance explains, so that the limits that judge are widened. */
	overdispersed: boolean;
	/** The limits that judge, over the sizes of the units. */
	limits: FunnelStep[];
	/** The limits of chance alone, where they are not those that judge. */
	chance: FunnelStep[] | null;
	units: (FunnelUnit & { value: number; flag: FunnelFlag })[];
}

/** Sizes at which the limits are drawn: closer where they bend. */
export function funnelSizes(smallest: number, largest: number, steps = 40): number[] {
	const ratio = Math.max(largest, smallest + 1) / smallest;
	const all = Array.from({ length: steps + 1 }, (_, step) => Math.round(smallest * ratio ** (step / steps)));
	return [...new Set(all)];
}

function exactStep(target: number, n: number): FunnelStep {
	const at95 = exactFunnelLimits(target, n, 0.95);
	const at998 = exactFunnelLimits(target, n, 0.998);
	return { n, lower95: at95.lower, upper95: at95.upper, lower998: at998.lower, upper998: at998.upper };
}

function widenedStep(target: number, tau2: number, n: number): FunnelStep {
	const centre = Math.asin(Math.sqrt(target));
	const toShare = (distance: number) => Math.sin(Math.min(Math.PI / 2, Math.max(0, centre + distance))) ** 2;
	return { n, ...funnelLimits(Math.sqrt(1 / (4 * n) + tau2), toShare) };
}

/**
 * The funnel of all units that may be shown. Overdispersion is tested first; a unit is flagged only where both the exact
 * binomial tail and, where units differ more than chance explains, the widened limits say so.
 *
 * @returns null for fewer than three units: they say nothing of what is usual
 */
export function unitFunnel(units: readonly FunnelUnit[]): UnitFunnel | null {
	const judged = units.filter(({ n }) => n >= fewestJudged);
	if (judged.length < 3) return null;
	const { target, phi, tau2, zAdjusted } = overdispersedFunnel(
		judged.map(({ met }) => met),
		judged.map(({ n }) => n),
	);
	const overdispersed = tau2 > 0;
	const counts = judged.map(({ n }) => n);
	const at = funnelSizes(Math.min(...counts), Math.max(...counts));
	const exact = at.map((n) => exactStep(target, n));
	return {
		...{ target, phi, overdispersed },
		limits: overdispersed ? at.map((n) => widenedStep(target, tau2, n)) : exact,
		chance: overdispersed ? exact : null,
		units: judged.map((unit, index) => {
			const tail = funnelFlag(unit.met, unit.n, target);
			const flag = overdispersed ? nearerFlag(flagOf(zAdjusted[index] ?? 0), tail) : tail;
			return { ...unit, value: unit.met / unit.n, flag };
		}),
	};
}
