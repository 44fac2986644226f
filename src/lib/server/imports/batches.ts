/** The imports of a unit as the database keeps them, and the steps that a person takes. */
import { z } from 'zod';
import { answer, DatabaseError, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const states = [
	'receiving',
	'mapping',
	'checking',
	'checked',
	'adding',
	'finished',
	'undoing',
	'undone',
	'cancelled',
] as const;
export type ImportState = (typeof states)[number];

const batch = z.object({
	id: z.uuid(),
	unit_id: z.string(),
	file_name: z.string(),
	encoding: z.enum(['utf-8', 'windows-1252']).nullable(),
	delimiter: z.enum([';', ',', '\t']).nullable(),
	mapping: z.array(z.string().nullable()).nullable(),
	state: z.enum(states),
	trouble: z.enum(['no_access', 'failed']).nullable(),
	rows: z.number(),
	checked: z.number(),
	fresh: z.number(),
	completed: z.number(),
	without_main: z.number(),
	known: z.number(),
	faulty: z.number(),
	faults: z.number(),
	added: z.number(),
	removed: z.number(),
	created_at: z.string(),
	changed_at: z.string(),
});
export type Batch = z.infer<typeof batch>;

const fields = Object.keys(batch.shape).join(', ');
const shown = 50;

/** Whether somebody's process works on it, so that the page has something to wait for. */
export function isRunning({ state, trouble }: Pick<Batch, 'state' | 'trouble'>): boolean {
	return trouble === null && (state === 'checking' || state === 'adding' || state === 'undoing');
}

/** The latest imports of a unit; what is still being sent is none yet. */
export function listBatches(db: Database, unitId: string): Promise<Batch[]> {
	const query = db.from('import_batch').select(fields).eq('unit_id', unitId).neq('state', 'receiving');
	return answer(z.array(batch), query.order('created_at', { ascending: false }).limit(shown));
}

/** Null also where it is others'. */
export async function readBatch(db: Database, id: string): Promise<Batch | null> {
	if (!z.uuid().safeParse(id).success) return null;
	return answer(batch.nullable(), db.from('import_batch').select(fields).eq('id', id).maybeSingle());
}

const people = z.record(z.string(), z.string());

/** Who brought each import, by its id: colleagues' accounts are hidden from each other, their names here are not. */
export function readImporters(db: Database, unitId: string): Promise<Record<string, string>> {
	return answer(people, db.rpc('import_people', { p_unit: unitId }));
}

const contents = z.object({
	total: z.number(),
	edited: z.number(),
	courses: z.array(
		z.object({
			id: z.string(),
			local_number: z.number(),
			local_id: z.string().nullable(),
			start_date: z.string().nullable(),
			edited: z.boolean(),
		}),
	),
});
export type BatchContents = z.infer<typeof contents>;

/** The courses that an undo would take away, the first hundred by name. */
export function readContents(db: Database, id: string): Promise<BatchContents> {
	return answer(contents, db.rpc('import_contents', { p_batch: id }));
}

const steps = {
	map: 'map_import',
	add: 'add_import',
	continue: 'continue_import',
	cancel: 'cancel_import',
	undo: 'undo_import',
} as const;
export type Step = keyof typeof steps;

/** A step came too late: somebody else took it, or it is no longer possible. */
const isOvertaken = (error: unknown) => error instanceof DatabaseError && error.code === 'PT409';

/** @returns false when the batch is no longer where the step begins */
export async function takeStep(db: Database, id: string, step: Step): Promise<boolean> {
	try {
		await done(db.rpc(steps[step], { p_batch: id }));
		return true;
	} catch (error) {
		if (isOvertaken(error)) return false;
		throw error;
	}
}

/** Has every row checked with this mapping. @returns false as takeStep does */
export async function startCheck(db: Database, id: string, mapping: (string | null)[]): Promise<boolean> {
	try {
		await done(db.rpc('check_import', { p_batch: id, p_mapping: mapping }));
		return true;
	} catch (error) {
		if (isOvertaken(error)) return false;
		throw error;
	}
}
