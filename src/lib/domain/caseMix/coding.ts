import type { Categories, Covariate, Pattern } from './covariates.ts';
import type { CaseMixKind } from './model.ts';

/** How one covariate enters a model: a term for each category but the reference. */
export interface Coding {
	covariate: Covariate;
	/** The most frequent category, to which the others are compared. */
	reference: Tally;
	terms: Tally[];
	/** Categories too rare for a term of their own; they count as the reference. */
	joined: string[];
}

export interface Tally {
	category: string;
	n: number;
}

/** Fewest courses of a category with a term of its own: fewer tell little, and could be recognised. */
const fewestCourses = 20;
/** Fewest of each outcome within a category of a proportion: where all met or none did, no finite coefficient fits. */
const fewestOfEach = 5;

/** Chooses the reference and the terms of a covariate. Ties go by name, so that the same courses give the same model. */
export function codingOf(patterns: readonly Pattern[], covariate: Covariate, kind: CaseMixKind): Coding {
	const tallies = new Map<string, { category: string; n: number; sum: number }>();
	for (const { categories, n, sum } of patterns) {
		const category = categories[covariate];
		const before = tallies.get(category);
		tallies.set(category, { category, n: n + (before?.n ?? 0), sum: sum + (before?.sum ?? 0) });
	}
	const [most, ...others] = [...tallies.values()].sort(
		(a, b) => b.n - a.n || (a.category < b.category ? -1 : 1),
	);
	if (!most) throw new RangeError('patterns must be a sample of at least 1 member');
	const isRare = ({ n, sum }: { n: number; sum: number }): boolean =>
		n < fewestCourses || (kind === 'proportion' && Math.min(sum, n - sum) < fewestOfEach);
	const rare = others.filter(isRare);
	return {
		covariate,
		reference: { category: most.category, n: most.n + rare.reduce((total, { n }) => total + n, 0) },
		terms: others.filter((tally) => !isRare(tally)).map(({ category, n }) => ({ category, n })),
		joined: rare.map(({ category }) => category),
	};
}

/** A row of the design: 1 in the column of each category that the pattern has. */
export function designRow(codings: readonly Coding[], categories: Categories): number[] {
	return codings.flatMap(({ covariate, terms }) =>
		terms.map(({ category }) => (categories[covariate] === category ? 1 : 0)),
	);
}
