import { describe, expect, it } from 'vitest';
import { toldNodes } from './toldNodes.ts';
import type { Partition } from './types.ts';

const block = (...places: string[]) => ({ places, counts: [30], broken: false });
const blocks = [block('a', 'b', 'c'), block('d')];
const partition: Partition = {
	minimum: 10,
	blocks,
	blockOf: new Map(blocks.flatMap(({ places }, at) => places.map((place) => [place, at] as const))),
};
const knowers = [
	{ id: 'leader of a', places: ['a'] },
	{ id: 'leader of b and c', places: ['b', 'c'] },
];

describe('toldNodes', () => {
	it('finds what is left of a block when a leader takes away the own part', () => {
		expect(toldNodes(partition, [{ id: 'x', places: ['b', 'c', 'd'] }], knowers)).toEqual(['x']);
	});

	it('finds nothing where nobody knows one side of the cut', () => {
		expect(toldNodes(partition, [{ id: 'x', places: ['a', 'b', 'd'] }], knowers.slice(0, 1))).toEqual([]);
	});

	it('does not count those who lead the node itself', () => {
		expect(toldNodes(partition, [{ id: 'x', places: ['b', 'c'] }], knowers.slice(1))).toEqual([]);
	});

	it('lets a broken block tell nothing but what is known of it', () => {
		const broken = { ...partition, blocks: [{ ...block('a', 'b', 'c'), broken: true }, block('d')] };
		expect(toldNodes(broken, [{ id: 'x', places: ['b', 'c', 'd'] }], knowers.slice(0, 1))).toEqual([]);
		expect(toldNodes(broken, [{ id: 'x', places: ['a', 'd'] }], knowers)).toEqual(['x']);
	});
});
