import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Another process has the data open. */
export class RegistryInUse extends Error {
	override name = 'RegistryInUse';
}

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/**
 * Takes the lock of a data directory: PGlite files that two processes write are lost.
 *
 * @returns a function that gives the lock back
 * @throws RegistryInUse that says who holds it
 */
export function takeLock(directory: string): () => void {
	const file = join(directory, 'lock');
	mkdirSync(directory, { recursive: true, mode: 0o700 });
	const mine = `${process.pid} ${hostname()}`;
	try {
		writeFileSync(file, mine, { flag: 'wx' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		const [pid = '', host = ''] = readFileSync(file, 'utf8').split(' ');
		const gone = host === hostname() && (Number(pid) === process.pid || !isRunning(Number(pid)));
		if (!gone) {
			throw new RegistryInUse(
				`The registry in ${directory} is open in process ${pid} on ${host}. ` +
					`Stop that one first, or set DATA_DIR to another folder. (If it is gone, remove ${file}.)`,
				{ cause: error },
			);
		}
		writeFileSync(file, mine);
	}
	return () => rmSync(file, { force: true });
}
