/** A page further on is nobody's, and its first row no number of the database. */
const lastPage = 1_000_000;

/** The page of a list that an address asks for, from 1. */
export function pageNumber(query: URLSearchParams): number {
	const asked = Math.trunc(Number(query.get('page'))) || 1;
	return Math.min(Math.max(1, asked), lastPage);
}
