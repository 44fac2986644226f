/** Small courses as save_course takes them, for the worked examples of the indicators. */
import type { CourseRecord } from '../../../src/lib/domain/course/schema.ts';
import { daysAgo } from '../../days.ts';

/** What an example says of a course; the rest is that of the ordinary course. */
export type ExampleCourse = Partial<Omit<CourseRecord, 'services'>> & {
	services?: Partial<NonNullable<CourseRecord['services']>>;
	status?: 'draft' | 'completed';
};

export interface Example {
	/** What is special about the course, as a test's name. */
	name: string;
	course: ExampleCourse;
	/** Another course of the same person, registered before. */
	earlier?: ExampleCourse;
	/** What the fact says: met or not, the number, or null where the course does not count. */
	gives: boolean | number | null;
}

/** Everyday rehabilitation at home for six weeks, long enough ago that every follow-up is due. */
export const ordinary = {
	status: 'completed',
	birth_date: '1970-01-01',
	sex: 'female',
	residence_municipality_id: 'municipality-4601',
	start_date: '2024-03-04',
	end_date: '2024-04-15',
	service_level: '2',
	delivery: 'home',
	phase: 'early',
	diagnosis_group: 'stroke',
	main_instrument: 'barthel20',
	measurements: [],
	goals: [],
	problems: [],
	work: [],
	services: {},
	followups: [],
	satisfaction: [],
} as const satisfies ExampleCourse;

/** A course that ended too lately to be asked at 12 months (or at 3). */
export const recent = { start_date: daysAgo(80), end_date: daysAgo(40) } as const;

/** A draft has no fact: nothing counts before the course is completed. */
export const draft = { status: 'draft' } as const satisfies ExampleCourse;

/** An inpatient stay in the specialist service. */
export const hospitalStay = {
	service_level: '5.2',
	service_type: 'primary_complex',
	delivery: 'inpatient',
} as const satisfies ExampleCourse;

type Instrument = CourseRecord['measurements'][number]['instrument'];
type Timepoint = CourseRecord['measurements'][number]['timepoint'];

/** Values of one instrument by timepoint. */
export function measured(
	instrument: Instrument,
	values: Partial<Record<Timepoint, number>>,
): CourseRecord['measurements'] {
	const points: Timepoint[] = ['start', 'end', 'm3', 'm12'];
	return points.flatMap((timepoint) => {
		const value = values[timepoint];
		return value === undefined ? [] : [{ instrument, timepoint, value, missing_reason: null }];
	});
}

/** The main instrument of the ordinary course: Barthel, important from 1.85 points. */
export const barthel = (values: Partial<Record<Timepoint, number>>) => measured('barthel20', values);

export function goal(
	position: number,
	attained: number | null,
	weight?: { importance: number; difficulty: number },
): CourseRecord['goals'][number] {
	return {
		position,
		text: 'A goal',
		icf_area: null,
		importance: weight?.importance ?? null,
		difficulty: weight?.difficulty ?? null,
		start_level: -1,
		attained,
		missing_reason: null,
	};
}

type WorkState = CourseRecord['work'][number]['state'];

/** Work at start, and what was answered at 12 months. */
export function work(start: WorkState, m12?: { state: WorkState; weeks?: number }): CourseRecord['work'] {
	const at = (timepoint: Timepoint, state: WorkState, weeks: number | null) => ({
		...{ timepoint, state, percent: null, weeks_without_benefit: weeks, missing_reason: null },
	});
	return [at('start', start, null), ...(m12 ? [at('m12', m12.state, m12.weeks ?? null)] : [])];
}

type Followup = CourseRecord['followups'][number];

export function followup(
	timepoint: Followup['timepoint'],
	done_on: string,
	result: Followup['result'] = 'answered',
): Followup[] {
	return [{ timepoint, done_on, mode: 'phone', result }];
}

export function satisfied(respondent: 'patient' | 'kin', level: number): CourseRecord['satisfaction'] {
	return [{ respondent, level, missing_reason: null }];
}
