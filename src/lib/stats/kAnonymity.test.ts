import { describe, expect, it } from 'vitest';
import { expectClose, frozen, fromR, oracle } from '../../../tests/reference/reference.ts';
import { kAnonymity } from './kAnonymity.ts';
import { recordsInSmallClasses } from './recordsInSmallClasses.ts';

type Row = Record<string, unknown>;

describe('kAnonymity', () => {
	it('agrees with kanon_ldiv_12', () => {
		const { input, expected } = oracle<
			{ rows: Row[]; quasi_identifiers: string[]; sensitive: string },
			{ class_sizes: Record<string, number> } & Record<
				| 'classes'
				| 'k'
				| 'distinct_l'
				| 'entropy_l'
				| 'prosecutor_max'
				| 'prosecutor_avg'
				| 'records_in_classes_below_3'
				| 'records_below_5'
				| 'sample_uniques',
				number
			>
		>('kanon_ldiv_12');
		const found = kAnonymity(frozen(input.rows), frozen(input.quasi_identifiers), input.sensitive);
		expect(found.classSizes).toEqual(expected.class_sizes);
		expect(found.classes).toBe(expected.classes);
		expect(found.k).toBe(expected.k);
		expect(found.uniques).toBe(expected.sample_uniques);
		expect(found.distinctL).toBe(expected.distinct_l);
		expectClose(found.entropyL, expected.entropy_l);
		expectClose(
			[found.prosecutorMax, found.prosecutorAverage],
			[expected.prosecutor_max, expected.prosecutor_avg],
		);
		expect(recordsInSmallClasses(found.classSizes, 3)).toBe(expected.records_in_classes_below_3);
		expect(recordsInSmallClasses(found.classSizes, 5)).toBe(expected.records_below_5);
	});

	it.each(['anonymity_14', 'anonymity_12_no_uniques'])('agrees with R on %s', (id) => {
		const { input, expected } = fromR<
			{ rows: Row[]; quasiIdentifiers: string[]; sensitive: string },
			{ classSizes: Record<string, number> } & Record<
				'k' | 'uniques' | 'prosecutorAverage' | 'distinctL' | 'entropyL',
				number
			>
		>(id);
		const found = kAnonymity(input.rows, input.quasiIdentifiers, input.sensitive);
		expect(found.classSizes).toEqual(expected.classSizes);
		expectClose(
			[found.k, found.uniques, found.prosecutorAverage, found.distinctL, found.entropyL],
			[expected.k, expected.uniques, expected.prosecutorAverage, expected.distinctL, expected.entropyL],
		);
		expectClose(found.prosecutorMax, 1 / expected.k);
	});

	it('says nothing of diversity without a sensitive column', () => {
		expect(kAnonymity([{ sex: 'F' }, { sex: 'F' }], ['sex'])).toEqual({
			classes: 1,
			classSizes: { F: 2 },
			k: 2,
			prosecutorMax: 0.5,
			prosecutorAverage: 0.5,
			uniques: 0,
		});
	});

	it('measures evenly spread sensitive values as their number', () => {
		const rows = ['stroke', 'pain', 'tbi', 'stroke', 'pain', 'tbi'].map((group) => ({ sex: 'F', group }));
		const { distinctL, entropyL } = kAnonymity(rows, ['sex'], 'group');
		expect(distinctL).toBe(3);
		expectClose(entropyL, 3);
	});

	it('keeps values apart that hold the separator', () => {
		const { classes } = kAnonymity(
			[
				{ a: 'x|y', b: 'z' },
				{ a: 'x', b: 'y|z' },
				{ a: 'x\\', b: 'y|z' },
			],
			['a', 'b'],
		);
		expect(classes).toBe(3);
	});

	it('treats a missing value as a value', () => {
		const { classSizes } = kAnonymity([{ age: 70 }, { age: null }, { age: undefined }, {}], ['age']);
		expect(classSizes).toEqual({ '70': 1, '': 3 });
	});

	it('keeps a class that is called like a property of objects', () => {
		expect(kAnonymity([{ a: '__proto__' }, { a: 'x' }], ['a']).classes).toBe(2);
		expect(Object.values(kAnonymity([{ a: '__proto__' }, { a: 'x' }], ['a']).classSizes)).toEqual([1, 1]);
	});

	it('holds for one record and for a large file', () => {
		expect(kAnonymity([{ a: 1 }], ['a']).prosecutorMax).toBe(1);
		const large = Array.from({ length: 200_000 }, (_, index) => ({ id: index }));
		expect(kAnonymity(large, ['id']).uniques).toBe(200_000);
	});

	it('refuses what is out of range, by name', () => {
		expect(() => kAnonymity([], ['a'])).toThrow(new RangeError('rows must be a sample of at least 1 member'));
		expect(() => kAnonymity([{ a: 1 }], [])).toThrow(/^quasiIdentifiers must be a sample/);
		expect(() => kAnonymity([{ a: 1 }], ['a', 'b'])).toThrow(
			new RangeError('quasiIdentifiers[1] must be the name of a column that rows have'),
		);
		expect(() => kAnonymity([{ a: 1 }], ['a'], 'toString')).toThrow(
			/^sensitive must be the name of a column/,
		);
	});
});
