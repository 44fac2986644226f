import { describe, expect, it } from 'vitest';
import { shownCell } from '../../../tests/shownCell.ts';
import type { IndicatorDefinition, IndicatorId } from './indicators.ts';
import { overviewFindings } from './overviewFindings.ts';

const row = (id: IndicatorId, own: ReturnType<typeof shownCell> | { mask: 'few' }, green: number | null) => ({
	definition: { id, green } as IndicatorDefinition,
	own: { ...{ organisation: 'a', year: 2025, quarter: 0, indicator: id, own: true }, ...own },
});

describe('overviewFindings', () => {
	it('counts those at the desired level and names the one furthest from it', () => {
		const rows = [
			row('timely', shownCell(90, 100, { indicator: 'timely', level: 'high' }), 0.8),
			row('followup_planned', shownCell(10, 100, { indicator: 'followup_planned', level: 'low' }), 0.6),
			row('goals_attained', shownCell(40, 100, { indicator: 'goals_attained', level: 'low' }), 0.6),
			row('new_user', shownCell(5, 100, { indicator: 'new_user', level: null }), null),
		];
		const findings = overviewFindings(rows, []);
		expect(findings[0]).toBe('1 av 3 indikatorer med mål er på ønsket nivå.');
		expect(findings[1]).toMatch(/^Lengst fra ønsket nivå: Fulgt opp innen 3 måneder, 10\s%/);
		expect(findings).toHaveLength(2);
	});

	it('says nothing of numbers that are hidden', () => {
		expect(overviewFindings([row('timely', { mask: 'few' }, 0.8)], [])).toEqual([]);
	});
});
