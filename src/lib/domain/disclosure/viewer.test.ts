import { expect, test } from 'vitest';
import { blocksOf, merge } from './blocks.ts';
import { partition } from './partition.ts';
import { topologyOf } from './topology.ts';
import { everyone, healed } from './viewer.ts';

const places = [
	{ id: 'a', counts: [20, 0] },
	{ id: 'b', counts: [30, 0] },
];
const years = places.map(({ id, counts }) => ({ id, counts: [(counts[0] ?? 0) + (counts[1] ?? 0)] }));
const input = { places, wholes: [], knowers: [], minimum: 10 };

test('the year tells the only quarter there is', () => {
	const within = partition({ ...input, places: years });
	for (const [finer, expected] of [
		[within, true],
		[undefined, false],
	] as const) {
		const blocks = blocksOf(topologyOf(input), finer);
		const root = merge(blocks, 0, 1);
		expect(healed(blocks, everyone, { root, inside: [0], outside: [1] }, 0)).toBe(expected);
	}
});

test('a quarter without courses heals a cut for those who know nothing of it', () => {
	const { blockOf, blocks } = partition({
		places: [
			{ id: 'a', counts: [0, 0, 3, 0] },
			{ id: 'b', counts: [0, 25, 0, 0] },
			{ id: 'c', counts: [1, 2, 0, 30] },
			{ id: 'd', counts: [1, 5, 1, 1] },
			{ id: 'e', counts: [0, 0, 0, 3] },
			{ id: 'f', counts: [3, 0, 0, 0] },
		],
		wholes: [
			{ id: 'clinic', places: ['a', 'f'] },
			{ id: 'hospital', places: ['b', 'c'] },
			{ id: 'county1', places: ['a', 'b', 'd', 'e'] },
			{ id: 'county2', places: ['c', 'f'] },
			{ id: 'trust', places: ['a', 'b', 'd', 'e', 'f'] },
			{ id: 'type1', places: ['a', 'd', 'e'] },
			{ id: 'type2', places: ['b', 'c', 'f'] },
			{ id: 'nation', places: ['a', 'b', 'c', 'd', 'e', 'f'] },
		],
		knowers: [
			{ id: 'clinic', places: ['a', 'f'] },
			{ id: 'leader-d', places: ['d'] },
			{ id: 'hospital', places: ['b', 'c'] },
			{ id: 'trust', places: ['a', 'b', 'd', 'e', 'f'] },
			{ id: 'leader-c', places: ['c'] },
		],
		minimum: 3,
	});
	const broken = (id: string) => blocks[blockOf.get(id) ?? -1]?.broken;
	expect(broken('d')).toBe(true);
	expect(broken('e')).toBe(false);
	// Were a and f shown together, type1 in the last quarter, 0 + 1 + 3, would follow for the leader of d from e and its own.
	expect(broken('a')).toBe(true);
});
