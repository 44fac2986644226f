/** The overview's question and its answer, for the page and its file alike. */
import { error } from '@sveltejs/kit';
import {
	definitionIn,
	type IndicatorCell,
	type IndicatorDefinition,
	type IndicatorId,
} from '../../domain/indicators.ts';
import { dateInOslo } from '../../domain/osloTime.ts';
import { wholeQuarters, yearBefore, type Quarter } from '../../domain/quarters.ts';
import type { Database } from '../backend/index.ts';
import type { OrganisationNode } from '../organisations/index.ts';
import { comparisonColumns, comparisonsOf, hasResidents } from '../organisations/comparisons.ts';
import { publishedAt, type Frame } from './frame.ts';
import { cellsOf, readRows, type Question } from './index.ts';
import { readOverviewAddress, type OverviewAddress, type OverviewProblem } from './overviewAddress.ts';
import { askedPlace, yearAsked, type Place } from './place.ts';
import { rollingCells } from './rolling.ts';

/** A year of the calendar, or four quarters in its place. */
export interface Span {
	/** The year, or the one in which the quarters end: its definitions judge. */
	year: number;
	/** Four, oldest first; null for a year of the calendar. */
	quarters: Quarter[] | null;
}

export interface OverviewTable extends Span {
	definitions: IndicatorDefinition[];
	/** Of every version: the own years before are judged by theirs. */
	allDefinitions: IndicatorDefinition[];
	columns: OrganisationNode[];
	/** When the numbers of the year were published last. */
	publishedAt: string | null;
	/** Of every indicator and column. */
	cells: IndicatorCell[];
	/** Of the own column: each year up to this one, and the period before for what has changed. */
	ownYears: IndicatorCell[];
	ownBefore: IndicatorCell[];
}

export interface Overview extends Place {
	address: OverviewAddress;
	years: number[];
	/** Null in a registry without courses. */
	span: Span | null;
	comparisons: OrganisationNode[];
	/** Those that are columns now. */
	compared: string[];
	problem: OverviewProblem | 'no_residents' | null;
	/** Null where there is nothing to show or the question cannot be answered. */
	table: OverviewTable | null;
}

function spanAsked(url: URL, frame: Frame, rolling: boolean): Span | null {
	if (!rolling) {
		const { year } = yearAsked(url, frame);
		return year === null ? null : { year, quarters: null };
	}
	const quarters = wholeQuarters(dateInOslo(new Date()), 4);
	const year = quarters.at(-1)?.year;
	return year === undefined || frame.years.length === 0 ? null : { year, quarters };
}

/** The own column is asked for with its years, the others for the period alone. */
async function readTable(
	db: Database,
	columns: OrganisationNode[],
	{ year, quarters }: Span,
	{ years, published, definitions: all }: Frame,
	{ view, filters }: OverviewAddress,
): Promise<OverviewTable> {
	const [own, ...others] = columns.map((column) => column.id);
	if (own === undefined) throw new RangeError('columns must hold the own organisation');
	const upTo = years.filter((one) => one <= year);
	const how = { quarters: quarters !== null, view, filters };
	const span = quarters ? [...new Set(quarters.map((quarter) => quarter.year))] : [year];
	// One question holds the quarters and their years, so that both are hidden as one.
	const mine: Question = { ...how, organisations: [own], years: upTo };
	const theirs: Question = { ...how, organisations: others, years: span };
	const ownRows = await readRows(db, mine);
	const otherRows = others.length > 0 ? await readRows(db, theirs) : [];

	const ownYears = cellsOf(
		all,
		{ ...mine, quarters: false },
		ownRows.filter((row) => row.quarter === 0),
	);
	const ids = [...new Set(all.map((definition) => definition.id))];
	const table = {
		year,
		quarters,
		columns,
		publishedAt: publishedAt({ published }, year),
		allDefinitions: all,
		definitions: ids.flatMap((id) => definitionIn(all, id, year) ?? []),
	};
	if (quarters) {
		return {
			...table,
			ownYears,
			cells: [
				...rollingCells(all, [own], quarters, ownRows),
				...rollingCells(all, others, quarters, otherRows),
			],
			ownBefore: rollingCells(all, [own], yearBefore(quarters), ownRows),
		};
	}
	return {
		...table,
		ownYears,
		cells: [...ownYears.filter((cell) => cell.year === year), ...cellsOf(all, theirs, otherRows)],
		ownBefore: ownYears.filter((cell) => cell.year === year - 1),
	};
}

/**
 * The overview that an address asks for.
 * @throws redirect, error 403 or 404 as place.ts says; error 404 for a comparison that does not exist
 */
export async function readOverview(asked: { locals: App.Locals; url: URL }): Promise<Overview> {
	const { place, around, frame } = await askedPlace(asked);
	const address = readOverviewAddress(asked.url.searchParams);
	const { db } = asked.locals;
	const span = spanAsked(asked.url, frame, address.rolling);
	const residents = address.view === 'residence';
	const comparisons = comparisonsOf(place.organisation, around, residents);
	const others =
		address.problem === 'too_many_comparisons'
			? comparisons.choices.filter((one) => address.compare?.includes(one.id))
			: await comparisonColumns(db, place.organisation, comparisons, { asked: address.compare, residents });
	if (!others) error(404, 'no_organisation');
	const offered = new Map([...comparisons.choices, ...others].map((one) => [one.id, one]));
	const problem = address.problem ?? (residents && !hasResidents(place.organisation) ? 'no_residents' : null);
	return {
		...place,
		address,
		years: frame.years,
		span,
		comparisons: [...offered.values()],
		compared: others.map((one) => one.id),
		problem,
		table:
			span && !problem ? await readTable(db, [place.organisation, ...others], span, frame, address) : null,
	};
}

/** The cell of an indicator and an organisation; one without data where none was counted. */
export function cellIn(
	cells: readonly IndicatorCell[],
	indicator: IndicatorId,
	organisation: string,
	year: number,
): IndicatorCell {
	const found = cells.find((cell) => cell.indicator === indicator && cell.organisation === organisation);
	return found ?? { indicator, organisation, year, quarter: 0, own: false, mask: 'none' };
}
