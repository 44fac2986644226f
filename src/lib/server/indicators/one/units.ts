/** All units of an indicator and year, as published: against the limits of chance, and in a row. */
import { modelFor } from '../../../domain/caseMix/index.ts';
import { formatDate, formatNumber } from '../../../domain/format.ts';
import {
	indicatorUnit,
	type IndicatorCell,
	type IndicatorDefinition,
	type IndicatorId,
	type ShownCell,
} from '../../../domain/indicators.ts';
import { valueWithCount } from '../../../domain/indicatorsText.ts';
import { cellLimits, cellValue, formatValue } from '../../../domain/indicatorsValue.ts';
import {
	adjustedFunnel,
	rankedUnits,
	unitFunnel,
	type RankedUnit,
	type UnitFunnel,
} from '../../../domain/oneIndicator/index.ts';
import * as m from '../../../paraglide/messages.js';
import type { FunnelFlag } from '../../../stats/index.ts';
import type { Database } from '../../backend/index.ts';
import type { FrozenModel } from '../../caseMix/index.ts';
import { readOrganisations } from '../../organisations/index.ts';
import { publishedUnits } from '../index.ts';

const flagNames: Record<FunnelFlag, () => string> = {
	within: m.one_flag_within,
	low95: m.one_flag_low95,
	high95: m.one_flag_high95,
	low998: m.one_flag_low998,
	high998: m.one_flag_high998,
};

/** A unit as a row of the table, from the lowest value to the highest. */
export interface UnitRow {
	id: string;
	name: string;
	own: boolean;
	n: number;
	value: string;
	limits: string | null;
	shrunken: string | null;
	flag: string | null;
	/** With the case mix taken out: the value, and how it stands; null where no model says. */
	adjusted: { value: string; flag: string } | null;
	reading: string;
}

export interface DrawnFunnel {
	finding: string;
	notes: string[];
	chart: UnitFunnel;
	readings: string[];
}

export interface Units {
	/** Not drawn where there are too few. */
	funnel: (Omit<DrawnFunnel, 'chart'> & { chart: UnitFunnel | null }) | null;
	/** The same with the case mix taken out; null where no model says what to expect of three units. */
	adjusted: DrawnFunnel | null;
	ranked: { finding: string; text: string; units: RankedUnit[] };
	rows: UnitRow[];
	hidden: string | null;
}

function funnelFinding({ units, overdispersed }: UnitFunnel): string {
	const out = units.filter(({ flag }) => flag !== 'within').length;
	const total = formatNumber(units.length);
	if (out > 0) return m.one_funnel_some({ count: formatNumber(out), total });
	return overdispersed ? m.one_funnel_none_wide({ count: total }) : m.one_funnel_none({ count: total });
}

function funnelNotes({ overdispersed, phi }: UnitFunnel): string[] {
	const text = { phi: formatNumber(phi, 1) };
	return [overdispersed ? m.one_funnel_dispersed(text) : m.one_funnel_exact(text), m.one_funnel_tail()];
}

function adjustedFinding({ units }: UnitFunnel): string {
	const out = units.filter(({ flag }) => flag !== 'within').length;
	const total = formatNumber(units.length);
	return out > 0
		? m.one_adjusted_funnel_some({ count: formatNumber(out), total })
		: m.one_adjusted_funnel_none({ count: total });
}

function adjustedNotes({ overdispersed, phi }: UnitFunnel, { year, frozenOn }: FrozenModel): string[] {
	const text = { phi: formatNumber(phi, 1) };
	return [
		m.one_adjusted_funnel_text(),
		overdispersed ? m.one_funnel_dispersed(text) : m.one_adjusted_funnel_chance(text),
		m.one_adjusted_model({ year, date: formatDate(frozenOn) }),
	];
}

function hiddenText(hidden: number): string | null {
	if (hidden === 0) return null;
	return hidden === 1 ? m.one_units_hidden_one() : m.one_units_hidden({ count: formatNumber(hidden) });
}

function rankedFinding(id: IndicatorId, ranked: readonly RankedUnit[], year: number): string {
	const [first, last] = [ranked[0], ranked.at(-1)];
	if (!first || !last) return m.one_units_none({ year });
	const text = (value: number) => formatValue(indicatorUnit(id), value);
	if (ranked.length === 1) return m.one_ranked_finding_one({ value: text(first.value) });
	return m.one_ranked_finding({
		...{ lowest: text(first.value), highest: text(last.value), count: formatNumber(ranked.length) },
	});
}

