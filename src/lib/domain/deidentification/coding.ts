/** What is not a quasi-identifier and may still stand out: extreme numbers, rare categories, values that few have. */
import type { ExportVariable } from '../exportVariables/types.ts';

/** How the values of a file are coded; fixed by a project's first release. */
export interface Coding {
	/** Lowest and highest number shown; null where the scale has an end of its own. */
	limits: Record<string, [number | null, number | null]>;
	/** By variable, what a rare category is given as. */
	merges: Record<string, Record<string, string>>;
	/** Variables of which fewer persons than k have a value. */
	withheld: string[];
}

/** Open ends: below none of these variables' lower limit anybody can stand out. */
const openAbove =
	/^(waiting_days|length_days|registered_days|goals_set_days|first_assessed_days|early_notice_days|contacts|hours_(start|end)|followup_m\d+_days)$/;
const openBelow = /^(goals_set_days|first_assessed_days|early_notice_days|followup_m\d+_days|amps_.*)$/;
const openMeasures = /^(tug|m_6mwt|m_10mwt|m_10mwt_fast|grip|amps_motor|amps_process)_/;

/** Which ends of a number have no limit of their own. */
export function openEnds({ name, type }: ExportVariable): { below: boolean; above: boolean } {
	const isNumber = type === 'integer' || type === 'number';
	return {
		below: isNumber && openBelow.test(name),
		above: isNumber && (openAbove.test(name) || openMeasures.test(name)),
	};
}

/** Two figures, towards the middle: a limit that is somebody's own value says less when it is round. */
function rounded(value: number, decimals: number, towards: 'up' | 'down'): number {
	if (value === 0) return 0;
	const step = Math.max(10 ** (Math.floor(Math.log10(Math.abs(value))) - 1), 10 ** -decimals);
	const steps = value / step;
	// The step is a power of ten: dividing again leaves no trail of binary fractions.
	const whole = towards === 'up' ? Math.ceil(steps - 1e-9) : Math.floor(steps + 1e-9);
	return Number((whole * step).toFixed(Math.max(0, decimals)));
}

/** Shares of the persons with a value that are brought to each limit: a hundredth, and never fewer than k persons. */
export function sharesOf(variable: ExportVariable, withValue: number, k: number): [number, number] {
	const { below, above } = openEnds(variable);
	const share = Math.min(0.5, Math.max(0.01, k / withValue));
	return [below ? share : 0, above ? share : 0];
}

/** The limits from the values at those shares. */
export function limitsFrom(
	variable: ExportVariable,
	[low, high]: readonly [number, number],
): [number | null, number | null] {
	const { below, above } = openEnds(variable);
	const decimals = variable.decimals ?? 0;
	const lower = below ? rounded(low, decimals, 'up') : null;
	const upper = above ? rounded(high, decimals, 'down') : null;
	return lower !== null && upper !== null && lower > upper ? [upper, upper] : [lower, upper];
}

/**
 * Rare categories go into "other" where the list has it and that is then not rare itself, and are withheld elsewhere.
 *
 * @param persons by code
 */
export function mergesOf(
	variable: ExportVariable,
	persons: ReadonlyMap<string, number>,
	k: number,
): Record<string, string> {
	const codes = (variable.values ?? []).map(({ code }) => String(code));
	const rare = codes.filter(
		(code) => code !== 'other' && (persons.get(code) ?? 0) > 0 && (persons.get(code) ?? 0) < k,
	);
	const other = persons.get('other') ?? 0;
	const together = rare.reduce((sum, code) => sum + (persons.get(code) ?? 0), other);
	if (codes.includes('other') && together >= k)
		return Object.fromEntries(rare.map((code) => [code, 'other']));
	if (other > 0 && other < k) rare.push('other');
	return Object.fromEntries(rare.map((code) => [code, '-97']));
}

/** Coded variables that are not quasi-identifiers: their categories are counted. */
export const hasCategories = ({ type, strength, values }: ExportVariable): boolean =>
	type === 'code' && strength !== 'quasi' && strength !== 'key' && values !== undefined;

/** Variables of which it is counted how many have a value. */
export const isCounted = ({ strength, type }: ExportVariable): boolean =>
	strength !== 'quasi' && strength !== 'key' && type !== 'date';
