import { hasFilters } from '$lib/domain/indicatorsFilter';
import { readOverview } from '$lib/server/indicators/overview';
import { yearNow } from '$lib/server/indicators/place';
import { changesOf, headOf, rowsOf } from './overviewView';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { table, ...overview } = await readOverview({ locals, url });
	if (!table) return { ...overview, table: null };
	const { view, filters } = overview.address;
	const split = hasFilters(filters);
	return {
		...overview,
		table: {
			year: table.year,
			thisYear: yearNow(),
			years: overview.years.filter((year) => year <= table.year),
			rolling: table.quarters !== null,
			split,
			columns: table.columns,
			rows: rowsOf(table),
			changes: changesOf(table),
			head: headOf(table, view === 'unit' && !split),
		},
	};
};
