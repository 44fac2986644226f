export { adjusted, valueOf, type Adjusted } from './adjusted.ts';
export { covariates, type Categories, type Covariate, type Pattern, type UnitPattern } from './covariates.ts';
export { expectedCounts, expectedOf, withVariance, type ExpectedCount } from './expected.ts';
export { fewestCourses, fitCaseMix } from './fitCaseMix.ts';
export { judgeUnits, type Judgement, type UnitJudgement } from './judgeUnits.ts';
export {
	caseMixFitSchema,
	caseMixKinds,
	caseMixModelSchema,
	caseMixTermsSchema,
	refusals,
	type CaseMixFit,
	type CaseMixKind,
	type CaseMixModel,
	type CaseMixTerm,
	type Refusal,
} from './model.ts';
export { freezesOn, modelFor } from './years.ts';
