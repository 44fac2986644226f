import { describe, expect, it } from 'vitest';
import { pieces } from './pieces.ts';

const organisations = (count: number) => Array.from({ length: count }, (_, at) => `unit-${at}`);
const years = [2020, 2021, 2022, 2023, 2024, 2025];

describe('pieces', () => {
	it('is one where everything fits in an answer', () => {
		const asked = { organisations: organisations(5), years };
		expect(pieces(asked, 30)).toEqual([asked]);
	});

	it.each([
		[11, 30],
		[50, 150],
		[400, 1],
		[1, 1500],
	])(
		'asks for %i organisations with %i rows each and year completely, never too much at once',
		(count, rows) => {
			const asked = { organisations: organisations(count), years };
			const parts = pieces(asked, rows);
			const all = parts.flatMap((part) =>
				part.organisations.flatMap((id) => part.years.map((year) => `${id} ${year}`)),
			);
			expect(new Set(all).size).toBe(all.length);
			expect(all.length).toBe(count * years.length);
			for (const part of parts) {
				const size = part.organisations.length * part.years.length;
				expect(size === 1 || size * rows <= 1000).toBe(true);
			}
		},
	);

	it('asks nothing of nobody', () => {
		expect(pieces({ organisations: [], years }, 30)).toEqual([]);
	});
});
