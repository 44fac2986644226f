import { z } from 'zod';
import { covariates } from './covariates.ts';

/** Logistic models of shares, linear models of means. */
export const caseMixKinds = ['proportion', 'mean'] as const;
export type CaseMixKind = (typeof caseMixKinds)[number];

const count = z.number().int().nonnegative();

export const caseMixTermsSchema = z.array(
	z.object({
		covariate: z.enum(['intercept', ...covariates]),
		/** Null for the intercept. */
		category: z.string().nullable(),
		/** Log odds, or the mean's own unit; 0 for the reference. */
		coefficient: z.number(),
		/** Null for the reference, which is compared with itself. */
		standardError: z.number().nullable(),
		/** Courses with the category, those joined to it included. */
		n: count,
	}),
);

export const caseMixFitSchema = z.object({
	/** Courses that the model is fitted on. */
	n: count,
	/** Share or mean of all of them: what a ratio of 1 or a difference of 0 stands for. */
	national: z.number(),
	/** Courses that met the indicator; null for means. */
	events: count.nullable(),
	/** How often the model gives a course that met the higher chance of two; null for means. */
	cStatistic: z.number().nullable(),
	/** Share of the variation explained; null for proportions. */
	rSquared: z.number().nullable(),
	/** −2·log likelihood of the courses, or the sum of their squared residuals. */
	deviance: z.number(),
	/** Variance of a course around what is expected of it; null for proportions. */
	residualVariance: z.number().nullable(),
	/** Met and expected from the tenth of courses with the lowest chance to the highest; empty for means. */
	calibration: z.array(z.object({ n: count, observed: count, expected: z.number() })),
	/** Categories too rare for a term of their own: they count as the reference. */
	joined: z.array(z.object({ covariate: z.enum(covariates), categories: z.array(z.string()) })),
	/** Covariates left out because there were too few events for their terms. */
	dropped: z.array(z.enum(covariates)),
});

/** A fitted case mix model: numbers and names alone, so that it is frozen as JSON. */
export const caseMixModelSchema = z.object({
	kind: z.enum(caseMixKinds),
	terms: caseMixTermsSchema,
	fit: caseMixFitSchema,
});

export type CaseMixTerm = z.infer<typeof caseMixTermsSchema>[number];
export type CaseMixFit = z.infer<typeof caseMixFitSchema>;
export type CaseMixModel = z.infer<typeof caseMixModelSchema>;

/**
 * Why there is no model: under 200 courses · under 10 events per term even with age alone · all courses alike in what the model
 * knows or in their outcome · a combination of categories predicts the outcome perfectly · a category follows from others.
 */
export const refusals = ['few_courses', 'few_events', 'no_variation', 'separated', 'dependent'] as const;
export type Refusal = (typeof refusals)[number];
