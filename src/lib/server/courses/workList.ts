import { z } from 'zod';
import { courseStates, diagnosisGroups, serviceLevels, sexes } from '../../domain/codes.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

export const workListStates = ['open', 'due', 'completed', 'all'] as const;
export const pageSize = 50;

const page = z.object({
	total: z.number(),
	open: z.number(),
	due: z.number(),
	completed: z.number(),
	rows: z.array(
		z.object({
			id: z.string(),
			unit_id: z.string(),
			local_number: z.number(),
			local_id: z.string().nullable(),
			status: z.enum(courseStates),
			start_date: z.string().nullable(),
			end_date: z.string().nullable(),
			diagnosis_group: z.enum(diagnosisGroups).nullable(),
			service_level: z.enum(serviceLevels).nullable(),
			due: z.boolean().nullable(),
			due_until: z.string().nullable(),
			birth_date: z.string().nullable(),
			sex: z.enum(sexes).nullable(),
		}),
	),
});

/** A page of the clinician's own courses, with the counts of each state. */
export function readWorkList(
	db: Database,
	wanted: { state: (typeof workListStates)[number]; search: string; unit: string | null; page: number },
) {
	return answer(
		page,
		db.rpc('work_list', {
			p_state: wanted.state,
			p_search: wanted.search.slice(0, 40),
			p_unit: wanted.unit,
			p_limit: pageSize,
			p_offset: (wanted.page - 1) * pageSize,
		}),
	);
}
