import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { kaplanMeier } from './kaplanMeier.ts';
import { kaplanMeierAt } from './kaplanMeierAt.ts';

describe('kaplanMeier', () => {
	it('agrees with km_rtw', () => {
		const { input, expected } = oracle<
			{ time: number[]; event: number[] },
			Record<'times' | 'S' | 'se' | 'S_low' | 'S_high' | 'cum_rtw', number[]> & { median: number }
		>('km_rtw');
		const { steps, median } = kaplanMeier(frozen(input.time), frozen(input.event));
		expect(median).toBe(expected.median);
		const read = expected.times.map((time) => kaplanMeierAt(frozen(steps), time));
		expectClose(
			read.map(({ survival }) => survival),
			expected.S,
		);
		expectClose(
			read.map(({ standardError }) => standardError),
			expected.se,
		);
		expectClose(
			read.map(({ lower }) => lower),
			expected.S_low,
		);
		expectClose(
			read.map(({ upper }) => upper),
			expected.S_high,
		);
		expectClose(
			read.map(({ cumulative }) => cumulative),
			expected.cum_rtw,
		);
	});

	it.each(['km_leukaemia', 'km_half', 'km_never'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			{ times: number[]; events: number[]; confidence: number; at: number[] },
			Record<
				'survival' | 'standardError' | 'lower' | 'upper' | 'atRisk' | 'eventsAt' | 'censoredAt',
				number[]
			> & { median: number | 'Infinity' }
		>(id);
		const { steps, median } = kaplanMeier(input.times, input.events, input.confidence);
		expect(median).toBe(Number(expected.median));
		expectClose(
			steps.map(({ atRisk }) => atRisk),
			expected.atRisk,
		);
		expectClose(
			steps.map(({ events }) => events),
			expected.eventsAt,
		);
		expectClose(
			steps.map(({ censored }) => censored),
			expected.censoredAt,
		);
		for (const name of ['survival', 'standardError', 'lower', 'upper'] as const) {
			expectClose(
				input.at.map((time) => kaplanMeierAt(steps, time)[name]),
				expected[name],
			);
		}
	});

	it('takes events as true and false, in any order of time', () => {
		expect(kaplanMeier([8, 5, 8], [false, true, true])).toEqual(kaplanMeier([5, 8, 8], [1, 1, 0]));
	});

	it('is 1 throughout without events', () => {
		const { steps, median } = kaplanMeier([3, 9], [0, 0]);
		expect(
			steps.map(({ survival, lower, upper, standardError }) => [survival, lower, upper, standardError]),
		).toEqual([
			[1, 1, 1, 0],
			[1, 1, 1, 0],
		]);
		expect(median).toBe(Number.POSITIVE_INFINITY);
	});

	it('ends at 0 when the last person has the event', () => {
		const { steps } = kaplanMeier([3, 9], [1, 1]);
		expect(steps.at(-1)).toEqual({
			time: 9,
			atRisk: 1,
			events: 1,
			censored: 0,
			survival: 0,
			standardError: 0,
			cumulative: 1,
			lower: 0,
			upper: 0,
		});
	});

	it('answers for one person, and for an event at time 0', () => {
		expect(kaplanMeier([4], [1]).median).toBe(4);
		expect(kaplanMeier([0, 5], [1, 0]).steps[0]).toMatchObject({ time: 0, survival: 0.5 });
	});

	it('refuses what is out of range, by name', () => {
		expect(() => kaplanMeier([], [])).toThrow(/^times must be a sample/);
		expect(() => kaplanMeier([1], [1, 0])).toThrow(/^times and events /);
		expect(() => kaplanMeier([1, -1], [1, 0])).toThrow(/^times\[1\] must be a finite number, 0 or above/);
		expect(() => kaplanMeier([1, 2], [1, 2])).toThrow(
			new RangeError('events[1] must be 0, 1, true or false'),
		);
		expect(() => kaplanMeier([1], [1], 0)).toThrow(/^confidence /);
	});
});
