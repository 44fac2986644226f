/** One number of an answer, as every side of the comparison tells it: what is not asked for stays out. */
export interface Cell {
	n?: number;
	met?: number;
	eligible?: number;
	matured?: number;
	answered?: number;
	total?: number;
	squares?: number;
	median?: number;
	masked?: boolean;
}
export type Cells = Map<string, Cell>;

const fields = ['n', 'met', 'eligible', 'matured', 'answered', 'total', 'squares', 'median'] as const;

/** Sums of fractions differ in their last digits with the order of the summands. */
function same(left: number, right: number): boolean {
	return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));
}

/**
 * What differs between the registry's answer and the raw facts', in words; nothing where they agree. Masked cells must be
 * there and are not compared further. Of each cell the fields that the raw facts were asked for are compared.
 */
export function differences(answer: Cells, raw: Cells): string[] {
	const found: string[] = [];
	for (const [key, expected] of raw) {
		const cell = answer.get(key);
		if (!cell) found.push(`${key}: missing`);
		else if (!cell.masked) {
			for (const field of fields) {
				const wanted = expected[field];
				if (wanted === undefined) continue;
				const got = cell[field];
				if (got === undefined || !same(got, wanted))
					found.push(`${key}: ${field} is ${got}, the facts say ${wanted}`);
			}
		}
	}
	for (const key of answer.keys()) if (!raw.has(key)) found.push(`${key}: not in the facts`);
	return found;
}
