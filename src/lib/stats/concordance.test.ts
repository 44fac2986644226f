import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR } from '../../../tests/reference/reference.ts';
import { concordance } from './concordance.ts';

type Groups = Record<'predictions' | 'met' | 'n', number[]>;

describe('concordance', () => {
	it.each(['berkeley', 'titanic', 'oesophagus', 'infertility'])('agrees with R on %s', (name) => {
		const { input, expected } = fromR<Groups, { concordance: number }>(`concordance_${name}`);
		const found = concordance(frozen(input.predictions), frozen(input.met), frozen(input.n));
		expectClose([found], [expected.concordance]);
	});

	it('is 1 for the right order, 0 for the reverse, and a half where predictions are equal', () => {
		expect(concordance([0.1, 0.9], [0, 3], [4, 3])).toBe(1);
		expect(concordance([0.9, 0.1], [0, 3], [4, 3])).toBe(0);
		expect(concordance([0.5, 0.5], [0, 3], [4, 3])).toBe(0.5);
	});

	it('asks for the order of the predictions alone', () => {
		const [met, n] = [
			[1, 5, 2, 7],
			[6, 9, 3, 8],
		];
		expectClose([concordance([-2, 0.4, 1, 7], met, n)], [concordance([0.1, 0.2, 0.3, 0.4], met, n)]);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => concordance([], [], [])).toThrow(/must be a sample/);
		expect(() => concordance([1], [1, 2], [2, 2])).toThrow(/^predictions and met /);
		expect(() => concordance([1, Number.NaN], [1, 0], [2, 2])).toThrow(/^predictions\[1\] /);
		expect(() => concordance([1, 2], [3, 0], [2, 2])).toThrow(/from 0 to 2/);
		expect(() => concordance([1, 2], [2, 2], [2, 2])).toThrow(/^met must hold people with/);
		expect(() => concordance([1, 2], [0, 0], [2, 2])).toThrow(/^met must hold people with/);
	});
});
