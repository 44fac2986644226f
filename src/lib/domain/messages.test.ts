import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../i18n/messages/', import.meta.url);
const files = readdirSync(new URL('nb/', folder)).sort();

function read(locale: string, file: string): Record<string, unknown> {
	return JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), 'utf8'));
}

/** The names in braces of a message or of its variants. */
function placeholders(message: unknown): string[] {
	return [...new Set(JSON.stringify(message).match(/\{\w+\}/g))].sort();
}

describe('message files', () => {
	it('are the same in both languages', () => {
		expect(files.length).toBeGreaterThan(0);
		expect(readdirSync(new URL('en/', folder)).sort()).toEqual(files);
	});

	it.each(files)('%s has the same keys and placeholders in both languages', (file) => {
		const [nb, en] = [read('nb', file), read('en', file)];
		expect(Object.keys(en).sort()).toEqual(Object.keys(nb).sort());
		for (const [key, message] of Object.entries(nb)) {
			expect(placeholders(en[key]), key).toEqual(placeholders(message));
		}
	});

	it('use every key once, in snake case', () => {
		const keys = files.flatMap((file) => Object.keys(read('nb', file))).filter((key) => key !== '$schema');
		expect(keys.filter((key) => !/^[a-z][a-z0-9_]*$/.test(key))).toEqual([]);
		expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	});
});
