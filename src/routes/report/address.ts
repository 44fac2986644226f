/** The address of the report of what an overview shows, and what a report takes of an address. */

/** More columns than these beside the own one do not fit a page of paper. */
export const mostColumns = 4;

/** The report takes a period and everyone in it. */
export function reportAddress(search: URLSearchParams): URLSearchParams {
	const taken = new URLSearchParams();
	for (const name of ['organisation', 'year', 'view']) {
		const value = search.get(name);
		if (value !== null && value !== '') taken.set(name, value);
	}
	for (const compare of search.getAll('compare').slice(0, mostColumns)) taken.append('compare', compare);
	return taken;
}
