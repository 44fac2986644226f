import { fromR } from '../../../../tests/reference/reference.ts';
import { covariates, type Categories, type Covariate, type UnitPattern } from './covariates.ts';

/** A course like most, for tests: `changed` says in what it is not. */
export const usual: Categories = {
	age_band: '60-69',
	sex: 'female',
	diagnosis_group: 'stroke',
	start_level: '2',
	phase: 'late',
	service_type: 'none',
};

/** Courses of one pattern of which so many met the indicator. */
export function share(
	n: number,
	met: number,
	changed: Partial<Categories> = {},
	unit = 'unit-1',
): UnitPattern {
	return { unit, categories: { ...usual, ...changed }, n, sum: met, squares: met };
}

/** Courses of one pattern with these values. */
export function values(numbers: number[], changed: Partial<Categories> = {}, unit = 'unit-1'): UnitPattern {
	const sum = numbers.reduce((total, value) => total + value, 0);
	const squares = numbers.reduce((total, value) => total + value ** 2, 0);
	return { unit, categories: { ...usual, ...changed }, n: numbers.length, sum, squares };
}

/** Patterns and results that R made of simulated courses. */
export function caseMixFromR<Expected>(id: string): { patterns: UnitPattern[]; expected: Expected } {
	const { input, expected } = fromR<
		Record<Covariate | 'unit', string[]> & Record<'n' | 'sum' | 'squares', number[]>,
		Expected
	>(id);
	const at = <T>(column: readonly T[], index: number): T => {
		const value = column[index];
		if (value === undefined) throw new RangeError(`no row ${index}`);
		return value;
	};
	const patterns = input.unit.map((unit, index) => ({
		unit,
		categories: Object.fromEntries(covariates.map((one) => [one, at(input[one], index)])) as Categories,
		n: at(input.n, index),
		sum: at(input.sum, index),
		squares: at(input.squares, index),
	}));
	return { patterns, expected };
}
