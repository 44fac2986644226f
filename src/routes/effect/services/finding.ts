import { formatNumber } from '$lib/domain/format';
import { m } from '$lib/paraglide/messages.js';
import type { Hours } from '$lib/server/effect/services';

/** Whether the hours have changed beyond chance, in one sentence. */
export function servicesFinding({ reduction }: Pick<Hours, 'reduction'>): string {
	const hours = formatNumber(Math.abs(reduction.mean), 1);
	if (reduction.lower > 0) return m.effect_services_less({ hours });
	return reduction.upper < 0 ? m.effect_services_more({ hours }) : m.effect_services_same();
}
