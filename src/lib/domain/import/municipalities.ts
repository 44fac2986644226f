/** A municipality as the registry knows it. */
export interface MunicipalityNames {
	id: string;
	number: string;
	/** In Norwegian, with the county where two have the same. */
	name: string;
	/** In all its languages: "Trondheim - Tråante". */
	official: string;
}

export type FoundMunicipality = { id: string } | { fault: 'unknown_municipality' | 'ambiguous_municipality' };
export type FindMunicipality = (typed: string) => FoundMunicipality;

function plain(name: string): string {
	return name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/** Finds municipalities by number or by any of their names. */
export function municipalityFinder(all: readonly MunicipalityNames[]): FindMunicipality {
	const ids = new Map<string, Set<string>>();
	for (const { id, number, name, official } of all) {
		for (const key of [number, name, official, ...official.split(' - ')]) {
			ids.set(plain(key), (ids.get(plain(key)) ?? new Set()).add(id));
		}
	}
	return (typed) => {
		// Spreadsheets take the leading zero of 0301 away.
		const key = /^\s*\d{3}\s*$/.test(typed) ? `0${typed.trim()}` : plain(typed);
		const [id, another] = ids.get(key) ?? [];
		if (another) return { fault: 'ambiguous_municipality' };
		return id ? { id } : { fault: 'unknown_municipality' };
	};
}
