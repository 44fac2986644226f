import { describe, expect, it } from 'vitest';
import { shownCell } from '../../../domain/oneIndicator/shownCell.ts';
import type { Part } from '../parts.ts';
import { groupsView } from './groups.ts';
import { monthsView } from './months.ts';
import { quartersOf } from './quarters.ts';
import { unitsView } from './units.ts';

const hidden = {
	year: 2025,
	quarter: 0,
	indicator: 'function_improved' as const,
	own: false,
	mask: 'few' as const,
};

describe('quartersOf', () => {
	const quarters = Array.from({ length: 9 }, (_, at) =>
		shownCell({ year: 2023 + Math.floor(at / 4), quarter: (at % 4) + 1 }),
	);

	it('says that chance explains even quarters, and by which chart', () => {
		const view = quartersOf('function_improved', [...quarters, { ...hidden, organisation: 'unit-a' }]);
		expect(view.finding).toBe('Kvartalene varierer ikke mer enn tilfeldigheter kan forklare');
		expect(view.notes[0]).toMatch(/^p-diagram: i snitt 20 forløp/);
		expect(view.notes.at(-1)).toMatch(/^Ett kvartal har for få/);
		expect(view.rows).toHaveLength(9);
		expect(view.rows[0]).toMatchObject({ name: '1. kv. 2023', signal: 'innenfor det vanlige', out: false });
	});

	it('says how many quarters are missing', () => {
		const view = quartersOf('function_improved', quarters.slice(0, 3));
		expect(view).toMatchObject({ chart: null, rows: [] });
		expect(view.notes[0]).toContain('3 kvartaler kan vises');
		expect(quartersOf('coverage', []).notes[0]).toContain('hele år');
	});
});

describe('unitsView', () => {
	const cells = [0.4, 0.5, 0.6].map((value, at) =>
		shownCell({ organisation: `unit-${at}`, numerator: value * 100, denominator: 100, value }),
	);

	it('marks own units and counts those that are hidden', () => {
		const names = new Map([['unit-0', 'Nord']]);
		const all = [...cells, { ...hidden, organisation: 'unit-9' }];
		const view = unitsView('function_improved', 2025, all, names, new Set(['unit-0']));
		expect(view.rows[0]).toMatchObject({ name: 'Nord', own: true, n: 100 });
		expect(view.hidden).toMatch(/^Én enhet vises ikke/);
		expect(JSON.stringify(view)).not.toContain('unit-9');
		expect(view.funnel?.readings).toHaveLength(3);
		expect(view.ranked.finding).toMatch(/i 3 enheter$/);
	});

	it('takes the case mix out where a model says what to expect', () => {
		const expected = [50, 50, 40];
		const mixed = cells.map((cell, at) => ({
			...cell,
			adjusted: { observed: cell.numerator ?? 0, expected: expected[at] ?? 0 },
		}));
		const fit = { n: 300, national: 0.5, events: 150, cStatistic: 0.7, rSquared: null, deviance: 1 };
		const model = {
			...{ indicator: 'function_improved', year: 2024, frozenOn: '2025-03-01', kind: 'proportion' as const },
			...{ terms: [], fit: { ...fit, residualVariance: null, calibration: [], joined: [], dropped: [] } },
		};
		const view = unitsView('function_improved', 2025, mixed, new Map(), new Set(), model);
		// 60 were met of the last where 40 were expected: 1.5 times the nation's 50 per cent.
		expect(view.rows.map(({ adjusted }) => adjusted?.value)).toEqual(['40\u202f%', '50\u202f%', '75\u202f%']);
		expect(view.adjusted?.finding).toMatch(/^Justert for hvem pasientene er/);
		expect(view.adjusted?.notes.at(-1)).toContain('2024');
		expect(unitsView('function_improved', 2025, cells, new Map(), new Set(), model).adjusted).toBeNull();
	});

	it('has no funnel of medians, and stands without units', () => {
		const median = cells.map((cell) => ({ ...cell, kind: 'median' as const, numerator: null }));
		expect(unitsView('function_improved', 2025, median, new Map(), new Set()).funnel).toBeNull();
		const none = unitsView('function_improved', 2025, [], new Map(), new Set());
		expect(none).toMatchObject({
			rows: [],
			hidden: null,
			ranked: { finding: 'Ingen enheter kan vises for 2025' },
		});
	});
});

describe('groupsView', () => {
	const part = (value: string, share: number | null): Part => ({
		...{ dimension: 'sex', value },
		cells: [share === null ? { ...hidden, organisation: 'unit-a' } : shownCell({ value: share })],
	});

	it('names the highest and the lowest, and leaves out groups that nobody may see', () => {
		const view = groupsView([part('female', 0.7), part('male', 0.5), part('unknown', null)], 1, 2025);
		expect(view.finding).toMatch(/^Høyest: Kvinne .*Lavest: Mann/);
		expect(view.divisions.map(({ rows }) => rows.length)).toEqual([2]);
		expect(view.hidden).toMatch(/^Én gruppe/);
	});

	it('says when nothing may be shown', () => {
		expect(groupsView([part('female', null)], 1, 2025)).toMatchObject({
			...{ finding: 'Ingen grupper kan vises for 2025', divisions: [] },
		});
	});
});

describe('monthsView', () => {
	const ways = {
		...{ eligible: 100, matured: 80, answered: 60, achieved: 30 },
		answeredOnly: { value: 0.5, lower: 0.38, upper: 0.62 },
		allMatured: { value: 0.375, lower: 0.28, upper: 0.48 },
		bestCase: { value: 0.625, lower: 0.52, upper: 0.72 },
	};

	it('shows every way to count, with the one that the indicator uses', () => {
		const weighted = { value: 0.47, interval: null, strata: 4, effectiveAnswers: 55 };
		const view = monthsView(ways, { share: true, countsMissing: true }, weighted, 'age_sex_diagnosis');
		expect(view.finding).toBe('60 av 80 har svart, og 30 av dem har nådd målet');
		expect(view.steps.map(({ count }) => count)).toEqual([100, 80, 60, 30]);
		expect(view.ways.map(({ main }) => main)).toEqual([false, false, true, false]);
		expect(view.notes.at(-1)).toContain('i alt 4');
	});

	it('says why there is no weighted share, and shows steps alone of a mean', () => {
		expect(monthsView(ways, { share: true, countsMissing: false }, null, null).notes.at(-1)).toMatch(
			/^Vektet andel vises/,
		);
		expect(monthsView(ways, { share: false, countsMissing: false }, null, null)).toMatchObject({
			...{ ways: [], notes: [] },
		});
	});
});
