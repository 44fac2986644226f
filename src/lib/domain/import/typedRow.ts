import { respondents, timepoints } from '../codes.ts';
import {
	followupFields,
	followupTimepoints,
	goalFields,
	maximumGoals,
	maximumProblems,
	problemFields,
	serviceFields,
	workFields,
} from '../course/names.ts';
import { readNumber } from '../course/readNumber.ts';
import type { CourseTyped } from '../course/schema.ts';
import type { Fault } from '../course/values.ts';
import { codeOf } from './codeTexts.ts';
import { columnOf, columns } from './columns.ts';
import type { Mapping } from './mapping.ts';
import { readCell, readProfessions, readYesOrNo } from './readCell.ts';

/** The cells of a row by the field that they fill; empty cells are not among them. */
export type Cells = ReadonlyMap<string, string>;

/** Takes a fault at a field. */
export type AddFault = (field: string, fault: Fault) => void;

/** @param mapping for each cell the column that it fills */
export function cellsOf(mapping: Mapping, cells: readonly string[]): Cells {
	return new Map(
		mapping.flatMap((name, index): [string, string][] => {
			const column = name === null ? undefined : columns.get(name);
			const cell = (cells[index] ?? '').trim();
			return column && cell !== '' ? [[column.field, cell]] : [];
		}),
	);
}

function measurementsOf(cells: Cells, add: AddFault): CourseTyped['measurements'] {
	return [...cells].flatMap(([field, cell]) => {
		const [, instrument = '', timepointName] = /^measurements\.(.+)\.(.+)$/.exec(field) ?? [];
		const timepoint = timepoints.find((one) => one === timepointName);
		if (!timepoint) return [];
		const missing = codeOf('missing_reason', cell);
		if (missing === null && readNumber(cell) === null) add(field, { code: 'not_a_number_or_reason' });
		return [{ instrument, timepoint, value: missing === null ? cell : '', missing: missing ?? '' }];
	});
}

/**
 * A row as it would stand in the form, so that form and file are read by one schema.
 *
 * @param add takes what only a file can have wrong
 */
export function typedRow(cells: Cells, add: AddFault): CourseTyped {
	const read = (field: string): string => {
		const cell = cells.get(field);
		const column = columnOf(field);
		return cell === undefined || !column ? '' : readCell(column, cell);
	};
	const parts = <K extends string>(prefix: string, keys: readonly K[]) =>
		Object.fromEntries(keys.map((key) => [key, read(`${prefix}.${key}`)])) as Record<K, string>;
	// Most of a row is empty: reading six goals and six problems where there are two was most of the work.
	const filled = new Set([...cells.keys()].map((field) => field.slice(0, field.lastIndexOf('.'))));
	const partsOfFilled = <T extends string, K extends string>(
		list: string,
		names: readonly T[],
		keys: readonly K[],
	) =>
		Object.fromEntries(
			names
				.filter((name) => filled.has(`${list}.${name}`))
				.map((name) => [name, parts(`${list}.${name}`, keys)]),
		);
	const rowsOf = <K extends string>(list: string, maximum: number, keys: readonly K[]) => {
		const places = Array.from({ length: maximum }, (_, index) => index);
		const last = places.findLast((index) => filled.has(`${list}.${index}`)) ?? -1;
		return places.slice(0, last + 1).map((index) => parts(`${list}.${index}`, keys));
	};
	const goals = rowsOf('goals', maximumGoals, goalFields);
	const isStarted = goals.map((goal) => Object.values(goal).some((part) => part !== ''));
	goals.forEach((goal, index) => {
		if (isStarted[index] && goal.text === '') add(`goals.${index}.text`, { code: 'required' });
	});
	const noGoals = readYesOrNo(cells.get('no_goals'), (fault) => add('no_goals', fault));
	if (noGoals && isStarted.includes(true)) add('no_goals', { code: 'goals_and_no_goals' });
	const noWork = readYesOrNo(cells.get('no_work'), (fault) => add('no_work', fault));

	return {
		local_id: read('local_id'),
		initials: read('initials'),
		birth_date: read('birth_date'),
		sex: read('sex'),
		residence_municipality_id: read('residence_municipality_id'),
		referral_date: read('referral_date'),
		start_date: read('start_date'),
		end_date: read('end_date'),
		service_level: read('service_level'),
		service_type: read('service_type'),
		delivery: read('delivery'),
		phase: read('phase'),
		diagnosis_group: read('diagnosis_group'),
		main_instrument: read('main_instrument'),
		// The schema says which are known; the cast only tells that they are texts.
		professions: readProfessions(cells.get('professions'), (fault) =>
			add('professions', fault),
		) as CourseTyped['professions'],
		first_assessed_on: read('first_assessed_on'),
		goals_set_on: read('goals_set_on'),
		no_goals: noGoals ?? false,
		no_work: noWork ?? false,
		measurements: measurementsOf(cells, add),
		goals,
		problems: rowsOf('problems', maximumProblems, problemFields),
		work: partsOfFilled('work', timepoints, workFields),
		services: filled.has('services') ? parts('services', serviceFields) : {},
		followups: partsOfFilled('followups', followupTimepoints, followupFields),
		satisfaction: parts('satisfaction', respondents),
	};
}
