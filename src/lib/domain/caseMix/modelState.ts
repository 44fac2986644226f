import { fewestCourses } from './fitCaseMix.ts';
import { freezesOn } from './years.ts';

/**
 * What is known of the model of an indicator and year without fitting it: frozen · the year is not over · too few courses of
 * the whole nation · refused for another reason.
 */
export type ModelState =
	| { state: 'frozen'; frozenOn: string; n: number }
	| { state: 'waiting'; from: string }
	| { state: 'few_courses' }
	| { state: 'refused' };

/**
 * @param model the frozen model of the year, if there is one
 * @param courses published courses of the nation that count; null where there are none or they are hidden
 * @param today Norwegian calendar date, YYYY-MM-DD
 */
export function modelState(
	model: { frozenOn: string; fit: { n: number } } | undefined,
	year: number,
	maturesAfterDays: number,
	courses: number | null,
	today: string,
): ModelState {
	if (model) return { state: 'frozen', frozenOn: model.frozenOn, n: model.fit.n };
	const from = freezesOn(year, maturesAfterDays);
	if (today < from) return { state: 'waiting', from };
	return (courses ?? 0) < fewestCourses ? { state: 'few_courses' } : { state: 'refused' };
}
