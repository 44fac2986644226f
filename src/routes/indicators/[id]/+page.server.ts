import { trendFinding } from '$lib/domain/indicatorsFinding';
import type { IndicatorCell } from '$lib/domain/indicators';
import { readModels } from '$lib/server/caseMix';
import { indicatorRows, publishedAt } from '$lib/server/indicators';
import { groupsOf, monthsOf, nowOf, quartersOf, unitsOf } from '$lib/server/indicators/one';
import { yearNow } from '$lib/server/indicators/place';
import { organisationSources } from '$lib/server/indicators/sources';
import { nation } from '$lib/server/organisations';
import { askedIndicator, isOver } from './asked';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
	const { organisations, all, indicator, ...asked } = await askedIndicator({ locals, url, params });
	const { organisation, isOwn, choices, columns, year, years, definition } = asked;
	const { db } = locals;
	const period = url.searchParams.get('period') === 'quarter' ? ('quarter' as const) : ('year' as const);
	const place = {
		organisation,
		isOwn,
		choices,
		year,
		years,
		thisYear: yearNow(),
		definition,
		columns,
		period,
	};
	if (year === null)
		return { ...place, cells: [], finding: trendFinding(indicator, [], definition.better), view: null };

	const cells = await indicatorRows(db, all, { organisations, years, indicator });
	const own = cells.filter((cell) => cell.organisation === organisation.id);
	const cell = own.find((one) => one.year === year) ?? {
		...{ organisation: organisation.id, year, quarter: 0, indicator, own: isOwn, mask: 'none' as const },
	};
	const ask = { organisations: [organisation.id], years };
	const coverage = await indicatorRows(db, all, { ...ask, indicator: 'coverage' });
	// Every completed course is in the denominator of this one, so its masked count is masked here too.
	const [courses] = await indicatorRows(db, all, { ...ask, years: [year], indicator: 'function_paired' });
	const sources = await organisationSources(db, organisation.id, year);
	const quarters =
		period === 'quarter' ? await indicatorRows(db, all, { ...ask, indicator, quarters: true }) : [];
	const models = await readModels(db, indicator);
	const untilYear = (one: IndicatorCell) => one.year <= year;
	return {
		...place,
		cells,
		// Said here, because the statistics behind it are too large for a page.
		finding: trendFinding(indicator, own.filter(untilYear), definition.better),
		view: {
			now: await nowOf({
				...{ definition, year, cell, coverage, courses },
				models,
				publishedAt: publishedAt(asked, year),
				reportedBy: async (at) => (await organisationSources(db, organisation.id, at)).reportedBy,
			}),
			quarters:
				period === 'quarter'
					? quartersOf(
							indicator,
							quarters.filter((one) => one.quarter > 0 && untilYear(one) && isOver(one)),
						)
					: null,
			units: await unitsOf(db, all, {
				...{ id: indicator, year, models },
				// Of the nation all units are own, and then none of them stands out.
				own: new Set(organisation.id === nation ? [] : sources.units),
			}),
			groups: await groupsOf(db, all, {
				...{ organisations, year, indicator, own: isOwn, kind: definition.kind },
			}),
			months: await monthsOf(db, cell),
		},
	};
};
