/** Which rungs: those that lose least among all that leave few enough courses for local suppression. */
import { setImmediate } from 'node:timers/promises';
import { classesAt, diverseClasses, rowsAtRisk, type Levels } from './classes.ts';
import { ladderOf } from './ladders.ts';
import type { Coded, Column } from './patterns.ts';

interface Node {
	levels: Levels;
	/** Bits per course that are lost, by what they are worth. */
	loss: number;
}

export interface Found {
	levels: Levels;
	loss: number;
	/** Courses in classes that are not safe at these rungs. */
	atRisk: number;
	/** Combinations of rungs that were counted, of how many. */
	counted: number;
	combinations: number;
}

/** Shannon entropy of a column over the courses, in bits: how much it says of one. */
function entropy({ codes, values }: Column, rows: Int32Array): number {
	const counts = new Float64Array(values.length);
	let total = 0;
	codes.forEach((code, place) => {
		counts[code] = (counts[code] ?? 0) + (rows[place] ?? 0);
		total += rows[place] ?? 0;
	});
	return counts.reduce(
		(bits, count) => (count > 0 ? bits - (count / total) * Math.log2(count / total) : bits),
		0,
	);
}

function combinations({ quasi, columns, rows }: Coded): Node[] {
	let nodes: Node[] = [{ levels: [], loss: 0 }];
	quasi.forEach((name, at) => {
		const bits = (columns[at] ?? []).map((column) => entropy(column, rows));
		const losses = bits.map((left) => ladderOf(name).worth * ((bits[0] ?? 0) - left));
		nodes = nodes.flatMap(({ levels, loss }) =>
			losses.map((more, rung) => ({ levels: [...levels, rung], loss: loss + more })),
		);
	});
	const height = ({ levels }: Node) => levels.reduce((sum, rung) => sum + rung, 0);
	return nodes.sort(
		(a, b) => a.loss - b.loss || height(a) - height(b) || (a.levels.join() < b.levels.join() ? -1 : 1),
	);
}

const isFiner = (a: Levels, b: Levels) => a.every((rung, at) => rung <= (b[at] ?? 0));

/**
 * Searches all combinations of rungs in the order of what they lose. Classes only grow up the ladders, so that a
 * combination finer than one that failed fails too; a first halving of the ordered list says where to begin.
 * Between two combinations other work gets its turn.
 *
 * Source: El Emam K et al. J Am Med Inform Assoc 2009;16:670–82 (optimal lattice anonymisation); loss is the entropy of
 * Gionis A, Tassa T. IEEE Trans Knowl Data Eng 2009;21:206–19, weighted by what a variable is worth.
 *
 * @param tolerated courses that may be left for local suppression
 * @returns null where even nothing known leaves too many, which is when there are fewer persons than k
 */
export async function search(
	coded: Coded,
	{ k, l, tolerated }: { k: number; l: number; tolerated: number },
): Promise<Found | null> {
	const nodes = combinations(coded);
	const failed: Levels[] = [];
	const known = new Map<Node, number>();
	let counted = 0;
	const atRisk = async (node: Node): Promise<number> => {
		const before = known.get(node);
		if (before !== undefined) return before;
		if (failed.some((other) => isFiner(node.levels, other))) return Infinity;
		await setImmediate();
		// Most fail by their size already.
		const bySize = classesAt(coded, node.levels, 1);
		let rows = rowsAtRisk(bySize, k);
		if (rows <= tolerated && l > 1) {
			const diverse = diverseClasses(coded, bySize.classOf, bySize.rows.length, l);
			rows = rowsAtRisk({ ...bySize, diverse }, k);
		}
		counted += 1;
		known.set(node, rows);
		if (rows > tolerated) failed.push(node.levels);
		return rows;
	};

	let low = 0;
	let high = nodes.length - 1;
	while (low < high) {
		const middle = Math.floor((low + high) / 2);
		const node = nodes[middle];
		if (node && (await atRisk(node)) <= tolerated) high = middle;
		else low = middle + 1;
	}
	let best: { node: Node; rows: number } | null = null;
	// Downwards: a combination that fails up here spares all that are finer.
	for (const node of nodes.slice(0, high + 1).reverse()) {
		const rows = await atRisk(node);
		if (rows <= tolerated) best = { node, rows };
	}
	return best && { ...best.node, atRisk: best.rows, counted, combinations: nodes.length };
}
