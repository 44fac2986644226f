/** Random organisations with small counts for the property tests: overlapping trees, leaders at every level, and a few zeros. */
import fc from 'fast-check';
import type { Knower, Place, Whole } from './types.ts';

export interface SampleTree {
	places: Place[];
	wholes: Whole[];
	knowers: Knower[];
	minimum: number;
}

/** Wholes of one tree: each place lies in one of a few groups. */
const treeOf = (name: string, groups: readonly number[]): Whole[] => {
	const members = new Map<number, string[]>();
	groups.forEach((group, place) => members.set(group, [...(members.get(group) ?? []), placeId(place)]));
	return [...members].map(([group, places]) => ({ id: `${name}${group}`, places }));
};

export const placeId = (place: number): string => `p${String(place).padStart(2, '0')}`;

export const sampleTree = (columns: number, most = 9): fc.Arbitrary<SampleTree> =>
	fc.integer({ min: 1, max: most }).chain((size) => {
		const groups = (count: number) => fc.array(fc.nat(count - 1), { minLength: size, maxLength: size });
		const count = fc.oneof(fc.nat(6), fc.nat(40), fc.constant(0));
		// Many places have all their courses in one column.
		const single = fc
			.tuple(fc.nat(columns - 1), fc.oneof(fc.nat(6), fc.nat(40)))
			.map(([column, n]) => Array.from({ length: columns }, (_, index) => (index === column ? n : 0)));
		const spread = fc.array(count, { minLength: columns, maxLength: columns });
		return fc
			.record({
				counts: fc.array(fc.oneof(spread, single), {
					minLength: size,
					maxLength: size,
				}),
				institution: groups(5),
				county: groups(3),
				trust: groups(3),
				type: groups(2),
				leaders: fc.array(fc.boolean(), { minLength: size, maxLength: size }),
				minimum: fc.constantFrom(3, 5, 10),
			})
			.map(({ counts, institution, county, trust, type, leaders, minimum }) => ({
				places: counts.map((list, place) => ({ id: placeId(place), counts: list })),
				wholes: [
					...treeOf('institution', institution),
					...treeOf('county', county),
					...treeOf('trust', trust),
					...treeOf('type', type),
					{ id: 'nation', places: counts.map((_, place) => placeId(place)) },
				],
				knowers: [
					...counts.flatMap((_, place) =>
						leaders[place] ? [{ id: `leader-${placeId(place)}`, places: [placeId(place)] }] : [],
					),
					...treeOf('institution', institution),
					...treeOf('trust', trust),
				],
				minimum,
			}));
	});
