import { codebookOf } from '../../domain/codebook.ts';
import type { Release } from '../../domain/deidentification/index.ts';
import { done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';
import { sha256 } from '../backend/tokens.ts';
import { readOwnProject } from '../projects/index.ts';
import { codebookCsv } from './codebookCsv.ts';
import { toCsv } from './csv.ts';
import { draw } from './draw.ts';
import { reportText, type Reported } from './reportText.ts';

export const exportFiles = ['data.csv', 'codebook.csv', 'report.txt'] as const;
export type ExportFile = (typeof exportFiles)[number];

const contentTypes: Record<ExportFile, string> = {
	'data.csv': 'text/csv; charset=utf-8',
	'codebook.csv': 'text/csv; charset=utf-8',
	'report.txt': 'text/plain; charset=utf-8',
};

/** The text of one file of a release; the same release gives the same text. */
export function write(file: ExportFile, project: Reported, release: Release): string {
	const data = () => toCsv(release.columns, release.rows);
	switch (file) {
		case 'data.csv':
			return data();
		case 'codebook.csv':
			return codebookCsv(codebookOf(release));
		case 'report.txt':
			return reportText(project, release.report, sha256(data()));
	}
}

export type Download =
	| { ready: true; body: string; contentType: string }
	| { ready: false; reason: 'not_found' | 'too_few_persons' };

/** Makes a file of an own project and logs that it was taken out. The first file freezes the rows. */
export async function download(db: Database, projectId: string, file: ExportFile): Promise<Download> {
	const allowed = await readOwnProject(db, projectId);
	if (allowed?.state !== 'approved') return { ready: false, reason: 'not_found' };
	const drawn = await draw(db, projectId, { freeze: true });
	if (!drawn.released) return { ready: false, reason: drawn.reason };
	// Read again: the draw may have frozen it, and the report says when.
	const project = (await readOwnProject(db, projectId)) ?? allowed;
	const body = write(file, project, drawn.release);
	await done(
		db.rpc('log_export', {
			p_action: 'export_downloaded',
			p_subject: projectId,
			p_detail: { file, rows: drawn.release.rows.length, sha256: sha256(body) },
		}),
	);
	return { ready: true, body, contentType: contentTypes[file] };
}
