import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';
import { importLimits } from './limits.ts';

const bytes = (...all: number[]) => Uint8Array.from(all);

describe('text of a file', () => {
	test('UTF-8 is read, and its byte order mark is no part of the text', () => {
		const plain = new TextEncoder().encode('Bærum–Ås');
		expect(decode(plain)).toEqual({ ok: true, text: 'Bærum–Ås', encoding: 'utf-8' });
		expect(decode(bytes(0xef, 0xbb, 0xbf, ...plain))).toEqual(decode(plain));
	});

	test('what is no UTF-8 is Windows-1252', () => {
		// "Bærum–Ås" with the dash at 0x96, where ISO 8859-1 has a control character.
		expect(decode(bytes(0x42, 0xe6, 0x72, 0x75, 0x6d, 0x96, 0xc5, 0x73))).toEqual({
			ok: true,
			text: 'Bærum–Ås',
			encoding: 'windows-1252',
		});
	});

	test.each([
		['nothing', bytes(), 'empty_file'],
		['UTF-16 with a mark, low byte first', bytes(0xff, 0xfe, 0x61, 0), 'utf16'],
		['UTF-16 with a mark, high byte first', bytes(0xfe, 0xff, 0, 0x61), 'utf16'],
		['UTF-16 without a mark', bytes(0x61, 0, 0x62, 0), 'utf16'],
		['a zip file, as XLSX is', bytes(0x50, 0x4b, 3, 4, 0, 0), 'spreadsheet'],
		['an old Excel file', bytes(0xd0, 0xcf, 0x11, 0xe0), 'spreadsheet'],
		['an image', bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0), 'not_text'],
	])('%s is refused', (_, file, code) => {
		expect(decode(file)).toMatchObject({ ok: false, fault: { code, row: null } });
	});

	test('a file over the limit is refused, one at the limit is not', () => {
		const file = (length: number) => new Uint8Array(length).fill(0x61);
		expect(decode(file(importLimits.bytes)).ok).toBe(true);
		expect(decode(file(importLimits.bytes + 1))).toMatchObject({ fault: { code: 'too_large', limit: 5 } });
	});
});
