import { fail, redirect } from '@sveltejs/kit';
import { checkCount, type TypedCount } from '$lib/domain/coverage/checkCount';
import { coverageTable, shownYears } from '$lib/domain/coverage/coverageTable';
import { unitFinder } from '$lib/domain/coverage/unitFinder';
import { dateInOslo } from '$lib/domain/osloTime';
import { requireRole } from '$lib/server/auth/guard';
import {
	listReplaced,
	loadCounts,
	readCoverage,
	readHandedBack,
	removeCount,
	type Loaded,
	type UnitCounts,
} from '$lib/server/coverage';
import { checkFile, countFileLimits } from '$lib/server/coverage/countFile';
import { previewOf } from '$lib/server/coverage/preview';
import { chosenOf, readLoaded } from './asked';
import type { Actions, PageServerLoad } from './$types';

const thisYear = () => Number(dateInOslo(new Date()).slice(0, 4));
const contextOf = (units: readonly UnitCounts[]) => ({ findUnit: unitFinder(units), thisYear: thisYear() });

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	const { db } = event.locals;
	const { searchParams } = event.url;
	const units = await readCoverage(db);
	const query = (searchParams.get('q') ?? '').trim().slice(0, 100);
	const chosen = chosenOf(units, searchParams);
	const years = shownYears(thisYear());
	return {
		units: units.map(({ id, name }) => ({ id, name })),
		years,
		query,
		rows: coverageTable(
			units.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase())),
			years,
		),
		reportedUnits: years.map(
			(year) => units.filter((unit) => unit.years.some((one) => one.year === year && one.reported)).length,
		),
		chosen,
		history: chosen ? await listReplaced(db, chosen.unit.id, chosen.year) : [],
		limits: countFileLimits,
		loaded: readLoaded(searchParams),
		removed: searchParams.has('removed'),
		// The page asks once more before a count goes: a link and a form, so that it works without JavaScript.
		removing: searchParams.has('remove'),
	};
};

const loadedPath = ({ added, replaced, unchanged }: Loaded, rest = '') =>
	`/coverage?loaded=${added}.${replaced}.${unchanged}${rest}`;

export const actions: Actions = {
	check: async (event) => {
		requireRole(event, 'coordinator');
		const sent = (await event.request.formData()).get('file');
		// Browsers send an empty file without a name where none was chosen.
		const file = sent instanceof File && (sent.name !== '' || sent.size > 0) ? sent : null;
		const units = await readCoverage(event.locals.db);
		const checked = await checkFile(file, contextOf(units));
		const preview = previewOf(file?.name.slice(0, 100) ?? '', checked, units);
		return preview.content === null ? fail(422, { preview }) : { preview };
	},

	load: async (event) => {
		requireRole(event, 'coordinator');
		const counts = readHandedBack(String((await event.request.formData()).get('content') ?? ''));
		const loaded = counts && (await loadCounts(event.locals.db, counts));
		if (!loaded) return fail(409, { overtaken: true });
		redirect(303, loadedPath(loaded));
	},

	one: async (event) => {
		requireRole(event, 'coordinator');
		const form = await event.request.formData();
		const field = (name: string) => String(form.get(name) ?? '').slice(0, 1000);
		const typed: TypedCount = {
			unit_id: field('unit_id'),
			unit: '',
			year: field('year'),
			source: field('source'),
			count: field('count'),
			note: field('note'),
		};
		const { db } = event.locals;
		const checked = checkCount(typed, contextOf(await readCoverage(db)));
		if (checked.faults) return fail(422, { typed, faults: checked.faults });
		const loaded = await loadCounts(db, [checked.count]);
		if (!loaded) return fail(409, { overtaken: true });
		const { unit_id, year } = checked.count;
		redirect(303, loadedPath(loaded, `&unit=${encodeURIComponent(unit_id)}&year=${year}`));
	},

	remove: async (event) => {
		requireRole(event, 'coordinator');
		const form = await event.request.formData();
		const chosen = chosenOf(await readCoverage(event.locals.db), {
			get: (name) => String(form.get(name) ?? ''),
		});
		if (!chosen) return fail(409, { overtaken: true });
		await removeCount(event.locals.db, chosen.unit.id, chosen.year);
		redirect(303, `/coverage?removed&unit=${encodeURIComponent(chosen.unit.id)}&year=${chosen.year}`);
	},
};
