/** What is kept of a file on its way, opened again. */
import { z } from 'zod';
import { textOf, type Encoding, type ImportRecord, type RawRow } from '../../domain/import/index.ts';
import { answer } from '../backend/answers.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';
import type { PersonRecord } from '../identity/index.ts';
import { unseal, unsealJson } from './sealed.ts';

/** A course as the database takes it, with its row in the file. */
export type StagedCourse = ImportRecord<PersonRecord> & { row: number };

/** The file's own names of its columns; none where they are no longer kept. */
export async function readHeader(db: Database, keys: Keys, batch: string): Promise<string[]> {
	const { header } = await answer(
		z.object({ header: z.string().nullable() }),
		db.from('import_batch').select('header').eq('id', batch).single(),
	);
	return header === null ? [] : z.array(z.string()).parse(unsealJson(keys, header));
}

/** Rows as they stood in the file. What opens with our key was sealed by us, so it is of its form. */
export function openRows(keys: Keys, content: string, encoding: Encoding): RawRow[] {
	return textOf(unseal(keys, content), encoding) as RawRow[];
}

/** The JSON of sealed courses: on their way to the database nobody needs to read them. */
export function openCourses(keys: Keys, checked: string): string {
	return unseal(keys, checked).toString('utf8');
}

const chunk = z.object({ number: z.number(), content: z.string() });

/** The first chunk of a batch, which tells what its columns hold. */
export async function readFirstRows(
	db: Database,
	keys: Keys,
	batch: string,
	encoding: Encoding,
): Promise<RawRow[]> {
	const first = await answer(
		chunk.nullable(),
		db.from('import_chunk').select('number, content').eq('batch_id', batch).eq('number', 1).maybeSingle(),
	);
	return first ? openRows(keys, first.content, encoding) : [];
}

/** Which chunks are read. */
const filters = {
	all: 'number.gte.0',
	unchecked: 'checked.is.null',
	unadded: 'is_done.is.false',
	faulty: 'faults.not.is.null,refused.neq.[]',
} as const;

/**
 * The chunks of a batch in their order, some at a time.
 */
export async function* readChunks<T extends z.ZodObject<{ number: z.ZodNumber }>>(
	connect: () => Promise<Database>,
	batch: string,
	schema: T,
	which: keyof typeof filters,
): AsyncGenerator<z.infer<T>> {
	const perCall = 10;
	const columns = Object.keys(schema.shape).join(', ');
	for (let last = 0; ;) {
		const chunks = (await connect()).from('import_chunk').select(columns).eq('batch_id', batch);
		const query = chunks.or(filters[which]).gt('number', last).order('number').limit(perCall);
		const found = await answer(z.array(schema), query);
		for (const one of found) {
			last = one.number;
			yield one;
		}
		if (found.length < perCall) return;
	}
}
