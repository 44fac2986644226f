/** Rows and sentences of the chart of before and after. */
import type { BeforeAfterRow } from '$lib/charts/BeforeAfter/layout';
import { instrumentById } from '$lib/domain/instruments';
import { formatNumber } from '$lib/domain/format';
import { instrumentLabel, serviceLevelLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';
import type { EffectRow, ShownEffect } from '$lib/server/effect';
import { changeLimits, changeText, meanText } from './words';

/** More rows than this are a table, not a picture. */
export const mostRows = 12;

/** The own measures that may be shown and have most patients, in the order of the table. */
export function chartRows(own: readonly EffectRow[]): ShownEffect[] {
	const shown = own.filter((row): row is ShownEffect => row.mask === null);
	const kept = new Set([...shown].sort((a, b) => b.n - a.n).slice(0, mostRows));
	return shown.filter((row) => kept.has(row));
}

function shownTwin(row: ShownEffect, rows: readonly EffectRow[]): ShownEffect | null {
	const twin = rows.find((one) => one.instrument === row.instrument && one.serviceLevel === row.serviceLevel);
	return twin?.mask === null ? twin : null;
}

/** The interval of the change, moved to where the mean after lies on the scale of the instrument. */
function dumbbell(row: ShownEffect | null, better: BeforeAfterRow['better']) {
	if (!row) return null;
	const sign = better === 'higher' ? 1 : -1;
	const ends = [row.before + sign * row.change.lower, row.before + sign * row.change.upper];
	return {
		before: row.before,
		after: row.after,
		interval: { lower: Math.min(...ends), upper: Math.max(...ends) },
	};
}

function reading(row: ShownEffect, organisation: string): string {
	return m.effect_reading({
		instrument: instrumentLabel(row.instrument),
		level: serviceLevelLabel(row.serviceLevel),
		organisation,
		before: meanText(row, row.before),
		after: meanText(row, row.after),
		change: changeText(row),
		interval: m.ci_95({ interval: changeLimits(row) }),
		count: formatNumber(row.n),
	});
}

/** What the chart draws, and what it reads aloud: own first, then the nation, row after row. */
export function beforeAfterChart(
	own: readonly EffectRow[],
	ownName: string,
	whole: { name: string; rows: readonly EffectRow[] } | null,
) {
	const rows = chartRows(own);
	return {
		rows: rows.map((row) => {
			const { min, max, better } = instrumentById(row.instrument);
			const scale: BeforeAfterRow['scale'] = min === null || max === null ? null : [min, max];
			return {
				id: `${row.instrument}-${row.serviceLevel}`,
				better,
				scale,
				own: dumbbell(row, better),
				nation: dumbbell(whole && shownTwin(row, whole.rows), better),
				name: instrumentLabel(row.instrument),
				note: serviceLevelLabel(row.serviceLevel),
				format: (value: number) => meanText(row, value),
				/** Whole ends stay whole: 20, not 20,0. */
				formatEnd: (value: number) => (Number.isInteger(value) ? formatNumber(value) : meanText(row, value)),
			};
		}),
		readings: rows.flatMap((row) => {
			const twin = whole && shownTwin(row, whole.rows);
			return [reading(row, ownName), ...(twin && whole ? [reading(twin, whole.name)] : [])];
		}),
		/** How many of the drawn measures have moved for the better by more than chance explains. */
		improved: rows.filter((row) => row.change.lower > 0).length,
	};
}