/** What is said and drawn of the units whose cells these are. */
export function unitsView(
	id: IndicatorId,
	year: number,
	cells: readonly IndicatorCell[],
	names: ReadonlyMap<string, string>,
	own: ReadonlySet<string>,
	model: FrozenModel | null = null,
): Units {
	const shown = cells.filter((cell): cell is ShownCell => cell.mask === null);
	const byId = new Map(shown.map((cell) => [cell.organisation, cell]));
	const name = (unit: string) => names.get(unit) ?? unit;
	const isShare = shown[0]?.kind === 'proportion';
	const chart = isShare
		? unitFunnel(
				shown.map(({ organisation, numerator, denominator }) => ({
					...{ id: organisation, met: numerator ?? 0, n: denominator },
				})),
			)
		: null;
	const flags = new Map(chart?.units.map((unit) => [unit.id, flagNames[unit.flag]()]));
	const adjusted =
		isShare && model
			? adjustedFunnel(
					model,
					shown.flatMap(({ organisation, numerator, denominator, adjusted: by }) =>
						by ? [{ id: organisation, met: numerator ?? 0, n: denominator, expected: by.expected }] : [],
					),
				)
			: null;
	const adjustedById = new Map(
		adjusted?.units.map((unit) => [
			unit.id,
			{ value: formatValue(indicatorUnit(id), unit.value), flag: flagNames[unit.flag]() },
		]),
	);
	const ranked = rankedUnits(shown);
	const rows = ranked.flatMap((unit): UnitRow[] => {
		const cell = byId.get(unit.id);
		if (!cell) return [];
		const shrunken = unit.shrunken === null ? null : formatValue(indicatorUnit(id), unit.shrunken);
		const read = { unit: name(unit.id), value: valueWithCount(cell) };
		return [
			{
				...{ id: unit.id, name: name(unit.id), own: own.has(unit.id), n: unit.n, shrunken },
				...{ value: cellValue(cell), limits: cellLimits(cell), flag: flags.get(unit.id) ?? null },
				adjusted: adjustedById.get(unit.id) ?? null,
				reading:
					shrunken === null ? m.one_unit_reading(read) : m.one_unit_reading_shrunken({ ...read, shrunken }),
			},
		];
	});
	const funnelReading = (unit: string) => {
		const cell = byId.get(unit);
		const read = { unit: name(unit), value: cell ? valueWithCount(cell) : '' };
		return m.one_unit_reading_flag({ ...read, flag: flags.get(unit) ?? '' });
	};
	const few = { finding: m.one_funnel_few(), notes: [m.one_funnel_few_text()], chart: null, readings: [] };
	const drawn = chart && {
		...{ finding: funnelFinding(chart), notes: funnelNotes(chart), chart },
		readings: chart.units.map((unit) => funnelReading(unit.id)),
	};
	return {
		funnel: isShare ? (drawn ?? few) : null,
		adjusted: adjusted &&
			model && {
				...{ finding: adjustedFinding(adjusted), notes: adjustedNotes(adjusted, model), chart: adjusted },
				readings: adjusted.units.map((unit) =>
					m.one_unit_reading_flag({
						...{ unit: name(unit.id), value: adjustedById.get(unit.id)?.value ?? '' },
						flag: adjustedById.get(unit.id)?.flag ?? '',
					}),
				),
			},
		ranked: {
			finding: rankedFinding(id, ranked, year),
			text: rows.some(({ shrunken }) => shrunken !== null) ? m.one_ranked_text() : m.one_ranked_text_plain(),
			units: ranked,
		},
		rows,
		hidden: hiddenText(cells.length - shown.length),
	};
}

interface AskedUnits {
	id: IndicatorId;
	year: number;
	/** Units that are marked. */
	own: ReadonlySet<string>;
	/** The indicator's models of the case mix. */
	models: readonly FrozenModel[];
}

export async function unitsOf(
	db: Database,
	definitions: readonly IndicatorDefinition[],
	{ id, year, own, models }: AskedUnits,
): Promise<Units> {
	const cells = await publishedUnits(db, definitions, id, year);
	const nodes = await readOrganisations(
		db,
		cells.filter(({ mask }) => mask === null).map((cell) => cell.organisation),
	);
	const names = new Map(nodes.map((node) => [node.id, node.name]));
	return unitsView(id, year, cells, names, own, modelFor(models, id, year));
}
