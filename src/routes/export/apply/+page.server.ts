import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { diagnosisGroups, serviceLevels, timepoints } from '$lib/domain/codes';
import { exportVariables, variableGroups } from '$lib/domain/exportVariables';
import { counties } from '$lib/domain/exportVariables/counties';
import { measureName } from '$lib/domain/exportVariables/outcomes';
import { groupLabel } from '$lib/domain/exportVariables/words';
import { dateInOslo } from '$lib/domain/format';
import { instruments } from '$lib/domain/instruments';
import { diagnosisGroupLabel, instrumentLabel, serviceLevelLabel, timepointLabel } from '$lib/domain/labels';
import { getLocale } from '$lib/paraglide/runtime.js';
import { requireRole } from '$lib/server/auth/guard';
import {
	applicationSchema,
	deleteApplication,
	openProject,
	saveApplication,
	sendApplication,
} from '$lib/server/projects';
import type { Actions, PageServerLoad } from './$types';
import { asApplication, typedForm, typedNothing, typedProject } from './typed';

/** Every row has it: nobody chooses it. */
const always = 'course_key';

async function opened(event: RequestEvent) {
	requireRole(event, 'researcher');
	const id = event.url.searchParams.get('project');
	if (id === null) return null;
	const project = await openProject(event.locals.db, id);
	if (!project?.own) error(404, 'not_found');
	return project;
}

function choices() {
	const locale = getLocale();
	const offered = exportVariables
		.filter(({ name }) => name !== always)
		.map(({ name, label, strength, group }) => ({
			name,
			label: label[locale],
			quasi: strength === 'quasi',
			group,
		}));
	const byName = new Map(offered.map((variable) => [variable.name, variable]));
	return {
		service_levels: serviceLevels.map((value) => ({ value, label: serviceLevelLabel(value) })),
		diagnosis_groups: diagnosisGroups.map((value) => ({ value, label: diagnosisGroupLabel(value) })),
		counties: Object.entries(counties).map(([value, { name }]) => ({ value, label: name })),
		groups: variableGroups.map((id) => ({
			id,
			label: groupLabel(id),
			variables: offered.filter(({ group }) => group === id),
		})),
		timepoints: timepoints.map((timepoint) => timepointLabel(timepoint)),
		measures: instruments.map(({ id }) => ({
			label: instrumentLabel(id),
			variables: timepoints.flatMap((timepoint) => byName.get(measureName(id, timepoint)) ?? []),
		})),
	};
}

export const load: PageServerLoad = async (event) => {
	const project = await opened(event);
	if (project && project.state !== 'draft' && project.state !== 'asked')
		redirect(303, `/export/${project.id}`);
	const today = dateInOslo(new Date());
	return {
		id: project?.id ?? null,
		state: project?.state ?? 'draft',
		question: project?.messages.findLast(({ kind }) => kind === 'asked')?.body ?? null,
		saved: event.url.searchParams.has('saved'),
		initial: project ? typedProject(project) : typedNothing(today),
		choices: choices(),
	};
};

/** Saves what was typed; gives the id, or what is wrong with the form. */
async function save(event: RequestEvent) {
	const project = await opened(event);
	const typed = typedForm(await event.request.formData());
	const application = applicationSchema(dateInOslo(new Date())).safeParse(asApplication(typed));
	if (!application.success)
		return {
			saved: null,
			problem: { typed, wrong: application.error.issues.map(({ path }) => String(path[0])), fault: null },
		};
	const saved = await saveApplication(event.locals.db, application.data, project?.id ?? null);
	return saved.ok
		? { saved: { id: saved.value, typed }, problem: null }
		: { saved: null, problem: { typed, wrong: [], fault: saved.fault } };
}

export const actions: Actions = {
	save: async (event) => {
		const { saved, problem } = await save(event);
		if (!saved) return fail(422, problem);
		redirect(303, `/export/apply?project=${saved.id}&saved`);
	},
	send: async (event) => {
		const { saved, problem } = await save(event);
		if (!saved) return fail(422, problem);
		const message = saved.typed.texts.message?.trim() || null;
		const sent = await sendApplication(event.locals.db, saved.id, message);
		// It is kept as a draft: the same form again must not make a second one.
		if (!sent.ok) redirect(303, `/export/apply?project=${saved.id}&saved&fault=${sent.fault}`);
		redirect(303, `/export/${saved.id}?sent`);
	},
	delete: async (event) => {
		const project = await opened(event);
		if (!project) error(404, 'not_found');
		await deleteApplication(event.locals.db, project.id);
		redirect(303, '/export');
	},
};
