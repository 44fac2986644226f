/** What an address of one indicator is about, for its page and its files alike. */
import { error } from '@sveltejs/kit';
import { dateInOslo } from '$lib/domain/format';
import { definitionIn, isIndicatorId, type IndicatorCell } from '$lib/domain/indicators';
import { askedPlace, yearAsked, yearNow } from '$lib/server/indicators/place';
import { nation } from '$lib/server/organisations';

interface Asked {
	locals: App.Locals;
	url: URL;
	params: { id: string };
}

/** @throws as askedPlace and yearAsked; error 404 for an indicator that does not exist or was not valid then */
export async function askedIndicator({ locals, url, params }: Asked) {
	const { place, around, frame } = await askedPlace({ locals, url });
	if (!isIndicatorId(params.id)) error(404, 'no_indicator');
	const { year, years, published, definitions: all } = yearAsked(url, frame);
	const definition = definitionIn(all, params.id, year ?? yearNow());
	if (!definition) error(404, 'no_definition');
	/** The own one, and the nation beside it, which lies above all others. */
	const columns = [place.organisation, ...around.above.filter(({ id }) => id === nation)];
	return {
		...{ ...place, indicator: params.id, year, years, published, all, definition },
		columns,
		organisations: columns.map(({ id }) => id),
	};
}

export type AskedIndicator = Awaited<ReturnType<typeof askedIndicator>>;

/** A quarter that is still going on has no number to compare. */
export function isOver({ year, quarter }: IndicatorCell): boolean {
	const [thisYear, month] = dateInOslo(new Date()).split('-').map(Number);
	const now = (thisYear ?? 0) * 4 + Math.ceil((month ?? 1) / 3);
	return year * 4 + quarter < now;
}
