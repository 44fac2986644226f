/** Pieces of a system file: little-endian integers and doubles, texts padded with spaces. */

export function int32(...values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(4 * values.length);
	for (const [index, value] of values.entries()) bytes.writeInt32LE(value, 4 * index);
	return bytes;
}

export function double(...values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(8 * values.length);
	for (const [index, value] of values.entries()) bytes.writeDoubleLE(value, 8 * index);
	return bytes;
}

/** As many whole characters as fit into a number of bytes. */
export function cut(text: string, most: number): string {
	let kept = '';
	let size = 0;
	for (const character of text) {
		size += Buffer.byteLength(character);
		if (size > most) break;
		kept += character;
	}
	return kept;
}

export function padded(text: string, width: number): Buffer {
	const bytes = Buffer.alloc(width, ' ');
	bytes.write(cut(text, width));
	return bytes;
}

export const upTo = (multiple: number, size: number) => Math.ceil(size / multiple) * multiple;
