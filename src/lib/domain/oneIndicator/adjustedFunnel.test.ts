import { describe, expect, it } from 'vitest';
import type { CaseMixModel } from '../caseMix/index.ts';
import { adjustedFunnel } from './adjustedFunnel.ts';

const model = (national: number): CaseMixModel => ({
	kind: 'proportion',
	terms: [],
	fit: {
		...{
			n: 1000,
			national,
			events: 600,
			cStatistic: 0.7,
			rSquared: null,
			deviance: 1,
			residualVariance: null,
		},
		...{ calibration: [], joined: [], dropped: [] },
	},
});
const unit = (id: string, met: number, n: number, expected: number) => ({ id, met, n, expected });

describe('the adjusted funnel', () => {
	it('moves the nation’s share by what was met against what was expected', () => {
		// The first has the hard patients: 40 of 100 met it where 40 were expected.
		const funnel = adjustedFunnel(model(0.6), [
			...[unit('hard', 40, 100, 40), unit('easy', 80, 100, 80), unit('plain', 60, 100, 60)],
		]);
		expect(funnel?.units.map(({ id, value, flag }) => [id, Math.round(value * 1000), flag])).toEqual([
			...[
				['hard', 600, 'within'],
				['easy', 600, 'within'],
				['plain', 600, 'within'],
			],
		]);
		expect(funnel?.overdispersed).toBe(false);
		expect(funnel?.chance).toBeNull();
	});

	it('marks who met far less than was expected, though the share is as the others’', () => {
		const usual = Array.from({ length: 12 }, (_, at) => unit(`u${at}`, 59 + (at % 3), 100, 60));
		const funnel = adjustedFunnel(model(0.6), [...usual, unit('low', 60, 100, 85)]);
		expect(funnel?.units.filter(({ flag }) => flag !== 'within').map(({ id, flag }) => [id, flag])).toEqual([
			['low', 'low998'],
		]);
	});

	it('draws limits that hold 95 % of units with the nation’s case mix', () => {
		const funnel = adjustedFunnel(model(0.5), [
			unit('a', 5, 10, 5),
			unit('b', 200, 400, 200),
			unit('c', 50, 100, 50),
		]);
		const last = funnel?.limits.at(-1);
		// ln(O/E) has the standard error √((1 − 0.5)/(400·0.5)) = 0.05.
		expect(last?.n).toBe(400);
		expect(last?.upper95).toBeCloseTo(0.5 * Math.exp(1.959964 * 0.05), 6);
		expect(last?.lower998).toBeCloseTo(0.5 * Math.exp(-3.090232 * 0.05), 6);
	});

	it('says nothing of two units, of small ones, or where all met it', () => {
		expect(adjustedFunnel(model(0.6), [unit('a', 6, 10, 6), unit('b', 6, 10, 6)])).toBeNull();
		expect(
			adjustedFunnel(model(0.6), [unit('a', 6, 10, 6), unit('b', 6, 10, 6), unit('c', 5, 9, 5)]),
		).toBeNull();
		const all = [unit('a', 10, 10, 10), unit('b', 20, 20, 20), unit('c', 30, 30, 30)];
		expect(adjustedFunnel(model(1), all)).toBeNull();
	});
});
