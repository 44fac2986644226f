/** What the job needs of the writer of files (server/releaseFiles): bytes of the archive, and then what is in it. */
import type { ExportVariable, Row, Text } from '../../domain/exportVariables/types.ts';

export interface Written {
	files: readonly { name: string; bytes: number; sha256: string }[];
	bytes: number;
	sha256: string;
}

export interface ToWrite {
	variables: readonly ExportVariable[];
	rows: () => AsyncIterable<readonly Row[]>;
	rowCount: number;
	about: {
		registry: Text;
		project: { id: string; title: string; institution: string; reference: string };
		release: {
			id: string;
			number: number;
			frozenAt: string;
			period: { from: string; to: string };
			persons: number;
			threshold: number;
			softwareVersion: string;
			definitionVersion: string;
		};
		sources: readonly Text[];
		caveats: readonly Text[];
	};
	language: 'nb' | 'en';
	labels: boolean;
	formats: readonly ('csv' | 'parquet' | 'sav')[];
	attachments: readonly { name: string; text: string }[];
	progress: (done: number, total: number) => void;
	signal: AbortSignal;
}

export type Writer = (content: ToWrite) => AsyncGenerator<Uint8Array, Written>;
