import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instruments } from './instruments.ts';

const folder = new URL('../../../supabase/migrations/', import.meta.url);
const sql = readdirSync(folder)
	.sort()
	.map((file) => readFileSync(new URL(file, folder), 'utf8'))
	.join('\n');

/** The value lists of the inserts, in the order of their columns. */
function insertedRows(): Record<string, unknown>[] {
	const inserts = sql.matchAll(/insert into public\.instrument\s*\(([^)]+)\)\s*values\s*([^;]+);/g);
	return [...inserts].flatMap(([, columns, values]) => {
		const names = (columns ?? '').split(',').map((name) => name.trim());
		return [...(values ?? '').matchAll(/\(([^)]+)\)/g)].map(([, row]) => {
			const cells = (row ?? '').split(',').map((cell) => JSON.parse(cell.trim().replaceAll("'", '"')));
			return Object.fromEntries(names.map((name, index) => [name, cells[index]]));
		});
	});
}

const byId = (a: Record<string, unknown>, b: Record<string, unknown>) =>
	String(a.id).localeCompare(String(b.id));

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
		expect(insertedRows().sort(byId)).toEqual(expected.sort(byId));
	});
});
