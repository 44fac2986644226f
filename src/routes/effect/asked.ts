/** What every page of effect is about: place and period of its address, and who it is shown beside. */
import { askedPlace, periodAsked } from '$lib/server/indicators/place';
import { nation, readOrganisation } from '$lib/server/organisations';

interface Asked {
	locals: App.Locals;
	url: URL;
}

/**
 * @throws as askedPlace and periodAsked
 */
export async function askedEffect(asked: Asked) {
	const { place, frame } = await askedPlace(asked);
	const { organisation, isOwn, choices } = place;
	const { year, years } = periodAsked(asked.url, frame);
	const isNation = organisation.id === nation;
	return {
		organisation,
		choices,
		year,
		years,
		/** Own organisations as they are now, the nation as it is kept; of others only indicators are shown. */
		isShown: isOwn || isNation,
		/** Fewer persons than this are hidden. */
		minimum: isNation ? 10 : 5,
	};
}

export type AskedEffect = Awaited<ReturnType<typeof askedEffect>>;

/** The nation beside an organisation that is not the nation. */
export async function besideNation({ locals }: Asked, { organisation, isShown }: AskedEffect) {
	return isShown && organisation.id !== nation ? readOrganisation(locals.db, nation) : null;
}
