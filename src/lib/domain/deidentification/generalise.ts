import { atRisk, classesAt, entropy, type CodedColumns } from './columns.ts';
import { quasiIdentifiers, type QuasiIdentifier } from './exportRow.ts';
import { rungNames, worth, type Rungs } from './ladder.ts';

/** One step up the ladder: a quasi-identifier was generalised to a rung. */
export interface Step {
	column: QuasiIdentifier;
	/** Name of the rung reached, as in `rungNames`. */
	rung: string;
	/** Rows in classes under k after the step. */
	atRisk: number;
}

export const registeredRungs: Rungs = {
	county: 0,
	centrality_class: 0,
	sex: 0,
	age_band: 0,
	diagnosis_group: 0,
	service_level: 0,
	year: 0,
};

interface Move {
	column: QuasiIdentifier;
	rungs: Rungs;
	atRisk: number;
	/** Bits per row that the column says less (up) or more (down) after the move, by what they are worth. */
	bits: number;
}

/** Smaller than any loss that matters; keeps a step that loses nothing (a constant column) from dividing by zero. */
const tiny = 1e-9;

/** The best of a list by a score; ties go to the first, so that the same rows always give the same file. */
function best(moves: readonly Move[], score: (move: Move) => number): Move | undefined {
	return moves.reduce<Move | undefined>(
		(chosen, move) => (chosen && score(chosen) >= score(move) ? chosen : move),
		undefined,
	);
}

/**
 * Generalises the whole file step by step until few enough rows stand in classes under k.
 *
 * Up: each time the step that brings most rows out of small classes per bit of information lost (Shannon entropy of the
 * column, weighted by its worth); where none brings any, the cheapest. Down: what later steps made unnecessary is taken
 * back, most informative first, so that the file is no coarser than it must be.
 *
 * @param tolerated rows that may be left for local suppression
 */
export function generalise(
	columns: CodedColumns,
	persons: Int32Array,
	k: number,
	tolerated: number,
): { rungs: Rungs; steps: Step[] } {
	const risky = (rungs: Rungs) => atRisk(classesAt(columns, persons, rungs), k).filter(Boolean).length;
	const moves = (from: Rungs, by: 1 | -1): Move[] =>
		quasiIdentifiers.flatMap((column) => {
			const now = columns[column][from[column]];
			const then = columns[column][from[column] + by];
			if (!now || !then) return [];
			const rungs = { ...from, [column]: from[column] + by };
			return [
				{ column, rungs, atRisk: risky(rungs), bits: worth[column] * Math.abs(entropy(now) - entropy(then)) },
			];
		});

	let rungs = registeredRungs;
	let left = risky(rungs);
	const path: QuasiIdentifier[] = [];
	while (left > tolerated) {
		const up = moves(rungs, 1);
		const helps = up.some((move) => move.atRisk < left);
		const step = best(up, (move) => (helps ? (left - move.atRisk) / Math.max(move.bits, tiny) : -move.bits));
		if (!step) break;
		({ rungs, atRisk: left } = step);
		path.push(step.column);
	}
	for (;;) {
		const down = moves(rungs, -1).filter((move) => move.atRisk <= tolerated);
		const back = best(down, (move) => move.bits);
		if (!back) break;
		rungs = back.rungs;
		path.splice(path.lastIndexOf(back.column), 1);
	}
	return { rungs, steps: replay(path, risky) };
}

/** The steps that were kept, in the order taken, with what each left at risk. */
function replay(path: readonly QuasiIdentifier[], risky: (rungs: Rungs) => number): Step[] {
	let rungs = registeredRungs;
	return path.map((column) => {
		rungs = { ...rungs, [column]: rungs[column] + 1 };
		return { column, rung: rungNames[column][rungs[column]] ?? '', atRisk: risky(rungs) };
	});
}
