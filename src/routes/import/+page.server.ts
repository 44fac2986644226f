import { fail, redirect } from '@sveltejs/kit';
import { FileRefused, importLimits } from '$lib/domain/import';
import { requireRole } from '$lib/server/auth/guard';
import { readUnit } from '$lib/server/courses/choices';
import { listBatches, readImporters } from '$lib/server/imports/batches';
import { receiveUpload } from '$lib/server/imports/upload';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { units } = requireRole(event, 'clinician');
	const { db } = event.locals;
	const asked = event.url.searchParams.get('unit');
	const chosen = units.find((unit) => unit.id === asked) ?? units[0];
	if (!chosen) return { units, unit: null, batches: [], importers: {}, limits: importLimits };
	const [unit, batches, importers] = await Promise.all([
		readUnit(db, chosen.id),
		listBatches(db, chosen.id),
		readImporters(db, chosen.id),
	]);
	return { units, unit, batches, importers, limits: importLimits };
};

export const actions: Actions = {
	upload: async (event) => {
		const person = requireRole(event, 'clinician');
		const { backend } = event.locals.registry;
		let batch: string;
		try {
			batch = await receiveUpload(event.request, {
				units: new Set(person.units.map(({ id }) => id)),
				connect: () => backend.as(person.id),
				keys: backend.config.keys,
			});
		} catch (error) {
			if (!(error instanceof FileRefused)) throw error;
			return fail(422, { faults: [error.fault] });
		}
		redirect(303, `/import/${batch}`);
	},
};
