import { NoFit } from '../../stats/index.ts';
import { codingOf, designRow, type Coding } from './coding.ts';
import { covariates, together, type Covariate, type Pattern } from './covariates.ts';
import { fitPatterns } from './fitPatterns.ts';
import type { CaseMixKind, CaseMixModel, CaseMixTerm, Refusal } from './model.ts';

/** Fewer courses of the whole nation than this give no model. */
export const fewestCourses = 200;
const fewestEventsPerTerm = 10;
/**
 * What a model does without when events are few, first to last; age stays. Service type and phase tell more of the offer than
 * of the patient; the diagnosis group has more terms than the start level.
 */
const droppedFirst: readonly Covariate[] = ['service_type', 'phase', 'sex', 'diagnosis_group', 'start_level'];

const isCovered = (codings: readonly Coding[], events: number): boolean =>
	codings.reduce((sum, { terms }) => sum + terms.length, 0) * fewestEventsPerTerm <= events;

/** Leaves out covariates until there are events enough for the terms of the others. */
function reduce(codings: Coding[], events: number): { codings: Coding[]; dropped: Covariate[] } | null {
	let left = codings;
	const dropped: Covariate[] = [];
	for (const covariate of [null, ...droppedFirst]) {
		if (covariate && left.some((coding) => coding.covariate === covariate && coding.terms.length > 0)) {
			left = left.filter((coding) => coding.covariate !== covariate);
			dropped.push(covariate);
		}
		if (isCovered(left, events)) return { codings: left, dropped };
	}
	return null;
}

/** Terms with their names: the intercept, then each covariate's reference and categories. */
function termsOf(
	codings: readonly Coding[],
	n: number,
	coefficients: readonly number[],
	errors: readonly number[],
): CaseMixTerm[] {
	const fitted = codings.flatMap(({ covariate, terms }) => terms.map((term) => ({ covariate, ...term })));
	const term = (index: number) => ({
		coefficient: coefficients[index] ?? Number.NaN,
		standardError: errors[index] ?? Number.NaN,
	});
	return [
		{ covariate: 'intercept', category: null, ...term(0), n },
		...codings.flatMap(({ covariate, reference }) => [
			{ covariate, ...reference, coefficient: 0, standardError: null },
			...fitted.flatMap((one, index) =>
				one.covariate === covariate ? [{ ...one, ...term(index + 1) }] : [],
			),
		]),
	];
}

function fitOrRefusal(rows: number[][], patterns: Pattern[], kind: CaseMixKind) {
	try {
		return fitPatterns(rows, patterns, kind);
	} catch (error) {
		if (!(error instanceof NoFit)) throw error;
		const refused: Refusal = error.reason === 'constant' ? 'no_variation' : error.reason;
		return { refused };
	}
}

/**
 * Fits the case mix model of an indicator: logistic for a proportion, linear for a mean, with age, sex, diagnosis group, start
 * level, phase and service type as categories.
 *
 * Fitted on the counts of patterns, which gives the same as the single courses. The most frequent category is the reference;
 * rare ones join it. Where events (the rarer outcome; for means the courses) are under ten for each term, covariates are left
 * out until they are enough. What is joined and left out stands in the model.
 *
 * Source: Peduzzi P et al. J Clin Epidemiol 1996;49:1373–9 (ten events per term).
 *
 * @param patterns of the nation, or of its units, which are put together first
 * @returns the model, or why there is none
 */
export function fitCaseMix(
	patterns: readonly Pattern[],
	kind: CaseMixKind,
): CaseMixModel | { refused: Refusal } {
	const all = together(patterns);
	const n = all.reduce((sum, pattern) => sum + pattern.n, 0);
	const total = all.reduce((sum, pattern) => sum + pattern.sum, 0);
	if (n < fewestCourses) return { refused: 'few_courses' };
	const everything = covariates.map((covariate) => codingOf(all, covariate, kind));
	if (everything.every(({ terms }) => terms.length === 0)) return { refused: 'no_variation' };
	const reduced = reduce(everything, kind === 'proportion' ? Math.min(total, n - total) : n);
	if (!reduced || reduced.codings.every(({ terms }) => terms.length === 0)) return { refused: 'few_events' };

	const { codings, dropped } = reduced;
	const fitted = fitOrRefusal(
		all.map(({ categories }) => designRow(codings, categories)),
		all,
		kind,
	);
	if ('refused' in fitted) return fitted;
	const { coefficients, standardErrors, ...statistics } = fitted;
	return {
		kind,
		terms: termsOf(codings, n, coefficients, standardErrors),
		fit: {
			n,
			national: total / n,
			...statistics,
			joined: codings
				.filter(({ joined }) => joined.length > 0)
				.map(({ covariate, joined }) => ({ covariate, categories: joined })),
			dropped,
		},
	};
}
