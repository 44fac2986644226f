/** From everyone to be asked at 12 months to those who achieved it, and the ways to count those who did not answer. */
import { formatNumber, formatPercent } from '../../../domain/format.ts';
import type { IndicatorCell, IndicatorId } from '../../../domain/indicators.ts';
import type { TwelveMonths } from '../../../domain/indicatorsSums.ts';
import { formatLimits, formatValue } from '../../../domain/indicatorsValue.ts';
import { weightedAnswers, type WeightedAnswers } from '../../../domain/oneIndicator/index.ts';
import * as m from '../../../paraglide/messages.js';
import type { Interval } from '../../../stats/interval.ts';
import type { Database } from '../../backend/index.ts';
import { responseStrata, type StrataBy } from '../strata.ts';

/** The indicators whose answer may be missing though the time has come. */
const asked: readonly IndicatorId[] = [
	'function_kept_m12',
	'work_m12',
	'work_m12_sustained',
	'work_ability_change',
];

export interface Months {
	finding: string;
	steps: { name: string; count: number; reading: string }[];
	ways: { name: string; value: string; limits: string | null; main: boolean }[];
	notes: string[];
}

function stepsOf(counts: readonly (readonly [string, number])[]): Months['steps'] {
	return counts.map(([step, count], index) => {
		const before = counts[index - 1]?.[1] ?? 0;
		const texts = { step, count: formatNumber(count) };
		const reading =
			before > 0
				? m.one_step_reading_share({ ...texts, share: formatPercent(count / before) })
				: m.one_step_reading(texts);
		return { name: step, count, reading };
	});
}

function wayOf(name: string, value: number, limits: Interval | null, main: boolean): Months['ways'][number] {
	return {
		...{ name, main, value: formatValue('share', value) },
		limits: limits && formatLimits('share', limits),
	};
}

function weightedNote(weighted: WeightedAnswers | null, by: StrataBy | null): string {
	if (!weighted || by === null) return m.one_weighted_none();
	const texts = { strata: weighted.strata, effective: formatNumber(weighted.effectiveAnswers) };
	return by === 'age_sex_diagnosis'
		? m.one_weighted_age_sex_diagnosis(texts)
		: m.one_weighted_age_diagnosis(texts);
}

/** @param countsMissing the indicator's own number has those who did not answer in its denominator */
export function monthsView(
	{ eligible, matured, answered, achieved, ...ways }: TwelveMonths,
	{ share, countsMissing }: { share: boolean; countsMissing: boolean },
	weighted: WeightedAnswers | null,
	by: StrataBy | null,
): Months {
	const counts = [
		[m.one_step_eligible(), eligible],
		[m.one_step_matured(), matured],
		[m.one_step_answered(), answered],
	] as const;
	const texts = { answered: formatNumber(answered), matured: formatNumber(matured) };
	if (!share) {
		return { finding: m.one_months_finding_mean(texts), steps: stepsOf(counts), ways: [], notes: [] };
	}
	const { answeredOnly, allMatured, bestCase } = ways;
	const main = countsMissing ? m.one_way_none() : m.one_way_answered();
	return {
		finding: m.one_months_finding({ ...texts, achieved: formatNumber(achieved) }),
		steps: stepsOf([...counts, [m.one_step_achieved(), achieved]]),
		ways: [
			...(answeredOnly
				? [wayOf(m.one_way_answered(), answeredOnly.value, answeredOnly, !countsMissing)]
				: []),
			...(weighted ? [wayOf(m.one_way_weighted(), weighted.value, weighted.interval, false)] : []),
			...(allMatured ? [wayOf(m.one_way_none(), allMatured.value, allMatured, countsMissing)] : []),
			...(bestCase ? [wayOf(m.one_way_all(), bestCase.value, bestCase, false)] : []),
		],
		notes: [
			...(allMatured && bestCase
				? [
						m.one_months_range({
							lowest: formatPercent(allMatured.value),
							highest: formatPercent(bestCase.value),
						}),
					]
				: []),
			m.one_months_main({ way: main }),
			weightedNote(weighted, by),
		],
	};
}

/** Null where nobody is asked, or where the numbers may not be shown. */
export async function monthsOf(db: Database, cell: IndicatorCell): Promise<Months | null> {
	if (!asked.includes(cell.indicator) || cell.mask !== null || !cell.twelveMonths) return null;
	const found = await responseStrata(db, cell.organisation, cell.year, cell.indicator);
	return monthsView(
		cell.twelveMonths,
		{
			share: cell.kind === 'proportion',
			countsMissing: cell.indicator === 'work_m12' || cell.indicator === 'work_m12_sustained',
		},
		found && weightedAnswers(found.strata),
		found && found.by,
	);
}
