/** Values of a table in words. */
import { exportVariable } from '$lib/domain/exportVariables';
import { formatNumber, formatPercent } from '$lib/domain/format';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime.js';

/** A value of a variable; null is all of them together. */
export function valueText(name: string, value: string | null): string {
	if (value === null) return m.tables_all();
	if (value === 'missing') return m.tables_missing();
	const variable = exportVariable(name);
	if (variable?.type === 'boolean' && value === 'true') return m.tables_yes();
	if (variable?.type === 'boolean' && value === 'false') return m.tables_no();
	const found =
		variable?.values?.find(({ code }) => String(code) === value) ??
		variable?.missing.find(({ code }) => String(code) === value);
	return found?.label[getLocale()] ?? value;
}

/** The order of the catalogue, then what is missing, then all together. */
export function placeOf(name: string, value: string | null): number {
	if (value === null) return Number.POSITIVE_INFINITY;
	const variable = exportVariable(name);
	if (variable?.type === 'boolean') return ['true', 'false', 'missing'].indexOf(value);
	const at = variable?.values?.findIndex(({ code }) => String(code) === value) ?? -1;
	return at >= 0 ? at : 10_000;
}

export type Kind = 'count' | 'share' | 'mean';

export function kindOf(measure: string | null): Kind {
	if (measure === null) return 'count';
	return exportVariable(measure)?.type === 'boolean' ? 'share' : 'mean';
}

export function measureText(value: number | null, kind: Kind): string {
	if (value === null) return '–';
	return kind === 'share' ? formatPercent(value) : formatNumber(value, 1);
}
