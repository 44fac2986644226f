import type { Sex } from '../codes.ts';
import { measurementName } from '../course/names.ts';
import { courseSchema, faultsByField, type CourseRecord } from '../course/schema.ts';
import type { Fault } from '../course/values.ts';
import { checkPerson, type PersonOf } from './checkPerson.ts';
import { columnOf, requiredFields } from './columns.ts';
import { containsNationalId } from './importFault.ts';
import type { FindMunicipality } from './municipalities.ts';
import { readCell } from './readCell.ts';
import { exampleLocalId } from './template.ts';
import { typedRow, type AddFault, type Cells } from './typedRow.ts';

/** What rows are checked against. */
export interface ImportContext<Person extends { birth_date: string; sex: Sex }> {
	/** ISO date in Norway. */
	today: string;
	unit: { service_level: string; service_type: string | null; main_instrument: string };
	findMunicipality: FindMunicipality;
	personOf: PersonOf<Person>;
}

/** What the database takes of one imported course. */
export type ImportRecord<Person> = Omit<CourseRecord, 'birth_date' | 'sex' | 'local_id'> & {
	local_id: string;
	status: 'draft' | 'completed';
	person: Person;
};

/** Faults by the field of the course; a row with one has no record. */
export interface CheckedCells<Person> {
	record: ImportRecord<Person> | null;
	faults: ReadonlyMap<string, Fault>;
}

/** What a row leaves to the unit: level and type of service, and the main instrument where it was measured. */
function withDefaults(cells: Cells, unit: ImportContext<never>['unit']): Cells {
	const filled = new Map(cells);
	if (!cells.has('service_level')) {
		filled.set('service_level', unit.service_level);
		if (!cells.has('service_type') && unit.service_type) filled.set('service_type', unit.service_type);
	}
	const measured = (timepoint: string) => cells.has(measurementName(unit.main_instrument, timepoint));
	if (!cells.has('main_instrument') && (measured('start') || measured('end'))) {
		filled.set('main_instrument', unit.main_instrument);
	}
	return filled;
}

function checkRequired(cells: Cells, add: AddFault): void {
	const required: string[] = [...requiredFields];
	if (!cells.has('national_id')) {
		const byBirth = ['birth_date', 'sex'].filter((field) => !cells.has(field));
		required.push(...(byBirth.length === 2 ? ['national_id'] : byBirth));
	}
	for (const field of required) if (!cells.has(field)) add(field, { code: 'required' });
}

/** What is stored as it is written must not hold a national id. */
function checkTexts(cells: Cells, add: AddFault): void {
	for (const [field, cell] of cells) {
		const isText = field === 'local_id' || field === 'initials' || field.endsWith('.text');
		if (isText && containsNationalId(cell)) add(field, { code: 'contains_national_id' });
	}
	if (cells.get('local_id')?.toUpperCase() === exampleLocalId) add('local_id', { code: 'example_row' });
}

let dailySchema: { today: string; schema: ReturnType<typeof courseSchema> } | undefined;

/** The schema of a day, made once: it is compiled at its first use, which is most of the work of a row. */
function schemaOf(today: string): ReturnType<typeof courseSchema> {
	if (dailySchema?.today !== today) dailySchema = { today, schema: courseSchema(today) };
	return dailySchema.schema;
}

/** Reads one row to what the database takes, or says what is wrong with each of its fields. */
export function checkRow<Person extends { birth_date: string; sex: Sex }>(
	row: Cells,
	{ today, unit, findMunicipality, personOf }: ImportContext<Person>,
): CheckedCells<Person> {
	const faults = new Map<string, Fault>();
	const add: AddFault = (field, fault) => {
		if (!faults.has(field)) faults.set(field, fault);
	};
	const cells = withDefaults(row, unit);
	checkRequired(cells, add);
	checkTexts(cells, add);
	const typed = typedRow(cells, add);

	const residence = cells.get('residence_municipality_id');
	const found = residence === undefined ? null : findMunicipality(residence);
	if (found && 'fault' in found) add('residence_municipality_id', { code: found.fault });
	if (found && 'id' in found) typed.residence_municipality_id = found.id;

	const column = columnOf('national_id');
	const nationalId = column ? readCell(column, cells.get('national_id') ?? '') : '';
	const identified = checkPerson(nationalId, typed, personOf, add);
	// The dates of the course are checked against birth, whichever column told it.
	if (identified) typed.birth_date = identified.birth_date;

	const parsed = schemaOf(today).safeParse(typed);
	if (!parsed.success) {
		for (const [field, fault] of Object.entries(faultsByField(parsed.error, typed))) add(field, fault);
		return { record: null, faults };
	}
	const { birth_date, sex, local_id, ...course } = parsed.data;
	const person = identified ?? personOf({ national_id: '', birth_date, sex }).person;
	if (faults.size > 0 || !person || local_id === null) return { record: null, faults };

	const isCompleted = course.end_date !== null && course.main_instrument !== null;
	// An ended course without goals had none, unless the file says otherwise.
	const hadNoGoals = isCompleted && course.goals.length === 0 && !cells.has('no_goals');
	return {
		record: {
			...course,
			no_goals: course.no_goals || hadNoGoals,
			local_id,
			status: isCompleted ? 'completed' : 'draft',
			person,
		},
		faults,
	};
}
