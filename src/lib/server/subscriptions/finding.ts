/** What a view says now, in words: asked as the person who subscribes, by the functions that the pages ask. */
import { organisationName } from '../../components/organisationName.ts';
import { definitionIn, type IndicatorId } from '../../domain/indicators.ts';
import { trendFinding } from '../../domain/indicatorsFinding.ts';
import { indicatorTitle, levelLabel } from '../../domain/indicatorsText.ts';
import { cellValue } from '../../domain/indicatorsValue.ts';
import { overviewFindings } from '../../domain/overviewFindings.ts';
import * as m from '../../paraglide/messages.js';
import { indicatorRows } from '../indicators/index.ts';
import { cellIn, readOverview } from '../indicators/overview.ts';
import { certainChanges } from '../indicators/overviewChanges.ts';
import { askedPlace, yearAsked } from '../indicators/place.ts';
import type { View } from './address.ts';

export interface Finding {
	/** The view: what and whose. */
	title: string;
	/** The organisation alone: a subject is read on a locked phone. */
	organisation: string;
	sentences: string[];
}

interface Asked {
	locals: App.Locals;
	url: URL;
}

async function overviewFinding(asked: Asked): Promise<Finding> {
	const { organisation, table } = await readOverview(asked);
	const name = organisationName(organisation);
	if (!table) return { title: name, organisation: name, sentences: [m.subscription_nothing()] };
	const { definitions, cells, year, quarters } = table;
	const rows = definitions.map((definition) => ({
		definition,
		own: cellIn(cells, definition.id, organisation.id, year),
	}));
	const sentences = overviewFindings(rows, certainChanges(table));
	return {
		title: m.subscription_overview_of({
			organisation: name,
			period: quarters ? m.overview_rolling_option() : String(year),
		}),
		organisation: name,
		sentences: sentences.length > 0 ? sentences : [m.subscription_nothing()],
	};
}

async function indicatorFinding(asked: Asked, indicator: IndicatorId): Promise<Finding> {
	const { place, frame } = await askedPlace(asked);
	const { organisation } = place;
	const { year, years, definitions: all } = yearAsked(asked.url, frame);
	const name = organisationName(organisation);
	const view = {
		organisation: name,
		title: m.subscription_indicator_of({ title: indicatorTitle(indicator), organisation: name }),
	};
	const { db } = asked.locals;
	const definition = year === null ? null : definitionIn(all, indicator, year);
	if (year === null || !definition) return { ...view, sentences: [m.subscription_nothing()] };
	const cells = await indicatorRows(db, all, {
		organisations: [organisation.id],
		years: years.filter((one) => one <= year),
		indicator,
	});
	const cell = cells.find((one) => one.year === year);
	if (cell?.mask !== null) return { ...view, sentences: [`${m.one_now_finding_none({ year })}.`] };
	const value = cellValue(cell);
	const now = cell.level
		? m.one_now_finding_level({ value, year, level: levelLabel(cell.level).toLocaleLowerCase('nb') })
		: m.one_now_finding({ value, year });
	const { title, change } = trendFinding(indicator, cells, definition.better);
	return { ...view, sentences: [`${now}.`, `${title}.`, ...(change ? [change] : [])] };
}

/** @throws redirect or error where the person may no longer see it */
export function findingOf(locals: App.Locals, { indicator }: View, url: URL): Promise<Finding> {
	return indicator === null ? overviewFinding({ locals, url }) : indicatorFinding({ locals, url }, indicator);
}
