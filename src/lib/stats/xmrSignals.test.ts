import { describe, expect, it } from 'vitest';
import { frozen } from '../../../tests/reference/reference.ts';
import { xmrSignals } from './xmrSignals.ts';

const limits = frozen({ mean: 0, lower: -3, upper: 3, nearLower: -2, nearUpper: 2 });

describe('xmrSignals', () => {
	it('finds 7 on one side, not 6, and not across the mean', () => {
		const up = [1, 0.5, 1, 0.5, 1, 0.5, 1];
		expect(xmrSignals(frozen(up), limits)).toEqual(new Array(7).fill('shiftUp'));
		expect(
			xmrSignals(
				up.map((value) => -value),
				limits,
			),
		).toEqual(new Array(7).fill('shiftDown'));
		expect(new Set(xmrSignals(up.slice(1), limits))).toEqual(new Set(['none']));
		expect(new Set(xmrSignals([...up.slice(0, 3), 0, ...up.slice(3)], limits))).toEqual(new Set(['none']));
	});

	it('finds 7 that rise or fall, not with two equal neighbours', () => {
		const rising = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5];
		expect(xmrSignals(rising, limits)).toEqual(new Array(7).fill('rising'));
		expect(xmrSignals(rising.toReversed(), limits)).toEqual(new Array(7).fill('falling'));
		expect(new Set(xmrSignals([-1.5, -1, -0.5, -0.5, 0.5, 1, 1.5], limits))).toEqual(new Set(['none']));
	});

	it('finds 2 of 3 near a limit on the same side', () => {
		expect(xmrSignals([2.5, 1, 2.5, -1], limits)).toEqual(['nearLimit', 'none', 'nearLimit', 'none']);
		expect(xmrSignals([2.5, -1, 2.5], limits)).toEqual(['none', 'none', 'none']);
		expect(xmrSignals([-2.5, -2.2, -1], limits)).toEqual(['nearLimit', 'nearLimit', 'none']);
		expect(xmrSignals([2.5, 1, 1, 2.5], limits)).toEqual(['none', 'none', 'none', 'none']);
	});

	it('names the gravest rule, and does not count a point outside as near', () => {
		expect(xmrSignals([4, 1, 1, 1, 1, 1, 1], limits)[0]).toBe('aboveLimit');
		expect(xmrSignals([-4, 1], limits)).toEqual(['belowLimit', 'none']);
		expect(xmrSignals([4, 2.5, 1], limits)).toEqual(['aboveLimit', 'none', 'none']);
	});

	it('finds nothing in two points', () => {
		expect(xmrSignals([1, 2], limits)).toEqual(['none', 'none']);
	});
});
