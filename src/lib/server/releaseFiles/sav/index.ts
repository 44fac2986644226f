import type { ReleaseContent } from '../types.ts';
import { CaseWriter } from './cases.ts';
import { savColumn } from './columns.ts';
import { dictionary } from './dictionary.ts';

type SavContent = Pick<ReleaseContent, 'variables' | 'rows' | 'rowCount' | 'about' | 'language'>;

/**
 * An SPSS system file, after the description in PSPP's developer documentation ("System File Format"): labels, missing
 * values and long names in UTF-8, cases in bytecode compression.
 */
export async function* sav(content: SavContent): AsyncGenerator<Uint8Array> {
	const columns = content.variables.map(savColumn);
	yield dictionary(columns, content.rowCount, content.about, content.language);
	const cases = new CaseWriter(columns);
	for await (const page of content.rows()) yield cases.write(page);
	yield cases.end();
}
