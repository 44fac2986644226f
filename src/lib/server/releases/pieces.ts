/** A stream of bytes in pieces of 1 MiB, as the database keeps a release. */
export const pieceBytes = 1024 * 1024;

export async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let piece = new Uint8Array(pieceBytes);
	let filled = 0;
	for await (const chunk of source) {
		let from = 0;
		while (from < chunk.length) {
			const taken = Math.min(pieceBytes - filled, chunk.length - from);
			piece.set(chunk.subarray(from, from + taken), filled);
			filled += taken;
			from += taken;
			if (filled === pieceBytes) {
				yield piece;
				piece = new Uint8Array(pieceBytes);
				filled = 0;
			}
		}
	}
	if (filled > 0) yield piece.subarray(0, filled);
}
