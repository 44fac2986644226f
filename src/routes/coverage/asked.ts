import { coverageOf, type Coverage } from '$lib/domain/coverage/coverageOf';
import type { Loaded, UnitCounts } from '$lib/server/coverage';

type Reported = NonNullable<UnitCounts['years'][number]['reported']>;

/** The unit and year that the address asks for, with what is known of them. */
export interface Chosen {
	unit: { id: string; name: string };
	year: number;
	reported: Reported | null;
	coverage: Coverage | null;
}

/** @returns null where no such unit or year is asked for */
export function chosenOf(
	units: readonly UnitCounts[],
	asked: { get: (name: string) => string | null },
): Chosen | null {
	const unit = units.find(({ id }) => id === asked.get('unit'));
	const typed = asked.get('year') ?? '';
	if (!unit || !/^20\d\d$/.test(typed)) return null;
	const year = Number(typed);
	const counts = unit.years.find((one) => one.year === year);
	const reported = counts?.reported ?? null;
	return {
		unit: { id: unit.id, name: unit.name },
		year,
		reported,
		coverage: reported && coverageOf(counts?.registered ?? 0, { year, ...reported }),
	};
}

/** What was just loaded, as the address says it. */
export function readLoaded(asked: URLSearchParams): Loaded | null {
	const [, added, replaced, unchanged] =
		/^(\d{1,5})\.(\d{1,5})\.(\d{1,5})$/.exec(asked.get('loaded') ?? '') ?? [];
	if (unchanged === undefined) return null;
	return { added: Number(added), replaced: Number(replaced), unchanged: Number(unchanged) };
}
