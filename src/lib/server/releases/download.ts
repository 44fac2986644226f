/** Taking a release out, whole or from where it stopped: pieces of the database as one stream. */
import { z } from 'zod';
import { answer, DatabaseError } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { pieceBytes } from './pieces.ts';

const begun = z.object({
	project: z.string(),
	number: z.number().int(),
	revision: z.number().int(),
	bytes: z.number().int(),
	sha256: z.string(),
	built_at: z.string(),
});

export interface Wanted {
	/** The request's Range and If-Range headers. */
	range: string | null;
	ifRange: string | null;
}

export type Download =
	| { ok: true; status: 200 | 206; headers: Record<string, string>; body: ReadableStream<Uint8Array> }
	| { ok: false; reason: 'not_found' | 'not_ready' }
	| { ok: false; reason: 'range'; bytes: number };

/** The first and last byte of a Range header; null where it asks for nothing that we give in part (RFC 9110, 14.2). */
export function parseRange(
	header: string | null,
	bytes: number,
): { first: number; last: number } | 'unsatisfiable' | null {
	const found = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
	if (!found) return null;
	const [, from = '', to = ''] = found;
	if (from === '' && to === '') return null;
	if (from === '') {
		const count = Math.min(Number(to), bytes);
		return count === 0 ? 'unsatisfiable' : { first: bytes - count, last: bytes - 1 };
	}
	const first = Number(from);
	const last = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
	if (to !== '' && Number(to) < first) return null;
	return first >= bytes ? 'unsatisfiable' : { first, last };
}

/** The bytes from first to last; the client is asked for anew with each piece, since a token lasts five minutes. */
async function* read(
	connect: () => Promise<Database>,
	release: string,
	first: number,
	last: number,
): AsyncGenerator<Uint8Array> {
	for (let number = Math.floor(first / pieceBytes); number * pieceBytes <= last; number += 1) {
		const db = await connect();
		const text = await answer(
			z.string(),
			db.rpc('read_release_piece', { p_release: release, p_number: number }),
		);
		const piece = Buffer.from(text, 'base64');
		const start = number * pieceBytes;
		yield new Uint8Array(
			piece.subarray(Math.max(first - start, 0), Math.min(last - start + 1, piece.length)),
		);
	}
}

/** As a response's body: one piece is read when the one before has been taken. */
function streamOf(bytes: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
	return new ReadableStream<Uint8Array>({
		pull: async (controller) => {
			const next = await bytes.next();
			if (next.done) controller.close();
			else controller.enqueue(next.value);
		},
		cancel: async () => {
			await bytes.return(undefined);
		},
	});
}

function refused(error: unknown): Download {
	if (error instanceof DatabaseError && error.message.includes('release_not_found'))
		return { ok: false, reason: 'not_found' };
	if (error instanceof DatabaseError && error.message.includes('release_is_not_ready'))
		return { ok: false, reason: 'not_ready' };
	throw error;
}

/**
 * Opens an own release; the opening is logged with its hash. The pieces are asked for one at a time, as they are read.
 *
 * @param connect the database as the signed-in person, with a fresh token each time
 */
export async function openDownload(
	connect: () => Promise<Database>,
	release: string,
	{ range, ifRange }: Wanted,
): Promise<Download> {
	const asked = range !== null && /^bytes=[1-9]/.test(range.trim());
	let about: z.infer<typeof begun>;
	try {
		const db = await connect();
		about = await answer(begun, db.rpc('begin_download', { p_release: release, p_resumed: asked }));
	} catch (error) {
		return refused(error);
	}
	const { bytes, sha256, number, revision } = about;
	const tag = `"${sha256}"`;
	// Begun with another revision: the whole file anew.
	const part = ifRange !== null && ifRange !== tag ? null : parseRange(range, bytes);
	if (part === 'unsatisfiable') return { ok: false, reason: 'range', bytes };
	const { first, last } = part ?? { first: 0, last: bytes - 1 };
	return {
		ok: true,
		status: part ? 206 : 200,
		headers: {
			'Content-Type': 'application/zip',
			'Content-Disposition': `attachment; filename="release-${number}.${revision}.zip"`,
			'Content-Length': String(last - first + 1),
			'Accept-Ranges': 'bytes',
			ETag: tag,
			'Repr-Digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
			...(part ? { 'Content-Range': `bytes ${first}-${last}/${bytes}` } : {}),
		},
		body: streamOf(read(connect, release, first, last)),
	};
}
