/** The subscribed views as they are called on the page. */
import { organisationName } from '$lib/components/organisationName';
import { indicatorTitle } from '$lib/domain/indicatorsText';
import { m } from '$lib/paraglide/messages.js';
import type { Database } from '$lib/server/backend';
import { nation, readOrganisations } from '$lib/server/organisations';
import { viewOf } from '$lib/server/subscriptions/address';
import { chosenWords } from '../indicators/filterControls';

function partOf(parameters: URLSearchParams): string {
	return [
		...(parameters.get('year') === 'rolling' ? [m.overview_rolling_option()] : []),
		...(parameters.get('view') === 'residence' ? [m.overview_view_residence()] : []),
		...[chosenWords(Object.fromEntries(parameters))].filter((words) => words !== ''),
	].join(', ');
}

/** Names by address. */
export async function viewNames(db: Database, addresses: readonly string[]): Promise<Map<string, string>> {
	const views = addresses.flatMap((address) => {
		const view = viewOf(address);
		return view ? [{ address, ...view, place: view.parameters.get('organisation') ?? nation }] : [];
	});
	const nodes = await readOrganisations(db, [...new Set(views.map(({ place }) => place))]);
	return new Map(
		views.map(({ address, indicator, parameters, place }) => {
			const node = nodes.find(({ id }) => id === place);
			const organisation = node ? organisationName(node) : place;
			const part = partOf(parameters);
			if (indicator) {
				return [address, m.subscription_indicator_of({ title: indicatorTitle(indicator), organisation })];
			}
			return [
				address,
				part
					? m.subscription_overview_part({ organisation, part })
					: m.subscription_overview_for({ organisation }),
			];
		}),
	);
}
