/** A course as another system sends it: the shape of the form, read by the same schema. */
import { z } from 'zod';
import { courseFields } from '../course/schema.ts';
import { text } from '../course/values.ts';

/** The fields of the form with the national id, and nothing else: what has no place is not lost in silence. */
export const sentCourse = courseFields.extend({ national_id: text(40) }).strict();

export type SentCourse = z.input<typeof sentCourse>;

// Course, list, item, value: deeper than this there is no field, and a body may be nested without end.
const deepest = 4;

/** Numbers written as JSON numbers become the texts that the schema reads. */
export function numbersAsTexts(value: unknown, depth = 0): unknown {
	if (typeof value === 'number') return String(value);
	if (typeof value !== 'object' || value === null || depth >= deepest) return value;
	if (Array.isArray(value)) return value.map((one) => numbersAsTexts(one, depth + 1));
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, numbersAsTexts(one, depth + 1)]));
}
