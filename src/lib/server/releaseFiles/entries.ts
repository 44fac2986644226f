import { csv } from './csv.ts';
import { dataPackage } from './documents/dataPackage.ts';
import { ddi } from './documents/ddi.ts';
import { readme } from './documents/readme.ts';
import { parquet } from './parquet.ts';
import { sav } from './sav/index.ts';
import { rSyntax } from './syntax/r.ts';
import { stataSyntax } from './syntax/stata.ts';
import { releaseFormats, type ReleaseFormat, type WriteRequest } from './types.ts';
import type { Entry } from './zip.ts';

const text = (name: string, write: (before: Parameters<Entry['content']>[0]) => string): Entry => ({
	name,
	content: (before) => [Buffer.from(write(before))],
});

function dataEntry(format: ReleaseFormat, request: WriteRequest): Entry {
	const writers = { csv, parquet, sav };
	return { name: `data.${format}`, content: () => writers[format](request) };
}

function aroundCsv(request: WriteRequest): Entry[] {
	return [
		text('read.R', () => rSyntax(request)),
		text('read.do', () => stataSyntax(request)),
		text('datapackage.json', ([data]) => {
			if (data?.name !== 'data.csv')
				throw new Error('the data package describes data.csv, which comes first');
			return dataPackage(request, data);
		}),
	];
}

/** The files of the archive in their order: data, what reads it, what describes it, and last what names them all. */
export function entriesOf(request: WriteRequest): Entry[] {
	const { formats, variables, rowCount, about, attachments = [] } = request;
	const chosen = releaseFormats.filter((format) => formats.includes(format));
	return [
		...chosen.map((format) => dataEntry(format, request)),
		...(chosen.includes('csv') ? aroundCsv(request) : []),
		text('ddi.xml', ([data]) => {
			if (!data) throw new Error('the codebook describes a file of data, which comes first');
			return ddi(variables, data, rowCount, about);
		}),
		...attachments.map((attachment) => text(attachment.name, () => attachment.text)),
		text('README.txt', (before) => readme(about, before, rowCount)),
	];
}
