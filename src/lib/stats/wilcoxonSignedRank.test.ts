import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { wilcoxonSignedRank } from './wilcoxonSignedRank.ts';

describe('wilcoxonSignedRank', () => {
	it('agrees with wilcoxon_exact_n10', () => {
		const { input, expected } = oracle<
			{ d: number[] },
			{ V: number; p_exact: number; hodges_lehmann: number }
		>('wilcoxon_exact_n10');
		const found = wilcoxonSignedRank(frozen(input.d));
		expect(found.method).toBe('exact');
		expectClose(
			[found.v, found.p, found.hodgesLehmann],
			[expected.V, expected.p_exact, expected.hodges_lehmann],
		);
	});

	it.each([
		'wilcoxon_exact_9',
		'wilcoxon_ties_14',
		'wilcoxon_zeros_8',
		'wilcoxon_exact_49',
		'wilcoxon_large_60',
	])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			{ differences: number[] },
			{ v: number; p: number; method: string; hodgesLehmann: number }
		>(id);
		const found = wilcoxonSignedRank(frozen(input.differences));
		expect(found.method).toBe(expected.method);
		expectClose([found.v, found.p, found.hodgesLehmann], [expected.v, expected.p, expected.hodgesLehmann]);
	});

	it('does not change with the sign of all differences, but the estimate', () => {
		const differences = [1.5, -0.5, 3, 2, -1];
		const there = wilcoxonSignedRank(differences);
		const back = wilcoxonSignedRank(differences.map((value) => -value));
		expect(back.p).toBe(there.p);
		expect(back.v).toBe(15 - there.v);
		expect(back.hodgesLehmann).toBe(-there.hodgesLehmann);
	});

	it('answers for one difference and for all alike', () => {
		expect(wilcoxonSignedRank([3])).toEqual({ v: 1, p: 1, method: 'exact', hodgesLehmann: 3 });
		const alike = wilcoxonSignedRank([2, 2, 2, 2, 2, 2]);
		expect(alike.method).toBe('normal');
		expect(alike.p).toBeLessThan(0.05);
		expect(alike.hodgesLehmann).toBe(2);
	});

	it('never gives a p above 1', () => {
		expect(wilcoxonSignedRank([1, -1]).p).toBe(1);
		expect(wilcoxonSignedRank([1, 2, -3]).p).toBe(1);
	});

	it('turns to the normal approximation at 50', () => {
		const differences = Array.from({ length: 50 }, (_, index) => index - 20.25);
		expect(wilcoxonSignedRank(differences.slice(1)).method).toBe('exact');
		expect(wilcoxonSignedRank(differences).method).toBe('normal');
	});

	it('refuses what is out of range, by name', () => {
		expect(() => wilcoxonSignedRank([])).toThrow(/^differences must be a sample/);
		expect(() => wilcoxonSignedRank([0, 0])).toThrow(
			new RangeError('differences must hold at least one number other than 0'),
		);
		expect(() => wilcoxonSignedRank([1, Number.NaN])).toThrow(/^differences\[1\] /);
	});
});
