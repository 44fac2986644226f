/** Numbers of before and after in words: each in the unit and decimals of its instrument. */
import { formatInterval, formatNumber } from '$lib/domain/format';
import { instrumentById } from '$lib/domain/instruments';
import { instrumentUnitLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';
import type { EffectRow, ShownEffect } from '$lib/server/effect';

/** A mean is shown with one decimal, or with those of an instrument that has more. */
export function meanDecimals(row: Pick<EffectRow, 'instrument'>): number {
	return Math.max(1, instrumentById(row.instrument).decimals);
}

export function meanText(row: Pick<EffectRow, 'instrument'>, value: number): string {
	return formatNumber(value, meanDecimals(row));
}

/** A change with its sign: plus is better. */
export function changeText(row: ShownEffect): string {
	const text = meanText(row, row.change.mean);
	return row.change.mean > 0 ? `+${text}` : text;
}

export function changeLimits(row: ShownEffect): string {
	return formatInterval(row.change.lower, row.change.upper, meanDecimals(row));
}

/** The smallest change that matters, with its unit. */
export function thresholdText(row: Pick<EffectRow, 'instrument'>): string {
	const { importantChange, unit } = instrumentById(row.instrument);
	if (!importantChange) return m.effect_no_threshold();
	const { value } = importantChange;
	const decimals = String(value).split('.')[1]?.length ?? 0;
	const number = formatNumber(value, decimals);
	// The name of a scale is no unit that a number can stand before.
	const isScale = unit === 'index' || unit === 't_score';
	return m.effect_threshold({ value: isScale ? number : `${number} ${instrumentUnitLabel(unit)}` });
}

/** Few or hidden, as the reader of an own organisation or of the nation meets it. */
export function effectMask(mask: 'few' | 'secondary', isOwn: boolean): string {
	return mask === 'few' ? m.mask_few({ minimum: isOwn ? 5 : 10 }) : m.mask_secondary();
}
