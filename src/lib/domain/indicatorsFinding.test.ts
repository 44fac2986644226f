import { describe, expect, it } from 'vitest';
import { shownCell } from '../../../tests/shownCell.ts';
import { overwriteGetLocale } from '../paraglide/runtime.js';
import type { IndicatorCell } from './indicators.ts';
import { trendFinding } from './indicatorsFinding.ts';

overwriteGetLocale(() => 'nb');

const cell = (year: number, numerator: number, denominator: number) =>
	shownCell(numerator, denominator, { indicator: 'work_m12', organisation: 'nation', year });
const masked = (year: number): IndicatorCell => ({
	organisation: 'nation',
	year,
	indicator: 'work_m12',
	quarter: 0,
	own: false,
	mask: 'few',
});
const find = (...cells: IndicatorCell[]) => trendFinding('work_m12', cells, 'higher');

describe('trendFinding', () => {
	it('claims a change only when the interval leaves out none', () => {
		expect(find(cell(2021, 96, 200), cell(2025, 130, 200)).title).toMatch(
			/økt fra 48.% i 2021 til 65.% i 2025$/,
		);
		expect(find(cell(2021, 130, 200), cell(2025, 96, 200)).title).toContain('falt fra');
		expect(find(cell(2021, 96, 200), cell(2025, 100, 200)).title).toMatch(
			/ingen sikker endring fra 2021 til 2025$/,
		);
	});

	it('says how large the change is and how sure', () => {
		expect(find(cell(2021, 96, 200), cell(2025, 130, 200)).change).toMatch(
			/^Endringen er \+17 prosentpoeng \(95.% KI 7–26\)\.$/,
		);
	});

	it('compares the first and the last year that may be shown', () => {
		expect(find(masked(2020), cell(2021, 96, 200), masked(2025)).title).toMatch(/: 48.% i 2021$/);
		expect(find(masked(2020)).title).toContain('ingen tall');
	});

	it('gives both medians and no verdict', () => {
		const median = (year: number, value: number) =>
			shownCell(0, 90, { indicator: 'waiting_days', year, numerator: null, value, interval: null });
		const { title, change } = trendFinding('waiting_days', [median(2021, 30), median(2025, 21.5)], 'lower');
		expect(title).toMatch(/: 30 dager i 2021 og 21,5 dager i 2025$/);
		expect(change).toBeNull();
	});
});
