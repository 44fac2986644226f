import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	indicatorIds,
	indicatorIdsByLevel,
	indicatorKind,
	indicatorLevels,
	indicatorUnit,
	thresholdSources,
} from '../../src/lib/domain/indicators.ts';
import type { Backend } from '../../src/lib/server/backend/index.ts';
import { readDefinitions } from '../../src/lib/server/indicators/definitions.ts';
import { openRegistry } from './registry.ts';
import { ownerOf } from './people.ts';

let backend: Backend;
beforeAll(async () => {
	backend = await openRegistry();
});
afterAll(() => backend.close());

describe('the definitions', () => {
	it('are those the code knows, in the same order, groups, kinds and units', async () => {
		const definitions = await readDefinitions(backend.anonymous());
		expect(definitions.map(({ id }) => id)).toEqual(indicatorIds);
		for (const level of indicatorLevels) {
			expect(definitions.filter((one) => one.level === level).map(({ id }) => id)).toEqual(
				indicatorIdsByLevel[level],
			);
		}
		expect(definitions.map(({ kind }) => kind)).toEqual(indicatorIds.map(indicatorKind));
		expect(definitions.map(({ valueUnit }) => valueUnit)).toEqual(indicatorIds.map(indicatorUnit));
	});

	it('use every source of thresholds, and none where there are no thresholds', async () => {
		const definitions = await readDefinitions(backend.anonymous());
		expect([...new Set(definitions.map((one) => one.thresholdSource))].sort()).toEqual(
			[...thresholdSources].sort(),
		);
		expect(definitions.filter((one) => (one.green === null) !== (one.thresholdSource === 'none'))).toEqual(
			[],
		);
	});

	it.each([
		['a threshold beyond a share', `green = 60 where id = 'timely'`],
		['thresholds in the wrong order', `green = 0.4 where id = 'timely'`],
		['one threshold of two', `yellow = null where id = 'timely'`],
		['thresholds without a source', `threshold_source = 'none' where id = 'timely'`],
		['thresholds where more is neither better nor worse', `better = 'neither' where id = 'timely'`],
		['a unit of another kind', `value_unit = 'days' where id = 'timely'`],
	])('refuse %s', async (_, change) => {
		await expect(ownerOf(backend).query(`update indicator_definition set ${change}`)).rejects.toMatchObject({
			code: '23514',
		});
	});
});

describe('every indicator', () => {
	it('has a column of its own in the facts, of the type of its kind', async () => {
		const columns = await ownerOf(backend).query<{ name: string; type: string }>(
			`select attname as name, format_type(atttypid, null) as type from pg_attribute
			where attrelid = 'course_fact'::regclass and attname = any ($1)`,
			[[...indicatorIds]],
		);
		const types = { proportion: 'boolean', rate: 'boolean', coverage: 'boolean' } as const;
		const numbers = { mean: 'double precision', median: 'integer' } as const;
		const expected = indicatorIds.map((id) => [id, { ...types, ...numbers }[indicatorKind(id)]]);
		expect(Object.fromEntries(columns.map(({ name, type }) => [name, type]))).toEqual(
			Object.fromEntries(expected),
		);
	});
});
