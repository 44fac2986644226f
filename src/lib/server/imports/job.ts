import type { Encoding, Mapping } from '../../domain/import/index.ts';
import type { Keys } from '../backend/config.ts';
import type { Database } from '../backend/index.ts';

/** A batch that this process works on, as the person who started the step. */
export interface Job {
	batch: string;
	worker: string;
	unitId: string;
	mapping: Mapping;
	encoding: Encoding;
	/** The database as that person, with a token that holds: the work outlives one. */
	connect: () => Promise<Database>;
	keys: Keys;
	/** Whether the registry holds synthetic persons only. */
	synthetic: boolean;
	/** How many chunks are worked on at a time. */
	lanes: number;
	/** Lets others' requests in between two chunks; throws where the process is to stop. */
	pause: () => Promise<void>;
}
