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
import { readCompleteness, type Completeness } from '$lib/server/variables';
import type { PageServerLoad } from './$types';

/** The last year before this one that has courses, and the share with a value by variable. */
function lastWholeYear(rows: readonly Completeness[], thisYear: number) {
	const year = Math.max(...rows.map((row) => row.year).filter((year) => year < thisYear));
	if (!Number.isFinite(year)) return null;
	return {
		year,
		shares: new Map(rows.filter((row) => row.year === year).map(({ name, share }) => [name, share])),
	};
}

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
	const lastYear = lastWholeYear(
		await readCompleteness(locals.registry.backend.anonymous()),
		Number(dateInOslo(new Date()).slice(0, 4)),
	);
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
