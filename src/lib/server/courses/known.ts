import { z } from 'zod';
import { sexes } from '../../domain/codes.ts';

/**
 * What a page knew of its course when it sent it. It is the page's word alone: whoever saves with it lets the database
 * compare it with the course.
 */
export const known = z.object({
	status: z.enum(['draft', 'completed']),
	person: z.object({ birth_date: z.iso.date(), sex: z.enum(sexes) }).nullable(),
});
export type Known = z.infer<typeof known>;

/** From the hidden fields of a form; null where they are not all there. */
export function knownFrom(post: FormData): Known | null {
	const birth_date = post.get('known.birth_date') ?? '';
	const person = birth_date === '' ? null : { birth_date, sex: post.get('known.sex') };
	return known.safeParse({ status: post.get('known.status'), person }).data ?? null;
}

/** The version of a course as it was sent; 0, which none has, for what is no number of the database. */
export function versionFrom(typed: unknown): number {
	return z.int32().safeParse(Number(typed)).data ?? 0;
}
