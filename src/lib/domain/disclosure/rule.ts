/**
 * The rule of a block: in every column it holds no course or at least the minimum, and so does what is left of it when any one knower
 * takes away what it knows. Two blocks that hold it hold it together: sums of zeros and of numbers ≥ minimum are zero or ≥ minimum.
 */
import { knownOf, type Blocks } from './blocks.ts';
import type { Topology } from './topology.ts';

export function holds(blocks: Blocks, root: number): boolean {
	const counts = blocks.counts[root] ?? [];
	const { minimum } = blocks.topology;
	if (!enough(counts, minimum)) return false;
	if (blocks.members[root]?.length === 1)
		return (blocks.topology.known[root] ?? []).every((part) => enoughLeft(counts, part.counts, minimum));
	for (const known of knownOf(blocks, root).values()) if (!enoughLeft(counts, known, minimum)) return false;
	return true;
}

function enoughLeft(counts: readonly number[], known: readonly number[], minimum: number): boolean {
	for (let column = 0; column < counts.length; column++) {
		const rest = (counts[column] ?? 0) - (known[column] ?? 0);
		if (rest > 0 && rest < minimum) return false;
	}
	return true;
}

export const enough = (counts: readonly number[], minimum: number): boolean =>
	counts.every((count) => count === 0 || count >= minimum);

/** Which wholes could be shown at all: the same rule, asked of the whole. */
export function showable(topology: Topology): boolean[] {
	const { columns, minimum } = topology;
	const sums = new Float64Array(topology.knowerIds.length * columns);
	return topology.wholes.map((places) => {
		const total = new Float64Array(columns);
		const touched: number[] = [];
		for (const place of places) {
			topology.counts[place]?.forEach((count, column) => (total[column] = (total[column] ?? 0) + count));
			for (const { knower, counts } of topology.known[place] ?? []) {
				touched.push(knower);
				counts.forEach((count, column) => {
					const at = knower * columns + column;
					sums[at] = (sums[at] ?? 0) + count;
				});
			}
		}
		let good = enough([...total], minimum);
		for (const knower of touched) {
			for (let column = 0; good && column < columns; column++) {
				const rest = (total[column] ?? 0) - (sums[knower * columns + column] ?? 0);
				good = rest === 0 || rest >= minimum;
			}
		}
		for (const knower of touched) sums.fill(0, knower * columns, (knower + 1) * columns);
		return good;
	});
}
