/** De-identification: from a population by its patterns to a file that points at nobody, and the report of what it took. */
export { hasCategories, isCounted, limitsFrom, mergesOf, openEnds, sharesOf, type Coding } from './coding.ts';
export { ladderOf, ladders } from './ladders.ts';
export {
	patternTable,
	trailTable,
	type Pattern,
	type PatternTable,
	type Population,
	type Trail,
} from './patterns.ts';
export { personsPerClass, planRelease, type Demands, type Plan, type Planned } from './plan.ts';
export type { DisclosureReport, Level, Moments, Refusal, RefusalReason, Utility } from './report.ts';
export type { Risk } from './risk.ts';
export { variablesAt } from './variablesAt.ts';
