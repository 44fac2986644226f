import { expect, test } from 'vitest';
import { reportOf } from './report.ts';

const compared = { courses: 3, cells: 80 };
const cell = {
	view: 'residence' as const,
	place_id: 'municipality-0301',
	indicator: 'work_m12',
	year: 2024,
	quarter: 2,
};

test('says what was compared, and that all is well', () => {
	expect(reportOf({ compared, differences: { courses: [], cells: [] } })).toEqual([
		'3 completed courses and 80 cells were compared.',
		'Every fact is what its course says, and every cell what the facts add up to.',
	]);
});

test('names each difference', () => {
	expect(reportOf({ compared, differences: { courses: ['a'], cells: [cell] } }).slice(1)).toEqual([
		'Course a: its facts are not what the course says.',
		'Cell work_m12, living in municipality-0301, 2024 quarter 2: is not what the facts add up to.',
	]);
});

test('names the first fifty, and says how many more there are', () => {
	const courses = Array.from({ length: 49 }, (_, at) => `${at}`);
	const lines = reportOf({ compared, differences: { courses, cells: [cell, cell, cell] } });
	expect(lines).toHaveLength(1 + 50 + 1);
	expect(lines.at(-1)).toBe('… and 2 more differences.');
});
