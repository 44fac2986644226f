/** Supabase answers at most this many rows: what could be more is asked in pieces. */
const mostRows = 1000;

interface Asked {
	organisations: readonly string[];
	years: readonly number[];
}

function chunks<T>(items: readonly T[], size: number): T[][] {
	return Array.from({ length: Math.ceil(items.length / size) }, (_, at) =>
		items.slice(at * size, (at + 1) * size),
	);
}

/**
 * Splits a question so that no piece has more rows than one answer holds.
 *
 * @param rowsEach how many rows one organisation and year can have
 */
export function pieces({ organisations, years }: Asked, rowsEach: number): Asked[] {
	const together = Math.max(1, Math.floor(mostRows / rowsEach));
	if (organisations.length === 0) return [];
	if (organisations.length > together) {
		return chunks(organisations, together).flatMap((some) =>
			years.map((year) => ({ organisations: some, years: [year] })),
		);
	}
	return chunks(years, Math.floor(together / organisations.length)).map((some) => ({
		organisations,
		years: some,
	}));
}
