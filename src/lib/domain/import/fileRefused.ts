import { fileFault, type ImportFault } from './importFault.ts';

/** A file that cannot be read as rows under a header: the fault says why, and where it is known. */
export class FileRefused extends Error {
	override name = 'FileRefused';
	readonly fault: ImportFault;
	constructor(fault: ImportFault) {
		super(fault.code);
		this.fault = fault;
	}
}

/** @throws FileRefused for the whole file */
export function refuseFile(code: string, limit?: number): never {
	throw new FileRefused(fileFault(code, limit));
}
