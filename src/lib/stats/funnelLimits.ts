import { normalCritical } from './critical.ts';

/** Limits of a funnel for one unit, on the scale of the value shown. */
export interface FunnelLimits {
	lower95: number;
	upper95: number;
	lower998: number;
	upper998: number;
}

/** Limits ±z·spread on a transformed scale, brought back by `toShown`. */
export function funnelLimits(spread: number, toShown: (distance: number) => number): FunnelLimits {
	const at95 = normalCritical(0.95) * spread;
	const at998 = normalCritical(0.998) * spread;
	return {
		lower95: toShown(-at95),
		upper95: toShown(at95),
		lower998: toShown(-at998),
		upper998: toShown(at998),
	};
}
