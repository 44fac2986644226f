import type { SparkPoint } from '$lib/charts/Sparkline/layout';
import type { IndicatorCell, IndicatorDefinition } from '$lib/domain/indicators';
import { indicatorKind } from '$lib/domain/indicators';
import { maskLabel } from '$lib/domain/indicatorsText';
import { m } from '$lib/paraglide/messages.js';

export type OverviewCell = IndicatorCell;

/** One indicator across the table. */
export interface OverviewRow {
	definition: IndicatorDefinition;
	own: OverviewCell;
	/** In the order of the columns. */
	others: OverviewCell[];
	/** The own years that may be shown. */
	trend: SparkPoint[];
}

/** What the table is of, as far as it explains a cell without a number. */
export interface Shown {
	rolling: boolean;
	/** Of some of the patients only. */
	split: boolean;
	thisYear: number;
}

/** Why a cell of the overview has no number, in words; empty where it has one. */
export function whyMasked(
	cell: OverviewCell,
	definition: IndicatorDefinition,
	{ rolling, split, thisYear }: Shown,
): string {
	if (cell.mask === null) return '';
	const kind = indicatorKind(definition.id);
	if (split && cell.mask === 'none' && kind !== 'proportion' && kind !== 'mean')
		return m.overview_mask_split();
	if (rolling && cell.mask === 'none') {
		if (kind === 'median' || kind === 'coverage') return m.overview_mask_yearly();
		if (definition.maturesAfterDays === 0) return m.overview_mask_quarter();
	}
	const minimum = cell.own ? definition.minimumOwn : definition.minimumPublic;
	return maskLabel(cell, minimum, definition, thisYear);
}

/** What there is to show in the own column, and what is folded away since nothing is. */
export function foldRows(rows: readonly OverviewRow[]): { shown: OverviewRow[]; empty: OverviewRow[] } {
	return {
		shown: rows.filter((row) => row.own.mask !== 'none'),
		empty: rows.filter((row) => row.own.mask === 'none'),
	};
}

/** The address with some parameters set, or taken away where null. */
export function withParameters(search: URLSearchParams, changes: Record<string, string | null>): string {
	const parameters = new URLSearchParams(search);
	for (const [name, value] of Object.entries(changes)) {
		if (value === null) parameters.delete(name);
		else parameters.set(name, value);
	}
	return `?${parameters}`;
}
