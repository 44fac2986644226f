import { normalCritical } from '../../stats/critical.ts';
import type { FunnelFlag } from '../../stats/index.ts';

/** The flag nearer to the middle: what both can stand for. */
export function nearerFlag(a: FunnelFlag, b: FunnelFlag): FunnelFlag {
	const distance: Record<FunnelFlag, number> = { low998: -2, low95: -1, within: 0, high95: 1, high998: 2 };
	if (distance[a] * distance[b] <= 0) return 'within';
	return Math.abs(distance[a]) < Math.abs(distance[b]) ? a : b;
}

/** The flag of a distance in standard errors. */
export function flagOf(zAdjusted: number): FunnelFlag {
	const side = zAdjusted < 0 ? 'low' : 'high';
	if (Math.abs(zAdjusted) > normalCritical(0.998)) return `${side}998`;
	return Math.abs(zAdjusted) > normalCritical(0.95) ? `${side}95` : 'within';
}
