import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { dateInOslo } from '$lib/domain/format';
import { importLimits } from '$lib/domain/import';
import { requireRole } from '$lib/server/auth/guard';
import { readUnit } from '$lib/server/courses/choices';
import { addCourses, checkFile } from '$lib/server/imports';
import { refusedFile, reportOf, withRefusal, type Report } from '$lib/server/imports/report';
import { readUpload, type Upload } from '$lib/server/imports/upload';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { units } = requireRole(event, 'clinician');
	const asked = event.url.searchParams.get('unit');
	const chosen = units.find((unit) => unit.id === asked) ?? units[0];
	const unit = chosen && (await readUnit(event.locals.db, chosen.id));
	return { units, unit: unit ?? null, limits: importLimits };
};

/** What happened to a file; `changed` when it is not the one that was checked. */
export type Outcome = 'checked' | 'changed' | 'added' | 'refused' | 'unreadable';

function answerOf(upload: Upload, outcome: Outcome, report: Report, added = 0) {
	return { unitId: upload.unitId, name: upload.name, digest: upload.digest, outcome, report, added };
}

/** Both steps begin alike: a guard, the file, and every row of it checked. */
async function readAndCheck(event: RequestEvent) {
	const { units } = requireRole(event, 'clinician');
	const upload = await readUpload(event.request);
	if ('fault' in upload) {
		const nothing = { unitId: '', name: '', digest: '', checked: '', bytes: new Uint8Array() };
		return { failure: answerOf(nothing, 'unreadable', refusedFile([upload.fault])) };
	}
	if (!units.some((one) => one.id === upload.unitId)) error(403, 'no_role');
	const unit = await readUnit(event.locals.db, upload.unitId);
	if (!unit) error(404, 'no_unit');

	const { backend, demo } = event.locals.registry;
	const registry = { keys: backend.config.keys, synthetic: demo, today: dateInOslo(new Date()) };
	const checked = await checkFile(event.locals.db, registry, unit, upload.bytes);
	if (!checked.ok) return { failure: answerOf(upload, 'unreadable', refusedFile(checked.faults)) };
	return { upload, file: checked.file };
}

export const actions: Actions = {
	check: async (event) => {
		const read = await readAndCheck(event);
		if (read.failure) return fail(422, read.failure);
		return answerOf(read.upload, 'checked', reportOf(read.file));
	},
	import: async (event) => {
		const read = await readAndCheck(event);
		if (read.failure) return fail(422, read.failure);
		const { upload, file } = read;
		const report = reportOf(file);
		// Nothing is added that nobody has seen the report of.
		if (upload.checked !== upload.digest) return fail(409, answerOf(upload, 'changed', report));
		const result = await addCourses(event.locals.db, upload.unitId, file.fresh);
		if (result.state === 'refused') {
			return fail(422, answerOf(upload, 'refused', withRefusal(report, result)));
		}
		return answerOf(upload, 'added', report, result.added);
	},
};
