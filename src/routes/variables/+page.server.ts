import { variableGroups } from '$lib/domain/exportVariables';
import { findNeverExported, findVariables } from '$lib/domain/exportVariables/search';
import {
	groupLabel,
	isGroup,
	isStrength,
	strengthLabel,
	strengths,
	typeLabel,
} from '$lib/domain/exportVariables/words';
import { dateInOslo } from '$lib/domain/format';
import { getLocale } from '$lib/paraglide/runtime.js';
import { readLastYear } from '$lib/server/variables/summaries';
import type { PageServerLoad } from './$types';

/** The catalogue as the address asks for it; what the page does not show stays on the server. */
export const load: PageServerLoad = async ({ url, locals }) => {
	const locale = getLocale();
	const group = url.searchParams.get('group');
	const strength = url.searchParams.get('strength');
	const search = {
		query: (url.searchParams.get('q') ?? '').trim().slice(0, 100),
		group: isGroup(group) ? group : null,
		strength: isStrength(strength) ? strength : null,
	};
	const lastYear = await readLastYear(locals.registry.backend.anonymous(), dateInOslo(new Date()));
	const found = findVariables(search).map((variable) => ({
		name: variable.name,
		label: variable.label[locale],
		type: typeLabel(variable),
		unit: variable.unit?.[locale] ?? null,
		group: variable.group,
		strength: variable.strength,
		strengthLabel: strengthLabel(variable.strength),
		filled: lastYear?.shares.get(variable.name) ?? null,
	}));
	return {
		...search,
		year: lastYear?.year ?? null,
		count: found.length,
		groups: variableGroups
			.map((id) => ({
				id,
				label: groupLabel(id),
				variables: found.filter((variable) => variable.group === id),
			}))
			.filter(({ variables }) => variables.length > 0),
		never: findNeverExported(search).map(({ name, label, strength, reason }) => ({
			name,
			label: label[locale],
			kind: strengthLabel(strength),
			reason: reason[locale],
		})),
		choices: {
			groups: variableGroups.map((value) => ({ value, label: groupLabel(value) })),
			strengths: strengths.map((value) => ({ value, label: strengthLabel(value) })),
		},
		isResearcher: locals.person?.roles.has('researcher') ?? false,
	};
};
