/** The value of the year: as registered and adjusted side by side, and what it rests on. */
import { adjusted, modelFor, withVariance } from '../../../domain/caseMix/index.ts';
import { dateInOslo, formatDate, formatInterval, formatNumber } from '../../../domain/format.ts';
import {
	indicatorUnit,
	type Adjusted,
	type IndicatorCell,
	type IndicatorDefinition,
	type ShownCell,
	type ValueUnit,
} from '../../../domain/indicators.ts';
import { levelLabel } from '../../../domain/indicatorsText.ts';
import {
	cellCount,
	cellLimits,
	cellValue,
	formatDifference,
	formatLimits,
	formatValue,
} from '../../../domain/indicatorsValue.ts';
import * as m from '../../../paraglide/messages.js';
import type { Estimate } from '../../../stats/index.ts';
import type { FrozenModel } from '../../caseMix/index.ts';
import { newestShown } from '../sources.ts';

/** A fact of the value: its heading, the number, and what there is to say of it. */
export interface Fact {
	label: string;
	value: string | null;
	notes: string[];
}

export interface Asked {
	definition: IndicatorDefinition;
	year: number;
	/** The indicator of the year. */
	cell: IndicatorCell;
	/** Coverage of all years, and all completed courses of the year. */
	coverage: readonly IndicatorCell[];
	courses: IndicatorCell | undefined;
	reportedBy: (year: number) => Promise<readonly string[]>;
	models: readonly FrozenModel[];
	publishedAt: string | null;
}

function crude(cell: ShownCell): Fact {
	const limits = cellLimits(cell);
	const interval = limits === null ? [] : [m.ci_95({ interval: limits })];
	return { label: m.one_crude(), value: cellValue(cell), notes: [cellCount(cell), ...interval] };
}

function ratioNotes({ observed, expected }: Adjusted, { estimate, lower, upper }: Estimate): string[] {
	const ratio = { ratio: formatNumber(estimate, 2), interval: formatInterval(lower, upper, 2) };
	const counts = { expected: formatNumber(expected), observed: formatNumber(observed) };
	return [m.one_adjusted_ratio(ratio), m.one_adjusted_expected(counts)];
}

function differenceNotes(unit: ValueUnit, difference: Estimate): string[] {
	const interval = formatLimits(unit, difference);
	return [m.one_adjusted_difference({ difference: formatDifference(unit, difference.estimate), interval })];
}

function adjustedFact(cell: ShownCell, models: readonly FrozenModel[]): Fact {
	const label = m.one_adjusted();
	const model = modelFor(models, cell.indicator, cell.year);
	if (!model || !cell.adjusted) return { label, value: null, notes: [m.one_adjusted_none()] };
	const unit = indicatorUnit(cell.indicator);
	const { effect, value } = adjusted(model, withVariance(model, { n: cell.denominator, ...cell.adjusted }));
	return {
		label,
		value: formatValue(unit, value.estimate),
		notes: [
			m.ci_95({ interval: formatLimits(unit, value) }),
			...(model.kind === 'proportion' ? ratioNotes(cell.adjusted, effect) : differenceNotes(unit, effect)),
			m.one_adjusted_model({ year: model.year, date: formatDate(model.frozenOn) }),
		],
	};
}

async function coverageFact({ coverage, year, reportedBy }: Asked): Promise<Fact> {
	const label = m.one_coverage();
	const found = newestShown(coverage, year);
	if (!found || found.numerator === null) {
		const hidden = coverage.some((cell) => cell.year === year && cell.mask !== null && cell.mask !== 'none');
		return { label, value: null, notes: [hidden ? m.one_coverage_hidden() : m.one_coverage_none()] };
	}
	const sources = (await reportedBy(found.year)).join(', ');
	return {
		label,
		value: cellValue(found),
		notes: [
			m.one_coverage_value({
				...{ registered: formatNumber(found.numerator), reported: formatNumber(found.denominator) },
				...{ sources, year: found.year },
			}),
		],
	};
}

function baseFact(cell: ShownCell, courses: IndicatorCell | undefined): Fact | null {
	if (cell.kind === 'rate' || cell.kind === 'coverage') return null;
	if (!courses || courses.mask !== null)
		return { label: m.one_base(), value: null, notes: [m.one_base_none()] };
	return {
		label: m.one_base(),
		value: formatValue('share', cell.denominator / courses.denominator),
		notes: [
			m.one_base_value({
				counted: formatNumber(cell.denominator),
				all: formatNumber(courses.denominator),
			}),
		],
	};
}

function updatedFact({ cell, definition, publishedAt }: Asked): Fact {
	const label = m.one_updated();
	if (cell.own) {
		return {
			label,
			value: m.one_updated_now(),
			notes: [m.one_updated_own({ minimum: definition.minimumOwn })],
		};
	}
	return {
		label,
		value: publishedAt === null ? m.one_updated_none() : formatDate(dateInOslo(publishedAt)),
		notes: [m.one_updated_published({ minimum: definition.minimumPublic })],
	};
}

export async function nowOf(asked: Asked): Promise<{ finding: string; facts: Fact[] }> {
	const { cell, year, models, courses } = asked;
	if (cell.mask !== null) {
		return {
			finding: m.one_now_finding_none({ year }),
			facts: [await coverageFact(asked), updatedFact(asked)],
		};
	}
	const value = cellValue(cell);
	const base = baseFact(cell, courses);
	return {
		finding: cell.level
			? m.one_now_finding_level({ value, year, level: levelLabel(cell.level).toLocaleLowerCase('nb') })
			: m.one_now_finding({ value, year }),
		facts: [
			crude(cell),
			...(cell.kind === 'proportion' || cell.kind === 'mean' ? [adjustedFact(cell, models)] : []),
			...(cell.kind === 'coverage' ? [] : [await coverageFact(asked)]),
			...(base ? [base] : []),
			updatedFact(asked),
		],
	};
}
