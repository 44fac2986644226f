import type { Candidate, Known } from './release.ts';

const nothingKnown: Known = {
	county: null,
	centrality_class: null,
	sex: null,
	age_band: null,
	diagnosis_group: null,
	service_level: null,
	year: null,
};

export function personsIn(candidates: readonly Candidate[]): number {
	return new Set(candidates.map(({ row }) => row.person_key)).size;
}

/**
 * Local suppression: rows still in small classes lose their quasi-identifiers and so become one class; where that
 * class has fewer than k persons, its rows are left out.
 */
export function suppress(
	all: readonly Candidate[],
	risky: readonly boolean[],
	k: number,
): { kept: Candidate[]; suppressed: number; dropped: number } {
	const candidates = all.map((candidate, index) =>
		risky[index] ? { ...candidate, known: nothingKnown, suppressed: true } : candidate,
	);
	const suppressed = candidates.filter((candidate) => candidate.suppressed);
	if (personsIn(suppressed) >= k) return { kept: candidates, suppressed: suppressed.length, dropped: 0 };
	return {
		kept: candidates.filter((candidate) => !candidate.suppressed),
		suppressed: 0,
		dropped: suppressed.length,
	};
}
