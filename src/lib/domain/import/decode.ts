import { fileFault, type ImportFault } from './importFault.ts';
import { importLimits } from './limits.ts';

export type Encoding = 'utf-8' | 'windows-1252';

export type Decoded = { ok: true; text: string; encoding: Encoding } | { ok: false; fault: ImportFault };

function startsWith(bytes: Uint8Array, ...start: number[]): boolean {
	return start.every((byte, index) => bytes[index] === byte);
}

/** What a file is that cannot be read as comma-separated text, or null when it can. */
function notReadable(bytes: Uint8Array): ImportFault | null {
	if (bytes.length === 0) return fileFault('empty_file');
	if (bytes.length > importLimits.bytes) return fileFault('too_large', importLimits.megabytes);
	if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return fileFault('utf16');
	// XLSX and ODS are zip files; XLS is a compound document.
	if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
		return fileFault('spreadsheet');
	}
	// No text has a zero byte, but every second byte of UTF-16 without a mark is one.
	if (bytes.includes(0)) {
		const everySecond = (bytes[0] === 0) !== (bytes[1] === 0);
		return fileFault(everySecond ? 'utf16' : 'not_text');
	}
	return null;
}

/**
 * The text of a file: UTF-8 with or without a byte order mark, else Windows-1252, which Norwegian spreadsheets still
 * write. Windows-1252 gives every byte a meaning, so it is only tried where UTF-8 is impossible.
 */
export function decode(bytes: Uint8Array): Decoded {
	const fault = notReadable(bytes);
	if (fault) return { ok: false, fault };
	try {
		return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return { ok: true, text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
	}
}
