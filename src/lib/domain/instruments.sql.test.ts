import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instruments } from './instruments.ts';

const path = new URL('../../../supabase/migrations/20260101000200_instruments.sql', import.meta.url);
const sql = readFileSync(path, 'utf8');

/** The value lists of the insert, in the order of its columns. */
function insertedRows(): Record<string, unknown>[] {
	const [, columns, values] =
		/insert into public\.instrument\s*\(([^)]+)\)\s*values\s*([^;]+);/.exec(sql) ?? [];
	const names = (columns ?? '').split(',').map((name) => name.trim());
	return [...(values ?? '').matchAll(/\(([^)]+)\)/g)].map(([, row]) => {
		const cells = (row ?? '').split(',').map((cell) => JSON.parse(cell.trim().replaceAll("'", '"')));
		return Object.fromEntries(names.map((name, index) => [name, cells[index]]));
	});
}

describe('instruments in the database', () => {
	it('are the instruments of the catalogue, row by row', () => {
		const expected = instruments.map((instrument) => ({
			id: instrument.id,
			min_value: instrument.min ?? instrument.plausible?.[0],
			max_value: instrument.max ?? instrument.plausible?.[1],
			step: instrument.step,
			decimals: instrument.decimals,
			better: instrument.better,
			important_change: instrument.importantChange?.value ?? null,
			summarised: instrument.summarised,
		}));
		expect(expected.length).toBeGreaterThan(30);
		expect(insertedRows()).toEqual(expected);
	});
});
