import { describe, expect, test } from 'vitest';
import { copmMeans } from './problems.ts';

const rated = (start: number | null, end: number | null, satisfaction: [number | null, number | null]) => ({
	performance_start: start,
	performance_end: end,
	satisfaction_start: satisfaction[0],
	satisfaction_end: satisfaction[1],
});
const asText = (problems: Parameters<typeof copmMeans>[0]) =>
	copmMeans(problems).map(({ instrument, timepoint, value }) => `${instrument} ${timepoint} ${value}`);

describe('what problems of COPM amount to', () => {
	test('start and end rest on the problems with all four ratings', () => {
		expect(asText([rated(3, 6, [2, 7]), rated(4, 8, [3, 6]), rated(9, null, [9, null])])).toEqual([
			'copm_performance start 3.5',
			'copm_performance end 7',
			'copm_satisfaction start 2.5',
			'copm_satisfaction end 6.5',
		]);
	});

	test('before the end the start stands alone, with one decimal', () => {
		expect(
			asText([rated(3, null, [null, null]), rated(4, null, [2, null]), rated(4, 5, [null, null])]),
		).toEqual(['copm_performance start 3.7', 'copm_satisfaction start 2']);
	});

	test('nothing rated is nothing measured', () => {
		expect(copmMeans([rated(null, null, [null, null])])).toEqual([]);
	});
});
