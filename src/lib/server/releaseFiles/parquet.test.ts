import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetMetadata, parquetSchema } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { parquet } from './parquet.ts';
import { bytesOf, contentOf, readParquet } from './readBack.ts';
import { samplePages, sampleRequest, sampleRow, sampleVariables } from './sample.ts';

const rows = Array.from({ length: 30 }, (_, index) => sampleRow(index));

describe('parquet', () => {
	it('keeps every value in its own type', async () => {
		const read = await readParquet(contentOf(sampleVariables, rows));
		expect(read).toHaveLength(rows.length);
		for (const [index, row] of rows.entries()) {
			const expected = sampleVariables.map(({ name, type, missing }, column) => {
				const value = row[column] ?? null;
				if (value === null) return [name, null];
				if (type === 'date') return [name, new Date(String(value))];
				if (type === 'boolean') return [name, missing.length === 0 ? value : Number(value)];
				return [name, name === 'phase' ? String(value) : value];
			});
			expect(read[index]).toEqual(Object.fromEntries(expected));
		}
	});

	it('writes groups of 2000 rows and takes labels along', async () => {
		const request = sampleRequest(4001);
		const bytes = Uint8Array.from(await bytesOf(parquet(request)));
		const metadata = parquetMetadata(bytes.buffer);
		expect(metadata.row_groups.map(({ num_rows }) => num_rows)).toEqual([2000n, 2000n, 1n]);
		const types = parquetSchema(metadata).children.map(({ element }) => element.type);
		expect(new Set(types)).toEqual(new Set(['BYTE_ARRAY', 'INT32', 'DOUBLE', 'BOOLEAN']));
		const described = metadata.key_value_metadata?.find(({ key }) => key === 'variables')?.value ?? '[]';
		expect(JSON.parse(described)[3].values).toContainEqual({
			code: -91,
			label: { nb: 'Not measured (æøå)', en: 'Not measured' },
			missing: true,
		});
	});

	it('gives the same bytes whatever the pages', async () => {
		const request = sampleRequest(10_500);
		const small = await bytesOf(parquet({ ...request, rows: () => samplePages(10_500, 333) }));
		expect(small.equals(await bytesOf(parquet(request)))).toBe(true);
	});

	it('is read by DuckDB', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'parquet-'));
		try {
			const file = join(folder, 'data.parquet');
			writeFileSync(file, await bytesOf(parquet(contentOf(sampleVariables, rows))));
			const connection = await (await DuckDBInstance.create(':memory:')).connect();
			const found = await connection.runAndReadAll(
				`select count(*)::int n, count(note)::int notes, sum(tug_start) tug, max(ended)::text latest from '${file}'`,
			);
			const tug = rows.reduce((sum, row) => sum + Number(row[7] ?? 0), 0);
			const notes = rows.filter((row) => row[1] !== null).length;
			const [got] = found.getRowObjects();
			expect(got).toMatchObject({ n: rows.length, notes, latest: '2020-01-30' });
			expect(got?.tug).toBeCloseTo(tug, 9);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it('can be empty', async () => {
		expect(await readParquet(contentOf(sampleVariables, []))).toEqual([]);
	});
});
