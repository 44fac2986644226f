/** What the page and the server say to each other while a draft is saved by itself. */
import type { Sex } from '../codes.ts';
import type { Completeness } from './completeness.ts';
import type { Fault } from './values.ts';

/** Somebody else saved meanwhile: who, when, and each field that differs, in words. */
export interface Conflict {
	name: string;
	at: string;
	/** Of what they saved. */
	version: number;
	differences: { name: string; mine: string; theirs: string }[];
}

export type DraftAnswer =
	/** The sound fields are saved; the others keep their saved value and have a fault. */
	| {
			state: 'saved';
			id: string;
			version: number;
			at: string;
			faults: Record<string, Fault>;
			completeness: Completeness;
			/** Who the course is about, so that a number of somebody else is seen at once. */
			person: { birth_date: string; sex: Sex } | null;
	  }
	/** Nothing is saved. */
	| { state: 'refused'; rule: string | null; faults: Record<string, Fault> }
	| { state: 'stale'; id: string; conflict: Conflict }
	| { state: 'signed_out' };

/** The fields of the form as the browser lists them. */
export type Entries = [name: string, value: string][];
