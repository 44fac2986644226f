import { describe, expect, it } from 'vitest';
import { readOverviewAddress } from './overviewAddress.ts';

const read = (query: string) => readOverviewAddress(new URLSearchParams(query));

describe('readOverviewAddress', () => {
	it('asks for the usual comparisons when the address names none, and for none when it says so', () => {
		expect(read('')).toMatchObject({ compare: null, view: 'unit', rolling: false, problem: null });
		expect(read('compare=').compare).toEqual([]);
		expect(read('compare=&compare=nation&compare=kostra-EKG07&compare=nation').compare).toEqual([
			'nation',
			'kostra-EKG07',
		]);
	});

	it('takes two filters, an empty one is none', () => {
		expect(read('sex=female&age_band=60-69&phase=')).toMatchObject({
			filters: { sex: 'female', age_band: '60-69' },
			problem: null,
		});
	});

	it('refuses a third filter, and keeps what was chosen for the form', () => {
		const address = read('sex=female&age_band=60-69&phase=early');
		expect(address.problem).toBe('too_many_filters');
		expect(address.filters).toEqual({});
		expect(address.chosen).toEqual({ sex: 'female', age_band: '60-69', phase: 'early' });
	});

	it('refuses parts of what is not kept in parts', () => {
		expect(read('sex=female&view=residence').problem).toBe('filters_of_residents');
		expect(read('sex=female&year=rolling').problem).toBe('filters_of_rolling');
	});

	it('refuses what it does not know, and more columns than can be read', () => {
		expect(read('sex=other').problem).toBe('unknown');
		expect(read('view=street').problem).toBe('unknown');
		const many = Array.from({ length: 11 }, (_, index) => `compare=unit-${index}`).join('&');
		expect(read(many).problem).toBe('too_many_comparisons');
	});
});
