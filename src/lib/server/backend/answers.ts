import { z } from 'zod';

/** An answer of the database that is an error: the code and name that the SQL gave it. */
export class DatabaseError extends Error {
	readonly code: string;
	readonly detail: string | null;
	constructor(code: string, message: string, detail: string | null) {
		super(message);
		this.name = 'DatabaseError';
		this.code = code;
		this.detail = detail;
	}
}

interface Answer {
	data: unknown;
	error: { code: string; message: string; details: string | null } | null;
}

/**
 * Our own rules answer with PostgREST's PTxyz codes, which every backend passes on. The embedded one has no code for a
 * check constraint, which PostgreSQL and Supabase call 23514.
 */
function codeOf(error: { code: string; message: string }): string {
	return error.code === 'SUP' && error.message.includes('violates check constraint') ? '23514' : error.code;
}

/**
 * Waits for a query and parses what came with a schema: the one boundary between the database and typed code.
 *
 * @throws DatabaseError when the database refuses, ZodError when the answer is not of the schema
 */
export async function answer<T extends z.ZodType>(
	schema: T,
	query: PromiseLike<Answer>,
): Promise<z.infer<T>> {
	const { data, error } = await query;
	if (error) throw new DatabaseError(codeOf(error), error.message, error.details);
	return schema.parse(data);
}

/** Waits for a query whose answer does not matter. */
export async function done(query: PromiseLike<Answer>): Promise<void> {
	await answer(z.unknown(), query);
}
