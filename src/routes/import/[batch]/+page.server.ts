import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { checkMapping, proposeMapping, sampleCells, type Mapping } from '$lib/domain/import';
import { columns } from '$lib/domain/import/columns';
import { requireRole } from '$lib/server/auth/guard';
import { readUnit } from '$lib/server/courses/choices';
import {
	isRunning,
	readBatch,
	readContents,
	startCheck,
	takeStep,
	type Batch,
	type Step,
} from '$lib/server/imports/batches';
import { firstFaults, readFaults } from '$lib/server/imports/faults';
import { readRemembered, remember } from '$lib/server/imports/mapping';
import { previewOf } from '$lib/server/imports/preview';
import { readFirstRows, readHeader } from '$lib/server/imports/staged';
import { wakeImportWorker } from '$lib/server/imports/worker';
import type { Actions, PageServerLoad } from './$types';
import { columnWords } from './columnWords';

const shownFaults = 500;

async function open(event: RequestEvent) {
	requireRole(event, 'clinician');
	const { db, registry } = event.locals;
	const batch = await readBatch(db, event.params.batch ?? '');
	const unit = batch && (await readUnit(db, batch.unit_id));
	if (!batch || !unit || batch.state === 'receiving') error(404, 'no_import');
	return { db, batch, unit, keys: registry.backend.config.keys, synthetic: registry.demo };
}
type Opened = Awaited<ReturnType<typeof open>>;

async function readFile({ db, batch, keys }: Opened) {
	const header = await readHeader(db, keys, batch.id);
	return { header, rows: await readFirstRows(db, keys, batch.id, batch.encoding ?? 'utf-8') };
}

async function mappingOf(opened: Opened) {
	const { header, rows } = await readFile(opened);
	const remembered = await readRemembered(opened.db, opened.batch.unit_id);
	const mapping = opened.batch.mapping ?? proposeMapping(header, columnWords(), remembered);
	return { header, mapping, samples: sampleCells(rows, mapping), usual: opened.unit.instruments };
}

async function previewIn(opened: Opened, mapping: Mapping) {
	const { header, rows } = await readFile(opened);
	return previewOf(opened.db, opened, opened.batch.unit_id, rows, { header, mapping });
}

const hasFaults = ({ state, faults }: Batch) => faults > 0 && (state === 'checked' || state === 'finished');

export const load: PageServerLoad = async (event) => {
	event.depends('import:batch');
	const opened = await open(event);
	const { db, batch, unit, keys } = opened;
	const asksUndo = batch.state === 'finished' && event.url.searchParams.has('undo');
	const [columnsOfFile, preview, faults, contents] = await Promise.all([
		batch.state === 'mapping' ? mappingOf(opened) : null,
		batch.state === 'checked' ? previewIn(opened, batch.mapping ?? []) : null,
		hasFaults(batch)
			? firstFaults(
					readFaults(async () => db, keys, batch),
					shownFaults,
				)
			: [],
		asksUndo ? readContents(db, batch.id) : null,
	]);
	const running = isRunning(batch);
	return { batch, unit: { id: unit.id, name: unit.name }, running, columnsOfFile, preview, faults, contents };
};

/** What the form says of each column of the file. */
function typedMapping(form: FormData, length: number): Mapping {
	return Array.from({ length }, (_, index) => {
		const chosen = form.get(`column.${index}`);
		return typeof chosen === 'string' && columns.has(chosen) ? chosen : null;
	});
}

const step = (name: Step) => async (event: RequestEvent) => {
	const { db, batch } = await open(event);
	const isTaken = await takeStep(db, batch.id, name);
	if (!isTaken) return fail(409, { overtaken: true });
	wakeImportWorker();
	redirect(303, `/import/${batch.id}`);
};

export const actions: Actions = {
	preview: async (event) => {
		const opened = await open(event);
		if (opened.batch.state !== 'mapping') return fail(409, { overtaken: true });
		const { header } = await readFile(opened);
		const mapping = typedMapping(await event.request.formData(), header.length);
		const wrong = checkMapping(mapping);
		if (wrong) return fail(422, { mapping, wrong });
		return { mapping, preview: await previewIn(opened, mapping) };
	},
	check: async (event) => {
		const opened = await open(event);
		const { header } = await readFile(opened);
		const mapping = typedMapping(await event.request.formData(), header.length);
		const wrong = checkMapping(mapping);
		if (wrong) return fail(422, { mapping, wrong });
		if (!(await startCheck(opened.db, opened.batch.id, mapping))) return fail(409, { overtaken: true });
		await remember(opened.db, opened.batch.unit_id, header, mapping);
		wakeImportWorker();
		redirect(303, `/import/${opened.batch.id}`);
	},
	map: step('map'),
	add: step('add'),
	continue: step('continue'),
	cancel: step('cancel'),
	undo: step('undo'),
};
