/** Everything that stands in a report: each part from the module that the page of that part asks, masks included. */
import type { IndicatorCell } from '$lib/domain/indicators';
import { effectGoals, effectRows, effectServices, effectWork, responseOf } from '$lib/server/effect';
import { hoursOf } from '$lib/server/effect/services';
import { readOverview } from '$lib/server/indicators/overview';
import { allChanges, certainChanges } from '$lib/server/indicators/overviewChanges';
import { yearNow } from '$lib/server/indicators/place';
import { organisationSources } from '$lib/server/indicators/sources';
import { nation } from '$lib/server/organisations';
import { findChromium } from '$lib/server/pdf/chromium';
import { headOf, rowsOf } from '../indicators/overviewView';
import { mostColumns, reportAddress } from './address';
import { wholeYearOf } from './period';

interface Asked {
	locals: App.Locals;
	url: URL;
}

/** How many numbers of the own column are hidden, by reason. */
function hiddenOf(cells: readonly IndicatorCell[]) {
	const reasons = cells.flatMap(({ mask }) => mask ?? []);
	return [...new Set(reasons)].map((mask) => ({
		mask,
		count: reasons.filter((one) => one === mask).length,
	}));
}

/** The usual comparisons may be more than fit a page of paper: the widest, which is the nation, is kept. */
function fitting<Column>(columns: readonly Column[]): Column[] {
	if (columns.length <= mostColumns + 1) return [...columns];
	return [...columns.slice(0, mostColumns), ...columns.slice(-1)];
}

async function readEffect({ db }: App.Locals, organisation: string, year: number) {
	const of = { organisation, year };
	const { means } = await effectRows(db, of);
	const whole = organisation === nation ? [] : (await effectRows(db, { ...of, organisation: nation })).means;
	const [work, goals, services] = [
		await effectWork(db, of),
		await effectGoals(db, of),
		await effectServices(db, of),
	];
	return {
		minimum: organisation === nation ? 10 : 5,
		rows: means.map((row) => ({
			row,
			whole: whole.find((one) => one.instrument === row.instrument) ?? null,
		})),
		responses: means.flatMap((row) => {
			const response = row.mask === null ? responseOf(row) : null;
			return response && row.mask === null ? [{ instrument: row.instrument, n: row.n, ...response }] : [];
		}),
		work,
		goals,
		hours: services?.mask === null ? hoursOf(services.content) : null,
		hoursMask: services?.mask ?? null,
	};
}

/** @throws as readOverview */
export async function readReport({ locals, url }: Asked) {
	const asked = new URL(url);
	asked.search = reportAddress(url.searchParams).toString();
	const { table, address, problem, ...overview } = await readOverview({ locals, url: asked });
	const base = {
		organisation: overview.organisation,
		isOwn: overview.isOwn,
		choices: overview.choices,
		years: overview.years,
		year: overview.span?.year ?? null,
		rolling: address.rolling,
		view: address.view,
		problem,
		madeAt: new Date().toISOString(),
		canPdf: findChromium() !== null,
	};
	if (!table) return { ...base, report: null };
	const own = overview.organisation.id;
	const columns = fitting(table.columns);
	const isShown = overview.isOwn || own === nation;
	const wholeYear = wholeYearOf(table);
	return {
		...base,
		report: {
			year: table.year,
			quarters: table.quarters,
			wholeYear,
			thisYear: yearNow(),
			years: overview.years.filter((year) => year <= table.year),
			columns,
			rows: rowsOf({ ...table, columns }),
			changes: certainChanges(table),
			compared: allChanges(table).length > 0,
			hidden: hiddenOf(table.cells.filter((cell) => cell.organisation === own)),
			head: headOf(table, address.view === 'unit'),
			coverage: table.ownYears.filter((cell) => cell.indicator === 'coverage'),
			sources: (await organisationSources(locals.db, own, wholeYear)).reportedBy,
			effect: isShown ? await readEffect(locals, own, wholeYear) : null,
		},
	};
}

export type Report = NonNullable<Awaited<ReturnType<typeof readReport>>['report']>;
