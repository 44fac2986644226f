import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/lib/server/backend/index.ts';
import { readDistribution, refreshDistributions } from '../../../src/lib/server/variables/distributions.ts';
import { openRegistry } from '../registry.ts';
import { addCourses, addPeople, owner } from './registry.ts';

let backend: Backend;
beforeAll(async () => {
	backend = await openRegistry();
	await addPeople(backend);
	await addCourses(backend, 1, 150);
	// So few that the catalogue must not tell of them.
	await owner(
		backend,
		`update course_fact set diagnosis_group = 'cfs_me' where course_id in (select course_id from course_fact order by course_id limit 4)`,
	);
	await owner(
		backend,
		`update course_fact set waiting_days = case when course_id in (select course_id from course_fact order by course_id limit 30) then 40 end`,
	);
	await refreshDistributions(backend.service());
});
afterAll(() => backend.close());

describe('how values lie, for anyone', () => {
	it('tells counts to the nearest five, and nothing of fewer than ten', async () => {
		const { values } = await readDistribution(backend.anonymous(), 'diagnosis_group');
		const told = new Map(values.map(({ value, courses }) => [value, courses]));
		const rows = await owner<{ value: string; n: number }>(
			backend,
			'select diagnosis_group as value, count(*)::integer as n from course_fact group by 1',
		);
		expect(rows.find(({ value }) => value === 'cfs_me')?.n).toBeLessThan(10);
		for (const { value, n } of rows)
			expect(told.get(value), value).toBe(n < 10 ? undefined : Math.round(n / 5) * 5);
	});

	it('tells the parts of a number that have ten courses beyond them', async () => {
		const { number } = await readDistribution(backend.anonymous(), 'waiting_days');
		expect(number).toEqual({ courses: 30, quantiles: [null, null, 40, null, null] });
	});

	it('is not counted again within half a day', async () => {
		await owner(backend, 'update course_fact set waiting_days = 1');
		await refreshDistributions(backend.service());
		expect((await readDistribution(backend.anonymous(), 'waiting_days')).number?.courses).toBe(30);
	});
});
