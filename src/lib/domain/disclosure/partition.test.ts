import { describe, expect, test } from 'vitest';
import { partition } from './partition.ts';
import { shownNodes } from './shownNodes.ts';
import type { Knower, PartitionInput, Whole } from './types.ts';

const place = (id: string, ...counts: number[]) => ({ id, counts });
const leader = (id: string): Knower => ({ id: `leader-${id}`, places: [id] });

function shown(input: Omit<PartitionInput, 'minimum'>): Record<string, string> {
	const { places, wholes } = shownNodes(partition({ ...input, minimum: 10 }), input.places, input.wholes);
	return Object.fromEntries([...places, ...wholes]);
}

describe('what a partition shows', () => {
	const wholes: Whole[] = [
		{ id: 'north', places: ['a', 'b', 'c'] },
		{ id: 'south', places: ['d', 'e'] },
		{ id: 'nation', places: ['a', 'b', 'c', 'd', 'e'] },
	];

	test('a small place is hidden with the nearest other, and their whole is shown', () => {
		const places = [place('a', 3), place('b', 12), place('c', 40), place('d', 20), place('e', 15)];
		expect(shown({ places, wholes, knowers: [] })).toEqual({
			...{ a: 'few', b: 'secondary', c: 'shown', d: 'shown', e: 'shown' },
			...{ north: 'shown', south: 'shown', nation: 'shown' },
		});
	});

	test('a leader who takes away its own must not find the small one: a third is hidden too', () => {
		const places = [place('a', 3), place('b', 12), place('c', 40), place('d', 20), place('e', 15)];
		const knowers = ['a', 'b', 'c', 'd', 'e'].map(leader);
		expect(shown({ places, wholes, knowers })).toMatchObject({
			...{ a: 'few', b: 'secondary', c: 'secondary', d: 'shown', e: 'shown' },
			...{ north: 'shown', south: 'shown', nation: 'shown' },
		});
	});

	test('places without courses are none, and change nothing', () => {
		const places = [place('a', 0), place('b', 12), place('c', 40), place('d', 0), place('e', 0)];
		expect(shown({ places, wholes, knowers: [] })).toEqual({
			...{ a: 'none', b: 'shown', c: 'shown', d: 'none', e: 'none' },
			...{ north: 'shown', south: 'none', nation: 'shown' },
		});
	});

	test('where not even the total holds, what holds by itself is still shown', () => {
		const places = [place('a', 30), place('b', 40), place('c', 0), place('d', 2), place('e', 3)];
		const knowers = [{ id: 'north', places: ['a', 'b'] }];
		expect(shown({ places, wholes, knowers })).toEqual({
			...{ a: 'shown', b: 'shown', c: 'none', d: 'few', e: 'few' },
			...{ north: 'shown', south: 'few', nation: 'secondary' },
		});
	});

	test('a total below the minimum hides all', () => {
		const places = [place('a', 3), place('d', 2)];
		expect(Object.values(shown({ places, wholes, knowers: [] }))).toEqual([
			'few',
			'few',
			'few',
			'few',
			'few',
		]);
	});

	test('quarters are unions of the blocks of the year', () => {
		const quarterly = [place('a', 1, 1, 1, 0), place('b', 10, 10, 10, 10), place('d', 10, 0, 20, 10)];
		const yearly = quarterly.map(({ id, counts }) =>
			place(
				id,
				counts.reduce((sum, count) => sum + count, 0),
			),
		);
		const within = partition({ places: yearly, wholes, knowers: [], minimum: 10 });
		const { blocks } = partition({ places: quarterly, wholes, knowers: [], minimum: 10, within });
		expect(within.blocks.map((block) => block.places)).toEqual([['a', 'b'], ['d']]);
		expect(blocks.map((block) => block.places)).toEqual([['a', 'b'], ['d']]);
	});

	test('groups that are kept apart are never merged', () => {
		const places = [place('a', 3), place('b', 12), place('d', 20), place('e', 4)];
		const apart = [
			['a', 'd'],
			['b', 'e'],
		];
		const { blocks } = partition({ places, wholes, knowers: [], minimum: 10, apart });
		expect(blocks.map((block) => block.places)).toEqual(apart);
	});

	test('wrong input is refused by name', () => {
		const input = { places: [place('a', 3), place('b', 1, 2)], wholes, knowers: [], minimum: 10 };
		expect(() => partition(input)).toThrow('counts of b must have 1 columns, not 2');
		expect(() => partition({ ...input, places: [], minimum: 0 })).toThrow(RangeError);
		expect(() => partition({ ...input, places: [place('a', -1)] })).toThrow('counts of a');
	});
});
