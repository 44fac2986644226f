import type { ExportVariable, Row, Text } from '../../domain/exportVariables/types.ts';

export const releaseFormats = ['csv', 'parquet', 'sav'] as const;
export type ReleaseFormat = (typeof releaseFormats)[number];
export type Language = keyof Text;

/** What the documents of a release say about it. Nothing here is the time of writing: the same release, the same bytes. */
export interface About {
	registry: Text;
	project: { id: string; title: string; institution: string; reference: string };
	release: {
		id: string;
		number: number;
		/** ISO time at which the rows were frozen; every time inside the files is this one. */
		frozenAt: string;
		/** End dates of the courses, ISO. */
		period: { from: string; to: string };
		persons: number;
		/** k: how many persons share each combination of quasi-identifiers, at least. */
		threshold: number;
		softwareVersion: string;
		definitionVersion: string;
	};
	sources: readonly Text[];
	caveats: readonly Text[];
}

export interface ReleaseContent {
	variables: readonly ExportVariable[];
	/** The rows in pages, the same at every call: each format reads them once. */
	rows: () => AsyncIterable<readonly Row[]>;
	rowCount: number;
	about: About;
	/** Language of the labels inside data files and syntax; the documents speak both. */
	language: Language;
	/** A column of labels beside each code in the CSV. */
	labels: boolean;
}

export interface WriteRequest extends ReleaseContent {
	formats: readonly ReleaseFormat[];
	/** Further texts for the archive, such as the disclosure report. */
	attachments?: readonly { name: string; text: string }[];
	progress?: (done: number, total: number) => void;
	signal?: AbortSignal;
}

export interface WrittenFile {
	name: string;
	bytes: number;
	sha256: string;
}

export interface WrittenRelease {
	files: readonly WrittenFile[];
	/** Of the archive itself. */
	bytes: number;
	sha256: string;
}

/** Bytes of the archive, and at their end what is in it. Whoever makes releases asks for all there is to ask for. */
export type Writer = (request: Required<WriteRequest>) => AsyncGenerator<Uint8Array, WrittenRelease>;
