/** Which views can be subscribed to: the overview and the pages of the indicators, with what their addresses say. */
import { indicatorIds, type IndicatorId } from '../../domain/indicators.ts';

/** What the parameters of the two pages are called; nothing else is kept. */
const parameters = [
	...['organisation', 'year', 'view', 'compare', 'sex', 'age_band', 'diagnosis_group', 'service_level'],
	...['phase', 'period'],
];
const longest = 2000;

export interface View {
	/** Null: the overview. */
	indicator: IndicatorId | null;
	parameters: URLSearchParams;
}

/** The view of an address, or null where it is none of these. */
export function viewOf(address: string): View | null {
	if (address.length > longest || !address.startsWith('/')) return null;
	const url = URL.parse(address, 'http://registry');
	if (!url || url.host !== 'registry') return null;
	const [, page, id, ...more] = url.pathname.split('/');
	if (page !== 'indicators' || more.length > 0) return null;
	const indicator = indicatorIds.find((known) => known === id) ?? null;
	if (id !== undefined && indicator === null) return null;
	return { indicator, parameters: url.searchParams };
}

/**
 * The address that is kept. A year of the calendar is not: what is mailed next year is to be next year's. The last twelve
 * months move by themselves.
 */
export function keptAddress(address: string, organisation: string): string | null {
	const view = viewOf(address);
	if (!view) return null;
	const kept = new URLSearchParams({ organisation });
	for (const [name, value] of view.parameters) {
		const isKept =
			parameters.includes(name) && name !== 'organisation' && (name !== 'year' || value === 'rolling');
		if (isKept) kept.append(name, value);
	}
	const path = view.indicator === null ? '/indicators' : `/indicators/${view.indicator}`;
	return `${path}?${kept}`;
}
