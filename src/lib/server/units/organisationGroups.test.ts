import { describe, expect, it } from 'vitest';
import { organisationGroups, type Organisation } from './organisationGroups.ts';

const organisations: Organisation[] = [
	{ id: 'nation', kind: 'nation', name: 'Norge', parent_id: null },
	{ id: 'county-46', kind: 'county', name: 'Vestland', parent_id: 'nation' },
	{ id: 'county-11', kind: 'county', name: 'Rogaland', parent_id: 'nation' },
	{ id: 'm-1', kind: 'municipality', name: 'Øygarden', parent_id: 'county-46' },
	{ id: 'm-2', kind: 'municipality', name: 'Bergen', parent_id: 'county-46' },
	{ id: 'm-3', kind: 'municipality', name: 'Sola', parent_id: 'county-11' },
];

describe('organisationGroups', () => {
	it('puts each under what it belongs to, in Norwegian order', () => {
		expect(organisationGroups(organisations, ['municipality'])).toEqual([
			{ label: 'Rogaland', options: [{ value: 'm-3', label: 'Sola' }] },
			{
				label: 'Vestland',
				options: [
					{ value: 'm-2', label: 'Bergen' },
					{ value: 'm-1', label: 'Øygarden' },
				],
			},
		]);
	});

	it('gives the nation a group without a name, and nothing for kinds that do not occur', () => {
		expect(organisationGroups(organisations, ['nation'])).toEqual([
			{ label: '', options: [{ value: 'nation', label: 'Norge' }] },
		]);
		expect(organisationGroups(organisations, ['trust'])).toEqual([]);
	});
});
