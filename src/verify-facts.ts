/**
 * `npm run facts:verify`: compares every fact with its course and every cell with the facts, and ends with 1 where one
 * differs. With `-- --repair` it then computes all of them anew, while nobody can save, and compares again. With files under
 * DATA_DIR, stop the application first: one process at a time has them open.
 */
import { parseArgs } from 'node:util';
import { readConfig } from './lib/server/backend/config.ts';
import { openBackend } from './lib/server/backend/index.ts';
import { recomputeFacts, verifyFacts } from './lib/server/facts/index.ts';
import { reportOf } from './lib/server/facts/report.ts';

const { values } = parseArgs({ options: { repair: { type: 'boolean', default: false } } });
const backend = await openBackend(readConfig());
const verify = async (): Promise<boolean> => {
	const verified = await verifyFacts(backend.service());
	console.log(reportOf(verified).join('\n'));
	return verified.differences.courses.length + verified.differences.cells.length === 0;
};
let isWell: boolean;
try {
	isWell = await verify();
	if (values.repair) {
		await recomputeFacts(backend.service());
		console.log('Every fact and cell was computed anew.');
		isWell = await verify();
	}
} finally {
	await backend.close();
}
// After closing: PGlite leaves with a code of its own.
if (!isWell) process.exitCode = 1;
