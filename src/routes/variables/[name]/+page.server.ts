import { error } from '@sveltejs/kit';
import { rungText } from '$lib/components/disclosure/words';
import { ladders } from '$lib/domain/deidentification';
import { exportVariable, type ExportVariable } from '$lib/domain/exportVariables';
import {
	groupLabel,
	isGroup,
	strengthLabel,
	strengthText,
	typeLabel,
} from '$lib/domain/exportVariables/words';
import { m } from '$lib/paraglide/messages.js';
import { getLocale, type Locale } from '$lib/paraglide/runtime.js';
import { readCompleteness } from '$lib/server/variables';
import { readDistribution } from '$lib/server/variables/distributions';
import type { PageServerLoad } from './$types';

/** The codes of a variable as they stand in a file. */
function codesOf({ type, values = [] }: ExportVariable, locale: Locale) {
	if (type === 'boolean')
		return [
			{ code: '1', label: m.yes() },
			{ code: '0', label: m.no() },
		];
	return values.map(({ code, label }) => ({ code: String(code), label: label[locale] }));
}

/** The database writes yes and no as words, a file as 1 and 0. */
const inFile: Readonly<Record<string, string>> = { true: '1', false: '0' };

export const load: PageServerLoad = async ({ params, locals }) => {
	const variable = exportVariable(params.name);
	if (!variable) error(404, 'not_found');
	const locale = getLocale();
	const anyone = locals.registry.backend.anonymous();
	const [years, distribution] = await Promise.all([
		readCompleteness(anyone, variable.name),
		readDistribution(anyone, variable.name),
	]);
	const { group, strength, type, unit, note, range, since, decimals = 0 } = variable;
	return {
		variable: {
			name: variable.name,
			label: variable.label[locale],
			group: isGroup(group) ? groupLabel(group) : group,
			type: typeLabel(variable),
			kind: type,
			unit: unit?.[locale] ?? null,
			note: note?.[locale] ?? null,
			range: range ?? null,
			decimals,
			since,
			strength: strengthLabel(strength),
			strengthText: strengthText(strength),
			isKey: strength === 'key',
			values: codesOf(variable, locale),
			missing: variable.missing.map(({ code, label }) => ({ code, label: label[locale] })),
			ladder:
				strength === 'quasi' ? (ladders[variable.name]?.rungs ?? []).map((rung) => rungText(rung.name)) : [],
		},
		years: years.toReversed(),
		distribution:
			variable.type === 'boolean'
				? {
						...distribution,
						values: distribution.values.map(({ value, courses }) => ({
							value: inFile[value] ?? value,
							courses,
						})),
					}
				: distribution,
	};
};
