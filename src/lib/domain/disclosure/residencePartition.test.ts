import { expect, test } from 'vitest';
import { unitsOf, type Atom } from './families.ts';
import { partition } from './partition.ts';
import { residencePartition } from './residencePartition.ts';

const atom = (unit: string, municipality: string, count: number): Atom => ({
	unit,
	municipality,
	counts: [count],
});

test('municipalities hide what a leader would find by them, rather than units, also where not all can be shown', () => {
	// The leader of b would take its 10 patients from the 20 of m, and the 10 that are left from the 11 of a: one in n.
	const atoms = [
		...[atom('a', 'm', 10), atom('a', 'n', 1), atom('b', 'm', 10), atom('b', 'o', 1)],
		...[atom('c', 'p', 1), atom('d', 'q', 1)],
	];
	const wholes = [{ id: 'nation', places: ['a', 'b', 'c', 'd'] }];
	const knowers = [
		{ id: 'leader-b', places: ['b'] },
		// All but one patient each: the sum of everything cannot be shown.
		{ id: 'leader-abd', places: ['a', 'b', 'd'] },
		{ id: 'leader-acd', places: ['a', 'c', 'd'] },
	];
	const units = partition({ places: unitsOf(atoms), wholes, knowers, minimum: 10 });
	const found = residencePartition({
		...{ atoms, units, knowers, coarsen: 'residence' },
		...{ unitWholes: wholes, residenceWholes: [] },
	});
	expect(found.left).toEqual([]);
	expect(found.units.blocks).toEqual(units.blocks);
	expect(found.units.blocks[0]).toEqual({ places: ['a'], counts: [11], broken: false });
	expect(found.residence.blocks[0]).toEqual({ places: ['m', 'n'], counts: [21], broken: true });
});
