/** How the values of exportable variables lie, as the registry tells anyone: rounded, nothing below ten. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const valueRow = z.object({ value: z.string(), courses: z.number().int() });
const numberRow = z.object({
	courses: z.number().int(),
	/** At 10, 25, 50, 75 and 90 per cent; null where too few lie beyond. */
	quantiles: z.array(z.number().nullable()),
});

export interface Distribution {
	values: z.infer<typeof valueRow>[];
	number: z.infer<typeof numberRow> | null;
}

export async function readDistribution(db: Database, name: string): Promise<Distribution> {
	const [values, number] = await Promise.all([
		answer(z.array(valueRow), db.from('variable_value').select('value, courses').eq('name', name)),
		answer(
			numberRow.nullable(),
			db.from('variable_number').select('courses, quantiles').eq('name', name).maybeSingle(),
		),
	]);
	return { values, number };
}

/** Makes the distributions that are half a day old anew, one source at a time: between them others get their turn. */
export async function refreshDistributions(service: Database, signal?: AbortSignal): Promise<void> {
	while (!signal?.aborted) {
		const source = await answer(z.string().nullable(), service.rpc('refresh_variable_distributions'));
		if (source === null) return;
	}
}
