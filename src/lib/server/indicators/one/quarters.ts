/** The quarters of an indicator as a control chart, in words and numbers. */
import { formatNumber } from '../../../domain/format.ts';
import {
	indicatorUnit,
	type IndicatorCell,
	type IndicatorId,
	type ShownCell,
} from '../../../domain/indicators.ts';
import { cellCount, cellValue, formatLimits } from '../../../domain/indicatorsValue.ts';
import {
	controlChart,
	fewestQuarters,
	signalsOf,
	type ControlChart,
	type ControlPoint,
} from '../../../domain/oneIndicator/index.ts';
import * as m from '../../../paraglide/messages.js';
import type { XmrSignal } from '../../../stats/xmrSignals.ts';

const signalNames: Record<XmrSignal, () => string> = {
	none: m.one_signal_none,
	aboveLimit: m.one_signal_above_limit,
	belowLimit: m.one_signal_below_limit,
	shiftUp: m.one_signal_shift_up,
	shiftDown: m.one_signal_shift_down,
	rising: m.one_signal_rising,
	falling: m.one_signal_falling,
	nearLimit: m.one_signal_near_limit,
};

/** A quarter with everything that is said of it. */
export interface QuarterRow {
	name: string;
	value: string;
	count: string;
	limits: string;
	signal: string;
	out: boolean;
	reading: string;
}

export interface Quarters {
	finding: string;
	notes: string[];
	chart: { centre: number; points: ControlPoint[] } | null;
	rows: QuarterRow[];
}

function methodText({ method, meanCount, sigmaZ }: ControlChart): string {
	const count = formatNumber(meanCount);
	if (method === 'p') return m.one_method_p({ count });
	if (method === 'p_prime') return m.one_method_p_prime({ count, factor: formatNumber(sigmaZ, 1) });
	return m.one_method_xmr();
}

function hiddenText(hidden: number): string[] {
	if (hidden === 0) return [];
	return [
		hidden === 1 ? m.one_quarters_hidden_one() : m.one_quarters_hidden({ count: formatNumber(hidden) }),
	];
}

function rowOf(id: IndicatorId, point: ControlPoint, cell: ShownCell): QuarterRow {
	const texts = {
		value: cellValue(cell),
		count: cellCount(cell),
		limits: formatLimits(indicatorUnit(id), point.limits),
		signal: signalNames[point.signal](),
	};
	const name = m.one_quarter({ quarter: point.quarter, year: point.year });
	return {
		...texts,
		name,
		out: point.signal !== 'none',
		reading: m.one_control_reading({ quarter: name, ...texts }),
	};
}

/** @param cells the quarters up to the year asked for, oldest first; those that are not over are left out by the caller */
export function quartersOf(id: IndicatorId, cells: readonly IndicatorCell[]): Quarters {
	const shown = cells.filter((cell): cell is ShownCell => cell.mask === null);
	const hidden = hiddenText(cells.filter(({ mask }) => mask !== null && mask !== 'none').length);
	const chart = controlChart(shown);
	if (!chart) {
		const why =
			id === 'coverage'
				? m.one_control_not_coverage()
				: m.one_control_few_text({ shown: shown.length, fewest: fewestQuarters });
		return { finding: m.one_control_few(), notes: [why, ...hidden], chart: null, rows: [] };
	}
	const out = signalsOf(chart).length;
	const some = out === 1 ? m.one_control_one() : m.one_control_some({ count: out });
	return {
		finding: out === 0 ? m.one_control_none() : some,
		notes: [methodText(chart), m.one_rules(), ...hidden],
		chart: { centre: chart.centre, points: chart.points },
		rows: chart.points.flatMap((point, index) => {
			const cell = shown[index];
			return cell ? rowOf(id, point, cell) : [];
		}),
	};
}
