import { describe, expect, it } from 'vitest';
import { comparisonGroups, type Choosable } from './comparisonGroups.ts';

const one = (kind: Choosable['kind'], id: string): Choosable => ({ kind, id, name: id });

describe('comparisonGroups', () => {
	it('goes from the narrow to the wide, and leaves out kinds without a choice', () => {
		const groups = comparisonGroups([
			one('nation', 'nation'),
			one('county', 'c'),
			one('kostra', 'k'),
			one('unit', 'u'),
		]);
		expect(groups.map((group) => group.kind)).toEqual(['unit', 'kostra', 'county', 'nation']);
	});

	it('puts long lists last', () => {
		const many = Array.from({ length: 20 }, (_, index) => one('municipality', `m${index}`));
		expect(comparisonGroups([...many, one('nation', 'nation')]).map((group) => group.kind)).toEqual([
			'nation',
			'municipality',
		]);
	});
});
