import { describe, expect, it } from 'vitest';
import { fileName, framed, wrap } from './framed.ts';

const drawn = {
	...{
		marks: '<circle r="3"/>',
		width: 580,
		height: 290,
		title: 'Andelen har økt',
		subject: 'Fjordvik, 2025',
	},
	source: 'Kilde: Rehabregisteret, hentet 25.11.2026. https://example.no/indicators?organisation=a&year=2025',
};

describe('framed', () => {
	it('holds marks, title, subject and source, well formed', () => {
		const { text, width, height } = framed(drawn);
		for (const part of [
			'<circle r="3"/>',
			'Andelen har økt',
			'Fjordvik, 2025',
			'hentet 25.11.2026.',
			'a&amp;year=',
		])
			expect(text).toContain(part);
		expect(text).not.toMatch(/NaN|undefined|a&year/);
		expect(width).toBe(628);
		expect(height).toBeGreaterThan(340);
	});

	it('has more lines of a longer title, and room for them', () => {
		const long = framed({ ...drawn, title: 'Andelen i arbeid '.repeat(12) });
		expect(long.height).toBeGreaterThan(framed(drawn).height + 40);
	});
});

describe('wrap', () => {
	it('breaks at spaces, and inside what is too long for a line', () => {
		expect(wrap('en to tre', 5)).toEqual(['en to', 'tre']);
		expect(wrap('abcdefgh ij', 5)).toEqual(['abcde', 'fgh', 'ij']);
		expect(wrap('', 5)).toEqual([]);
	});
});

it('names a file by its title', () => {
	expect(fileName('Ventetid: 12 dager, på Østlandet')).toBe('ventetid-12-dager-pa-ostlandet');
	expect(fileName('…')).toBe('figur');
});
