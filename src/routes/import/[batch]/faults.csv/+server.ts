import { error } from '@sveltejs/kit';
import { stringify } from 'csv-stringify/sync';
import { faultText } from '$lib/domain/course/faults';
import type { ImportFault } from '$lib/domain/import';
import { m } from '$lib/paraglide/messages.js';
import { getLocale } from '$lib/paraglide/runtime';
import { requireRole } from '$lib/server/auth/guard';
import { readBatch } from '$lib/server/imports/batches';
import { readFaults } from '$lib/server/imports/faults';
import type { RequestHandler } from './$types';

const rowsAtATime = 500;

/** Every fault of a batch, as spreadsheets in Norway open it. National ids are masked where the faults were found. */
export const GET: RequestHandler = async (event) => {
	const person = requireRole(event, 'clinician');
	const batch = await readBatch(event.locals.db, event.params.batch);
	if (!batch) error(404, 'no_import');
	const { backend } = event.locals.registry;
	const locale = getLocale();
	const csv = (rows: unknown[][], bom = false) =>
		stringify(rows, { delimiter: ';', record_delimiter: 'windows', escape_formulas: true, bom });

	async function* lines(faults: AsyncIterable<ImportFault>): AsyncGenerator<string> {
		let rows: unknown[][] = [];
		for await (const fault of faults) {
			rows.push([fault.row, fault.column, fault.value, faultText(fault, locale)]);
			if (rows.length < rowsAtATime) continue;
			yield csv(rows);
			rows = [];
		}
		yield csv(rows);
	}
	const header = csv([[m.import_row(), m.import_column(), m.import_value(), m.import_reason()]], true);
	const encoder = new TextEncoder();
	const all = lines(readFaults(() => backend.as(person.id), backend.config.keys, batch));
	const body = new ReadableStream<Uint8Array>({
		start: (controller) => controller.enqueue(encoder.encode(header)),
		pull: async (controller) => {
			const next = await all.next();
			if (next.done) controller.close();
			else controller.enqueue(encoder.encode(next.value));
		},
	});
	return new Response(body, {
		headers: {
			'Content-Type': 'text/csv; charset=utf-8',
			'Content-Disposition': `attachment; filename="${m.batch_faults_file()}.csv"`,
		},
	});
};
