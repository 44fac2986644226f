import { z } from 'zod';
import { answer } from '../../src/lib/server/backend/answers.ts';
import type { Backend } from '../../src/lib/server/backend/index.ts';

const found = z.strictObject({ courses: z.array(z.string()), cells: z.array(z.unknown()) });

/** Courses whose facts do not say what they say, and cells that do not add up. */
export function differences(backend: Backend): Promise<z.infer<typeof found>> {
	return answer(found, backend.service().rpc('fact_differences'));
}

/** All is well. */
export const none = { courses: [], cells: [] };
