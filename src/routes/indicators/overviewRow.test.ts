import { describe, expect, it } from 'vitest';
import type { IndicatorDefinition, IndicatorId } from '$lib/domain/indicators';
import { shownCell } from '../../../tests/shownCell.ts';
import { foldRows, whyMasked, withParameters, type OverviewCell, type OverviewRow } from './overviewRow.ts';

const definition = (id: IndicatorId, maturesAfterDays = 0) =>
	({ id, maturesAfterDays, minimumOwn: 5, minimumPublic: 10 }) as IndicatorDefinition;
const masked = (mask: 'few' | 'none' | 'secondary', own = true): OverviewCell => ({
	...{ organisation: 'unit-1', indicator: 'function_improved', year: 2026, quarter: 0 },
	...{ own, mask },
});
const year = { rolling: false, split: false, thisYear: 2026 };

describe('whyMasked', () => {
	it('names the minimum that applies to the reader', () => {
		expect(whyMasked(masked('few'), definition('function_improved'), year)).toContain('5');
		expect(whyMasked(masked('few', false), definition('function_improved'), year)).toContain('10');
	});

	it('says of twelve months why they cannot be added up', () => {
		const rolling = { ...year, rolling: true };
		expect(whyMasked(masked('none'), definition('waiting_days'), rolling)).toBe('Regnes bare ut per år');
		expect(whyMasked(masked('none'), definition('goals_attained'), rolling)).toBe(
			'Mangler tall for minst ett kvartal',
		);
		expect(whyMasked(masked('none'), definition('work_m12', 365), rolling)).toBe('Ikke klart ennå');
		expect(whyMasked(masked('secondary'), definition('waiting_days'), rolling)).toContain('Skjult');
	});

	it('says what is not split by sex or age', () => {
		const split = { ...year, split: true };
		expect(whyMasked(masked('none'), definition('waiting_days'), split)).toBe('Vises bare for alle samlet');
		expect(whyMasked(masked('none'), definition('goals_attained'), split)).toBe('Ingen data');
	});

	it('is empty where there is a number', () => {
		const cell = shownCell(4, 10, { indicator: 'function_improved' });
		expect(whyMasked(cell, definition('function_improved'), year)).toBe('');
	});
});

describe('foldRows', () => {
	it('folds what the own organisation has nothing of, not what is hidden', () => {
		const row = (own: OverviewCell): OverviewRow => ({
			definition: definition(own.indicator),
			own,
			others: [],
			trend: [],
		});
		const hidden = row(masked('few'));
		const nothing = row(masked('none'));
		expect(foldRows([hidden, nothing])).toEqual({ shown: [hidden], empty: [nothing] });
	});
});

describe('withParameters', () => {
	it('sets, replaces and takes away, and keeps the rest', () => {
		const search = new URLSearchParams('compare=a&compare=b&sex=female');
		expect(withParameters(search, { sex: null, year: '2025' })).toBe('?compare=a&compare=b&year=2025');
	});
});
