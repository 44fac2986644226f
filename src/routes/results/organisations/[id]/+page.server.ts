import { error } from '@sveltejs/kit';
import type { OrganisationKind } from '$lib/domain/codes';
import { definitionIn } from '$lib/domain/indicators';
import { indicatorRows, publishedAt, type View } from '$lib/server/indicators';
import { askedYear, yearNow } from '$lib/server/indicators/place';
import { nation, readOrganisation } from '$lib/server/organisations';
import { readAround } from '$lib/server/organisations/comparisons';
import { organisationsBelow } from '$lib/server/organisations/search';
import type { PageServerLoad } from './$types';

/** Institutions and units have no residents. */
const withoutResidents: readonly OrganisationKind[] = ['institution', 'unit'];

/** Always as the public sees it, whoever is signed in. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const db = locals.registry.backend.anonymous();
	const organisation = await readOrganisation(db, params.id);
	if (!organisation) error(404, 'no_organisation');
	const { year, years, ...frame } = await askedYear({ locals, url });
	const hasResidents = !withoutResidents.includes(organisation.kind);
	const view: View = hasResidents && url.searchParams.get('view') === 'residence' ? 'residence' : 'unit';
	const above = (await readAround(db, organisation.id)).above.toReversed();
	const base = { organisation, year, years, view, hasResidents, above, thisYear: yearNow() };
	const below = await organisationsBelow(db, organisation.id);
	if (year === null) return { ...base, below, rows: [], publishedAt: null };

	const { definitions } = frame;
	const cells = await indicatorRows(db, definitions, {
		organisations: [...new Set([organisation.id, nation])],
		years: [year],
		view,
	});
	return {
		...base,
		below,
		publishedAt: publishedAt(frame, year),
		rows: cells
			.filter((cell) => cell.organisation === organisation.id)
			.flatMap((cell) => {
				const definition = definitionIn(definitions, cell.indicator, cell.year);
				const whole = cells.find((one) => one.organisation === nation && one.indicator === cell.indicator);
				return definition ? [{ cell, definition, whole: whole ?? null }] : [];
			}),
	};
};
