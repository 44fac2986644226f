import { createHash } from 'node:crypto';
import { z } from 'zod';
import { fileFault, importLimits, type ImportFault } from '../../domain/import/index.ts';

/** A file as it was sent, for one unit. */
export interface Upload {
	unitId: string;
	name: string;
	bytes: Uint8Array;
	/** What unit and file are, so that the second step can tell whether they are those of the first. */
	digest: string;
	/** The digest of the file that was checked before; empty when none was. */
	checked: string;
}

const fields = z.object({
	unit: z.string().max(100),
	checked: z.string().max(64).default(''),
	file: z.instanceof(File),
});

// The other fields and the boundaries between them.
const allowanceBytes = 16 * 1024;

/** Reads the posted form. A file over the limit is refused by its length alone, before it is read. */
export async function readUpload(request: Request): Promise<Upload | { fault: ImportFault }> {
	const tooLarge = { fault: fileFault('too_large', importLimits.megabytes) };
	const length = Number(request.headers.get('content-length'));
	if (length > importLimits.bytes + allowanceBytes) return tooLarge;

	const posted = fields.safeParse(Object.fromEntries(await request.formData()));
	if (!posted.success || posted.data.file.name === '') return { fault: fileFault('no_file') };
	const { unit, checked, file } = posted.data;
	if (file.size > importLimits.bytes) return tooLarge;
	const bytes = new Uint8Array(await file.arrayBuffer());
	const digest = createHash('sha256').update(unit).update('\n').update(bytes).digest('hex');
	return { unitId: unit, name: file.name.slice(0, 200), bytes, digest, checked };
}
