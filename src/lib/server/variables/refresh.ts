import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Backend } from '../backend/index.ts';

/** Makes the summaries of variables that are older than a day, one source at a time: between them others get their turn. */
export async function refreshSummaries(
	{ backend }: { backend: Backend },
	signal: AbortSignal,
): Promise<void> {
	const service = backend.service();
	while (!signal.aborted) {
		const source = await answer(z.string().nullable(), service.rpc('refresh_variable_summaries'));
		if (source === null) return;
	}
}
