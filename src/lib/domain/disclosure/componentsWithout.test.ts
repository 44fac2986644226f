import fc from 'fast-check';
import { expect, test } from 'vitest';
import { componentsWithout, type Edge } from './componentsWithout.ts';

/** Every viewer by itself, joining until nothing changes. */
function plain(vertices: number, edges: readonly Edge[], viewer: number): number[] {
	const label = Array.from({ length: vertices }, (_, vertex) => vertex);
	for (let changed = true; changed;) {
		changed = false;
		for (const { a, b, known } of edges) {
			if (known.includes(viewer) || label[a] === label[b]) continue;
			const lower = Math.min(label[a] ?? 0, label[b] ?? 0);
			[label[a], label[b], changed] = [lower, lower, true];
		}
	}
	return label;
}

test('what each viewer sees is what is left without its own edges', () => {
	const vertex = fc.nat(7);
	const edge = fc.record({ a: vertex, b: vertex, known: fc.uniqueArray(fc.nat(4), { maxLength: 3 }) });
	fc.assert(
		fc.property(fc.array(edge, { maxLength: 14 }), (edges) => {
			const visited: number[] = [];
			componentsWithout(8, edges, 5, (viewer, find) => {
				visited.push(viewer);
				const expected = plain(8, edges, viewer);
				for (let a = 0; a < 8; a++)
					for (let b = 0; b < 8; b++) expect(find(a) === find(b)).toBe(expected[a] === expected[b]);
			});
			expect(visited).toEqual([0, 1, 2, 3, 4]);
		}),
	);
});
