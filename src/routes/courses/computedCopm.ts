import type { CourseForm } from '$lib/domain/course/form';
import { measurementName } from '$lib/domain/course/names';
import { copmMeans } from '$lib/domain/course/problems';
import { readNumber } from '$lib/domain/course/readNumber';
import { formatNumber } from '$lib/domain/format';

function rating(typed: string): number | null {
	const value = readNumber(typed);
	return value !== null && value >= 1 && value <= 10 ? value : null;
}

/** What the typed problems of COPM amount to, by the name of the measurement, as the page shows numbers. */
export function computedCopm(problems: CourseForm['problems']): Record<string, string> {
	const rated = problems
		.filter((one) => one.text.trim() !== '')
		.map((one) => ({
			performance_start: rating(one.performance_start),
			performance_end: rating(one.performance_end),
			satisfaction_start: rating(one.satisfaction_start),
			satisfaction_end: rating(one.satisfaction_end),
		}));
	return Object.fromEntries(
		copmMeans(rated).map(({ instrument, timepoint, value }) => [
			measurementName(instrument, timepoint),
			formatNumber(value, 1),
		]),
	);
}
