import { timepoints } from '../codes.ts';
import { followupTimepoints, measurementName, plainFields } from '../course/names.ts';
import { storable } from '../course/values.ts';
import type { Cells } from '../import/typedRow.ts';
import type { SentCourse } from './sentCourse.ts';

/** A course that was sent, as the row of a file: from there on both are read by the same rules. */
export function sentCells(course: SentCourse): Cells {
	const cells = new Map<string, string>();
	const put = (field: string, sent: string | undefined) => {
		const cell = storable(sent ?? '');
		if (cell !== '') cells.set(field, cell);
	};
	const putAll = (prefix: string, parts: Record<string, string | undefined> | undefined) => {
		for (const [part, sent] of Object.entries(parts ?? {})) put(`${prefix}.${part}`, sent);
	};

	for (const field of plainFields) {
		if (field !== 'residence_municipality_id') put(field, course[field]);
	}
	// The file has the municipality's number, the registry's own id is that number with a prefix.
	put(
		'residence_municipality_id',
		course.residence_municipality_id?.replace(/^\s*municipality-(?=\d{4}\s*$)/, ''),
	);
	put('professions', course.professions?.join('|'));
	if (course.no_goals !== undefined) put('no_goals', String(course.no_goals));
	if (course.no_work !== undefined) put('no_work', String(course.no_work));
	for (const { instrument, timepoint, value, missing } of course.measurements ?? []) {
		put(measurementName(instrument, timepoint), value?.trim() ? value : missing);
	}
	course.goals?.forEach((goal, index) => putAll(`goals.${index}`, goal));
	course.problems?.forEach((problem, index) => putAll(`problems.${index}`, problem));
	putAll('services', course.services);
	for (const timepoint of timepoints) putAll(`work.${timepoint}`, course.work?.[timepoint]);
	for (const timepoint of followupTimepoints) putAll(`followups.${timepoint}`, course.followups?.[timepoint]);
	putAll('satisfaction', course.satisfaction);
	return cells;
}
