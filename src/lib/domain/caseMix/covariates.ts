import type { GroupedValues } from '../../stats/index.ts';

/** What the models know of a course, in the order of their terms. */
export const covariates = [
	'age_band',
	'sex',
	'diagnosis_group',
	'start_level',
	'phase',
	'service_type',
] as const;
export type Covariate = (typeof covariates)[number];

/** One category of each covariate. Municipal courses have the service type `none`; a start level can be `unknown`. */
export type Categories = Readonly<Record<Covariate, string>>;

/** Courses that share their categories: of a proportion, sum and squares both count those that met it. */
export interface Pattern extends GroupedValues {
	categories: Categories;
}

/** The part of a pattern that one unit treated. */
export interface UnitPattern extends Pattern {
	unit: string;
}

/** The patterns of the nation: the parts of all units together. */
export function together(patterns: readonly Pattern[]): Pattern[] {
	const sums = new Map<string, Pattern>();
	for (const { categories, n, sum, squares } of patterns) {
		const key = covariates.map((covariate) => categories[covariate]).join('|');
		const before = sums.get(key);
		sums.set(key, {
			categories,
			n: n + (before?.n ?? 0),
			sum: sum + (before?.sum ?? 0),
			squares: squares + (before?.squares ?? 0),
		});
	}
	return [...sums.values()];
}
