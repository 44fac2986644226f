import { describe, expect, it } from 'vitest';
import type { OrganisationNode } from './index.ts';
import { usualComparisons } from './comparisons.ts';

const node = (kind: OrganisationNode['kind'], id: string): OrganisationNode => ({
	id,
	kind,
	name: id,
	parentId: null,
});
const nation = node('nation', 'nation');
const county = node('county', 'county-46');
const municipality = node('municipality', 'municipality-4649');
const similar = { kostra: 'kostra-EKG07', region: 'region-west' };

describe('usualComparisons', () => {
	it('compares a municipality with similar ones, its county, its region and the nation', () => {
		expect(usualComparisons(municipality, [county, nation], similar, [])).toEqual([
			'kostra-EKG07',
			'county-46',
			'region-west',
			'nation',
		]);
	});

	it('compares a municipal unit with its municipality first', () => {
		expect(usualComparisons(node('unit', 'unit-1'), [municipality, county, nation], similar, [])).toEqual([
			'municipality-4649',
			'kostra-EKG07',
			'region-west',
			'nation',
		]);
	});

	it('compares a specialised unit with what lies above it', () => {
		const above = [node('institution', 'i'), node('trust', 't'), node('region', 'r'), nation];
		expect(usualComparisons(node('unit', 'unit-2'), above, null, [])).toEqual(['i', 't', 'r', 'nation']);
	});

	it('compares the nation with its regions', () => {
		const below = [node('region', 'r1'), node('county', 'c'), node('region', 'r2')];
		expect(usualComparisons(nation, [], null, below)).toEqual(['r1', 'r2']);
	});
});
