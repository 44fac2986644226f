import { describe, expect, it } from 'vitest';
import { modelState } from './modelState.ts';

const frozen = { frozenOn: '2025-03-01', fit: { n: 900 } };

describe('modelState', () => {
	it('says when a model was frozen, and on how many courses', () => {
		expect(modelState(frozen, 2024, 0, 950, '2026-01-01')).toEqual({
			state: 'frozen',
			frozenOn: '2025-03-01',
			n: 900,
		});
	});

	it('says from when a year can have one, a year later for what is asked after 12 months', () => {
		expect(modelState(undefined, 2025, 0, 950, '2026-02-28')).toEqual({
			state: 'waiting',
			from: '2026-03-01',
		});
		expect(modelState(undefined, 2025, 365, 950, '2026-12-31')).toEqual({
			state: 'waiting',
			from: '2027-03-01',
		});
	});

	it('tells too few courses from other reasons', () => {
		expect(modelState(undefined, 2024, 0, 199, '2026-01-01')).toEqual({ state: 'few_courses' });
		expect(modelState(undefined, 2024, 0, null, '2026-01-01')).toEqual({ state: 'few_courses' });
		expect(modelState(undefined, 2024, 0, 200, '2026-01-01')).toEqual({ state: 'refused' });
	});
});
