import { z } from 'zod';
import { courseStates, diagnosisGroups, sexes } from '../../domain/codes.ts';
import { completeness } from '../../domain/course/completeness.ts';
import { missingNow } from '../../domain/workList/missingNow.ts';
import { tasks, type WorkListState } from '../../domain/workList/states.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { courseOutline, recordOf } from './saved.ts';

export const pageSize = 50;

/** A course in a list; of a draft with the names of what it lacks, which alone of its content leaves the server. */
const row = z
	.object({
		id: z.string(),
		unit_name: z.string(),
		local_number: z.number(),
		local_id: z.string().nullable(),
		initials: z.string().nullable(),
		status: z.enum(courseStates),
		start_date: z.string().nullable(),
		end_date: z.string().nullable(),
		diagnosis_group: z.enum(diagnosisGroups).nullable(),
		birth_date: z.string().nullable(),
		sex: z.enum(sexes).nullable(),
		task: z.enum(tasks).nullable(),
		due_until: z.string().nullable(),
		days_left: z.number().nullable(),
		outline: courseOutline.nullable(),
	})
	.transform(({ outline, ...rest }) => ({
		...rest,
		missing: outline
			? missingNow(completeness(recordOf(outline), outline.person).missing, outline.end_date !== null)
			: [],
	}));
export type WorkListRow = z.output<typeof row>;

const workList = z.object({
	total: z.number(),
	counts: z.object({
		now: z.number(),
		under_way: z.number(),
		finish: z.number(),
		m3: z.number(),
		m12: z.number(),
	}),
	rows: z.array(row),
});

/** A page of one list of the clinician's own courses, and how many there are to do in each. */
export function readWorkList(
	db: Database,
	wanted: { state: WorkListState; search: string; unit: string | null; page: number },
) {
	return answer(
		workList,
		db.rpc('work_list', {
			p_state: wanted.state,
			p_search: wanted.search.slice(0, 40),
			p_unit: wanted.unit,
			p_limit: pageSize,
			p_offset: (wanted.page - 1) * pageSize,
		}),
	);
}

const counts = z.object({ finish: z.number(), overdue: z.number(), contacts: z.number() });
export type WorkCounts = z.infer<typeof counts>;

/** The numbers in the menu: what is to be finished, how much of it too late, and who is to be contacted. */
export function readWorkCounts(db: Database): Promise<WorkCounts> {
	return answer(counts, db.rpc('work_counts'));
}
