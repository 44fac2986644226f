/** What the overview's address asks for. Every control of the page is here, so that any view is a link. */
import {
	filterDimensions,
	filtersOf,
	filterValues,
	hasFilters,
	mostFilters,
	type FilterDimension,
	type Filters,
} from '../../domain/indicatorsFilter.ts';
import { views, type View } from './index.ts';

/** More columns than this cannot be read beside each other. */
export const mostComparisons = 10;

/** Why a question has no answer; the page says it in words, with what to do. */
export type OverviewProblem =
	'unknown' | 'too_many_comparisons' | 'too_many_filters' | 'filters_of_residents' | 'filters_of_rolling';

export interface OverviewAddress {
	rolling: boolean;
	view: View;
	/** What the form shows as chosen, also where it is too much. */
	chosen: Partial<Record<FilterDimension, string>>;
	filters: Filters;
	/** Null where none are asked for, which means the usual ones; an empty list means none. */
	compare: string[] | null;
	/** Intervals in every column, not in the own one alone. */
	intervals: boolean;
	problem: OverviewProblem | null;
}

function problemOf(parameters: URLSearchParams, address: Omit<OverviewAddress, 'problem'>) {
	const { chosen, compare, filters, rolling, view } = address;
	const asked = parameters.get('view');
	if (asked && !views.some((known) => known === asked)) return 'unknown';
	if (
		filterDimensions.some(
			(name) => chosen[name] && !filterValues[name].some((known) => known === chosen[name]),
		)
	)
		return 'unknown';
	if (Object.keys(chosen).length > mostFilters) return 'too_many_filters';
	if (compare && compare.length > mostComparisons) return 'too_many_comparisons';
	if (hasFilters(filters) && view === 'residence') return 'filters_of_residents';
	if (hasFilters(filters) && rolling) return 'filters_of_rolling';
	return null;
}

/** Reads the address; organisation and year are checked elsewhere, since the database knows them. */
export function readOverviewAddress(parameters: URLSearchParams): OverviewAddress {
	const asked = parameters.getAll('compare');
	const address = {
		rolling: parameters.get('year') === 'rolling',
		view: views.find((known) => known === parameters.get('view')) ?? 'unit',
		chosen: Object.fromEntries(
			filterDimensions.flatMap((name) => {
				const value = parameters.get(name);
				return value ? [[name, value] as const] : [];
			}),
		),
		filters: filtersOf(parameters) ?? {},
		compare: asked.length > 0 ? [...new Set(asked.filter((id) => id !== ''))] : null,
		intervals: parameters.get('intervals') === 'all',
	} satisfies Omit<OverviewAddress, 'problem'>;
	return { ...address, problem: problemOf(parameters, address) };
}
