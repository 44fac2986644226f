import { describe, expect, it } from 'vitest';
import {
	checkMeasurement,
	improvement,
	instrumentById,
	instruments,
	isImportantImprovement,
	isInstrumentId,
} from './instruments.ts';

describe('catalogue', () => {
	it('has no id twice', () => {
		expect(new Set(instruments.map(({ id }) => id)).size).toBe(instruments.length);
	});

	it('bounds every value, by the scale or by what is plausible', () => {
		const unbounded = instruments.filter(
			({ min, max, plausible }) => (min === null || max === null) && plausible === undefined,
		);
		expect(unbounded).toEqual([]);
	});

	it.each(instruments)('accepts both ends of $id', (instrument) => {
		const lowest = instrument.min ?? instrument.plausible?.[0] ?? NaN;
		const highest = instrument.max ?? instrument.plausible?.[1] ?? NaN;
		expect(checkMeasurement(instrument, lowest)).toBeNull();
		expect(checkMeasurement(instrument, highest)).toBeNull();
	});

	it.each(instruments)('has a positive important change within reach of $id, or none', (instrument) => {
		const lowest = instrument.min ?? instrument.plausible?.[0] ?? NaN;
		const highest = instrument.max ?? instrument.plausible?.[1] ?? NaN;
		const change = instrument.importantChange?.value ?? 1;
		expect(change).toBeGreaterThan(0);
		expect(change).toBeLessThan((highest - lowest) / 2);
	});

	it('summarises neither the taxonomy nor IPLOS, whose means mislead', () => {
		const shownOnly = instruments.filter(({ summarised }) => !summarised).map(({ id }) => id);
		expect(shownOnly).toEqual(['iplos_adl', 'adl_taksonomien']);
	});

	it('knows its ids and no others', () => {
		expect(isInstrumentId('6mwt')).toBe(true);
		expect(isInstrumentId('promis10')).toBe(false);
		expect(isInstrumentId('toString')).toBe(false);
		expect(instrumentById('berg').max).toBe(56);
		expect(instrumentById('unknown' as string)).toBeUndefined();
	});
});

describe('checkMeasurement', () => {
	it.each([
		['barthel20', -1, { reason: 'below_min', limit: 0 }],
		['barthel20', 21, { reason: 'above_max', limit: 20 }],
		['barthel20', 10.5, { reason: 'too_many_decimals', limit: 0 }],
		['barthel100', 42, { reason: 'off_step', limit: 5 }],
		['barthel100', 45, null],
		['fim', 17, { reason: 'below_min', limit: 18 }],
		['iplos_adl', 9, { reason: 'above_max', limit: 5 }],
		['iplos_adl', 2.35, null],
		['copm_performance', 4.3, null],
		['copm_performance', 4.35, { reason: 'too_many_decimals', limit: 1 }],
		['eq5d5l_index_no', -0.453, null],
		['eq5d5l_index_no', -0.454, { reason: 'below_min', limit: -0.453 }],
		['amps_motor', -4.01, { reason: 'implausible', limit: -4 }],
		['amps_process', 5.5, { reason: 'implausible', limit: 5 }],
		['tug', -0.1, { reason: 'below_min', limit: 0 }],
		['tug', 600.1, { reason: 'implausible', limit: 600 }],
		['10mwt', 1.15, null],
		['10mwt', 1.155, { reason: 'too_many_decimals', limit: 2 }],
	] as const)('judges %s %d', (id, value, fault) => {
		expect(checkMeasurement(instrumentById(id), value)).toEqual(fault);
	});

	it('accepts every number a form can send with the allowed decimals', () => {
		const walk = instrumentById('10mwt');
		for (let hundredths = 0; hundredths <= 500; hundredths++) {
			expect(checkMeasurement(walk, Number((hundredths / 100).toFixed(2)))).toBeNull();
		}
	});

	it.each([NaN, Infinity, -Infinity])('throws on %s', (value) => {
		expect(() => checkMeasurement(instrumentById('tug'), value)).toThrow(/value must be a finite number/);
	});
});

describe('improvement', () => {
	it('is positive when better, in both directions', () => {
		expect(improvement(instrumentById('berg'), 30, 38)).toBe(8);
		expect(improvement(instrumentById('tug'), 20, 15)).toBe(5);
		expect(improvement(instrumentById('nprs'), 3, 5)).toBe(-2);
	});
});

describe('isImportantImprovement', () => {
	it('has no answer without a threshold', () => {
		expect(isImportantImprovement(instrumentById('whodas12'), 60, 20)).toBeNull();
	});

	it('counts a change of exactly the threshold, also where binary falls short', () => {
		expect(0.3 - 0.2).toBeLessThan(0.1);
		expect(isImportantImprovement(instrumentById('10mwt'), 0.2, 0.3)).toBe(true);
		expect(isImportantImprovement(instrumentById('eq5d5l_index_no'), 0.2, 0.3)).toBe(true);
		expect(isImportantImprovement(instrumentById('tug'), 20.3, 17.1)).toBe(true);
		expect(isImportantImprovement(instrumentById('tug'), 20.3, 17.2)).toBe(false);
		expect(isImportantImprovement(instrumentById('copm_satisfaction'), 3.3, 5.3)).toBe(false);
		expect(isImportantImprovement(instrumentById('copm_satisfaction'), 3.3, 5.4)).toBe(true);
	});

	it('holds from every start for steps of 0.1 m/s and not for 0.09', () => {
		const walk = instrumentById('10mwt');
		for (let hundredths = 0; hundredths <= 490; hundredths++) {
			const start = hundredths / 100;
			expect(isImportantImprovement(walk, start, (hundredths + 10) / 100)).toBe(true);
			expect(isImportantImprovement(walk, start, (hundredths + 9) / 100)).toBe(false);
		}
	});

	it('never counts a change for the worse', () => {
		expect(isImportantImprovement(instrumentById('berg'), 40, 20)).toBe(false);
		expect(isImportantImprovement(instrumentById('tug'), 10, 30)).toBe(false);
	});
});
