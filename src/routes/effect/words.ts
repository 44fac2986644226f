/** Numbers of before and after in words: each in the unit and decimals of its instrument. */
import { deliveries, serviceLevels } from '$lib/domain/codes';
import { formatInterval, formatNumber, formatPercent } from '$lib/domain/format';
import { countText, formatLimits } from '$lib/domain/indicatorsValue';
import { instrumentById, type InstrumentId } from '$lib/domain/instruments';
import { deliveryLabel, instrumentUnitLabel, serviceLevelLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';
import type { HiddenReason, ShownEffect } from '$lib/server/effect';

interface OfInstrument {
	instrument: InstrumentId;
}
interface Interval {
	lower: number;
	upper: number;
}

/** Place and period as the effect pages have them in their addresses. */
export function addressOf({
	organisation,
	year,
}: {
	organisation: { id: string };
	year: number | null;
}): string {
	return `?${new URLSearchParams({ organisation: organisation.id, year: year === null ? 'all' : String(year) })}`;
}

/** A mean is shown with one decimal, or with those of an instrument that has more. */
export function meanDecimals({ instrument }: OfInstrument): number {
	return Math.max(1, instrumentById(instrument).decimals);
}

export function meanText(row: OfInstrument, value: number): string {
	return formatNumber(value, meanDecimals(row));
}

/** A number with its sign: plus is better. */
export function signed(text: string, value: number): string {
	return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A change with its sign. */
export function changeText(row: OfInstrument, change: { mean: number }): string {
	return signed(meanText(row, change.mean), change.mean);
}

export function changeLimits(row: OfInstrument, { lower, upper }: Interval): string {
	return formatInterval(lower, upper, meanDecimals(row));
}

/** The smallest change that matters, with its unit. */
export function thresholdText({ instrument }: OfInstrument): string {
	const { importantChange, unit } = instrumentById(instrument);
	if (!importantChange) return m.effect_no_threshold();
	const { value } = importantChange;
	const decimals = String(value).split('.')[1]?.length ?? 0;
	const number = formatNumber(value, decimals);
	// The name of a scale is no unit that a number can stand before.
	const isScale = unit === 'index' || unit === 't_score';
	return m.effect_threshold({ value: isScale ? number : `${number} ${instrumentUnitLabel(unit)}` });
}

/** Few or hidden, as the reader of an own organisation or of the nation meets it. */
export function effectMask(mask: HiddenReason, minimum: number): string {
	return mask === 'few' ? m.mask_few({ minimum }) : m.mask_secondary();
}

const startLevels: Record<string, () => string> = {
	'1': m.effect_start_1,
	'2': m.effect_start_2,
	'3': m.effect_start_3,
	'4': m.effect_start_4,
};

export function startLevelLabel(part: string): string {
	return startLevels[part]?.() ?? m.effect_start_all();
}

/** The part of a row: a service level or a form of delivery; empty for all together. */
export function partLabel(part: string): string {
	const level = serviceLevels.find((one) => one === part);
	const delivery = deliveries.find((one) => one === part);
	return level ? serviceLevelLabel(level) : delivery ? deliveryLabel(delivery) : '';
}

export function periodText(year: number | null): string {
	return year === null ? m.effect_period_all() : String(year);
}

/** What stands at 12 months: kept, or for an instrument without a threshold the change from start. */
export function laterText(row: ShownEffect, minimum: number): { value: string; notes: string[] } {
	const { m12 } = row;
	if (m12 === null) return { value: '–', notes: [m.effect_not_measured_m12()] };
	if (typeof m12 === 'string') return { value: '–', notes: [effectMask(m12, minimum)] };
	if (m12.kept) {
		return {
			value: formatPercent(m12.kept.share),
			notes: [
				countText(m12.kept.count, m12.kept.of),
				m.ci_short({ interval: formatLimits('share', m12.kept) }),
			],
		};
	}
	return {
		value: m.effect_change_m12({ change: changeText(row, m12.change) }),
		notes: [
			m.effect_n({ count: formatNumber(m12.n) }),
			m.ci_short({ interval: changeLimits(row, m12.change) }),
		],
	};
}
