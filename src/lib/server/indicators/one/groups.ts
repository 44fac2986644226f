/** An indicator among groups of patients, one division at a time. */
import type { AgeBand, DiagnosisGroup, Phase, ServiceLevel, Sex } from '../../../domain/codes.ts';
import type {
	IndicatorCell,
	IndicatorDefinition,
	IndicatorId,
	ShownCell,
} from '../../../domain/indicators.ts';
import { filterDimensions, type FilterDimension } from '../../../domain/indicatorsFilter.ts';
import { cellValue } from '../../../domain/indicatorsValue.ts';
import {
	ageBandLabel,
	diagnosisGroupLabel,
	phaseLabel,
	serviceLevelLabel,
	sexLabel,
} from '../../../domain/labels.ts';
import * as m from '../../../paraglide/messages.js';
import type { Database } from '../../backend/index.ts';
import { indicatorParts, type Part } from '../parts.ts';

const dimensionNames: Record<FilterDimension, () => string> = {
	age_band: m.one_dimension_age_band,
	diagnosis_group: m.one_dimension_diagnosis_group,
	phase: m.one_dimension_phase,
	service_level: m.one_dimension_service_level,
	sex: m.one_dimension_sex,
};

/** The values of a part come from the code list of its dimension. */
function groupName({ dimension, value }: Pick<Part, 'dimension' | 'value'>): string {
	switch (dimension) {
		case 'age_band':
			return ageBandLabel(value as AgeBand);
		case 'diagnosis_group':
			return diagnosisGroupLabel(value as DiagnosisGroup);
		case 'phase':
			return phaseLabel(value as Phase);
		case 'service_level':
			return serviceLevelLabel(value as ServiceLevel);
		case 'sex':
			return sexLabel(value as Sex);
	}
}

export interface Groups {
	finding: string;
	text: string | null;
	/** How many groups no column may show. */
	hidden: string | null;
	divisions: { dimension: FilterDimension; name: string; rows: { name: string; cells: IndicatorCell[] }[] }[];
}

function hiddenText(hidden: number): string | null {
	if (hidden === 0) return null;
	return hidden === 1 ? m.one_parts_hidden_one() : m.one_parts_hidden({ count: hidden });
}

function findingOf(groups: readonly { name: string; cell: ShownCell }[], year: number): string {
	const sorted = groups.toSorted((a, b) => a.cell.value - b.cell.value);
	const [low, high] = [sorted[0], sorted.at(-1)];
	if (!low || !high) return m.one_parts_empty({ year });
	if (sorted.length < 2) return m.one_parts_finding_none();
	return m.one_parts_finding({
		...{ highest: high.name, high: cellValue(high.cell), lowest: low.name, low: cellValue(low.cell) },
	});
}

/** The finding speaks of the first organisation, or of the next where nothing of the first may be shown. */
export function groupsView(parts: readonly Part[], organisations: number, year: number): Groups {
	const seen = parts.filter(({ cells }) => cells.some(({ mask }) => mask === null));
	const named = seen.map((part) => ({ ...part, name: groupName(part) }));
	const shownOf = (index: number) =>
		named.flatMap(({ name, cells }) => {
			const cell = cells[index];
			return cell?.mask === null ? [{ name, cell }] : [];
		});
	const columns = Array.from({ length: organisations }, (_, index) => shownOf(index));
	return {
		finding: findingOf(columns.find((shown) => shown.length > 0) ?? [], year),
		text: m.one_parts_text(),
		hidden: hiddenText(parts.length - seen.length),
		divisions: filterDimensions
			.map((dimension) => ({
				...{ dimension, name: dimensionNames[dimension]() },
				rows: named
					.filter((part) => part.dimension === dimension)
					.map(({ name, cells }) => ({ name, cells })),
			}))
			.filter(({ rows }) => rows.length > 0),
	};
}

/** Only shares and means can be added up across units, so only they are divided. */
export async function groupsOf(
	db: Database,
	definitions: readonly IndicatorDefinition[],
	asked: {
		organisations: readonly string[];
		year: number;
		indicator: IndicatorId;
		own: boolean;
		kind: IndicatorDefinition['kind'];
	},
): Promise<Groups> {
	if (asked.kind !== 'proportion' && asked.kind !== 'mean') {
		return {
			finding: m.one_parts_unavailable(),
			text: m.one_parts_unavailable_text(),
			hidden: null,
			divisions: [],
		};
	}
	return groupsView(await indicatorParts(db, definitions, asked), asked.organisations.length, asked.year);
}
