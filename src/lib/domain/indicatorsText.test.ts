import { describe, expect, it } from 'vitest';
import { shownCell } from '../../../tests/shownCell.ts';
import { overwriteGetLocale } from '../paraglide/runtime.js';
import { maskReasons } from './indicators.ts';
import { cellReading, desiredLevel, maskLabel } from './indicatorsText.ts';

overwriteGetLocale(() => 'nb');

describe('cellReading', () => {
	it('is one sentence with count and interval', () => {
		const cell = shownCell(241, 377, { indicator: 'work_m12', interval: { lower: 0.59, upper: 0.687 } });
		expect(cellReading(cell, 'Fjordvik')).toMatch(/^Fjordvik, 2025: 64.% \(241 av 377, 95.% KI 59–69\)$/);
	});

	it('leaves out the interval where none is known', () => {
		const cell = shownCell(0, 377, { indicator: 'waiting_days', numerator: null, value: 12, interval: null });
		expect(cellReading(cell, 'Fjordvik')).toBe('Fjordvik, 2025: 12 dager (377 forløp)');
	});
});

describe('desiredLevel', () => {
	it('is written in the unit of the value with its direction', () => {
		expect(desiredLevel({ better: 'higher', green: 0.6, valueUnit: 'share' })).toMatch(/^≥ 60.%$/);
		expect(desiredLevel({ better: 'lower', green: 14, valueUnit: 'days' })).toBe('≤ 14 dager');
		expect(desiredLevel({ better: 'neither', green: null, valueUnit: 'days' })).toBeNull();
	});
});

describe('maskLabel', () => {
	const label = (mask: (typeof maskReasons)[number], year = 2024, maturesAfterDays = 0) =>
		maskLabel({ year, mask }, 5, { maturesAfterDays }, 2025);

	it('has one text for every reason', () => {
		expect(new Set(maskReasons.map((reason) => label(reason))).size).toBe(maskReasons.length);
		expect(label('few')).toContain('5');
		expect(label('coverage')).toMatch(/^Under 60.% av forløpene er registrert$/);
	});

	it('says that a number will come where months have to pass first', () => {
		expect(label('none', 2025, 92)).not.toBe(label('none', 2024, 92));
		expect(label('none', 2025, 0)).toBe(label('none', 2024, 0));
	});
});
