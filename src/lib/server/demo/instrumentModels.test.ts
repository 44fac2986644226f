import { describe, expect, test } from 'vitest';
import { checkMeasurement, instrumentById, instruments } from '../../domain/instruments.ts';
import { modelOf, possibleValue, withinRoom } from './instrumentModels.ts';

describe('possibleValue', () => {
	test('any number becomes a result of the instrument', () => {
		const faults = instruments.flatMap((instrument) =>
			[-1e4, -3.21, 0, 0.123_456, 7.77, 48.5, 99.999, 1e4]
				.map((raw) => possibleValue(instrument, raw))
				// The generator gives instruments without ends only values near their means.
				.filter((value) => instrument.plausible === undefined || Math.abs(value) < 1000)
				.map((value) => ({ id: instrument.id, value, fault: checkMeasurement(instrument, value) }))
				.filter(({ fault }) => fault !== null && fault.reason !== 'implausible'),
		);
		expect(faults).toEqual([]);
	});

	test('steps are counted from the lower end', () => {
		expect(possibleValue(instrumentById('barthel100'), 63)).toBe(65);
		expect(possibleValue(instrumentById('tug'), 14.26)).toBe(14.3);
	});
});

describe('withinRoom', () => {
	const barthel = instrumentById('barthel20');

	test('a change with room for it stays as it is, and so does a loss', () => {
		expect(withinRoom(barthel, 8, 4)).toBe(4);
		expect(withinRoom(barthel, 8, -3)).toBe(-3);
	});

	test('a change beyond the end of the scale comes near the end', () => {
		const change = withinRoom(barthel, 16, 9);
		expect(change).toBeGreaterThan(2.6);
		expect(change).toBeLessThan(4);
	});

	test('the best end of a scale where lower is better is its lower end', () => {
		expect(withinRoom(instrumentById('nprs'), 3, 8)).toBeLessThan(3);
	});
});

test('an instrument without a model is refused', () => {
	expect(() => modelOf({}, 'fim')).toThrow(RangeError);
});
