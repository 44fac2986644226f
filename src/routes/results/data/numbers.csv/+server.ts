import { publishedNumbers } from '$lib/server/indicators/numbersFile';
import type { RequestHandler } from './$types';

/** Every published number, to anyone: sent piece by piece, so that no request holds the whole file. */
export const GET: RequestHandler = ({ locals }) => {
	const pieces = publishedNumbers(locals.registry.backend.anonymous());
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const next = await pieces.next();
			if (next.done) controller.close();
			else controller.enqueue(encoder.encode(next.value));
		},
		async cancel() {
			await pieces.return();
		},
	});
	return new Response(body, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': 'attachment; filename="published-numbers.csv"',
		},
	});
};
