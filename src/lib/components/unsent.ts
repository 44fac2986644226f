/**
 * What was typed and is not saved, kept in the tab until it is: a reload without connection must not lose it. It goes
 * with the tab, is removed when saved or when signing out, and never holds a national id.
 */
import type { Entries } from '$lib/domain/course/draft';

export interface Unsent {
	entries: Entries;
	/** Of the course when it was typed: a later save of somebody else is still noticed. */
	version: number;
	submissionId: string | null;
}

const prefix = 'unsent.';
/** After signing out nothing is kept, although the page is still there while the answer comes. */
let signedOut = false;

export function keepUnsent(key: string, unsent: Unsent): void {
	if (signedOut) return;
	const entries = unsent.entries.filter(([name]) => name !== 'national_id');
	try {
		sessionStorage.setItem(prefix + key, JSON.stringify({ ...unsent, entries }));
	} catch {
		// Storage is full or forbidden: the text is still on the page, and is still sent.
	}
}

export function forgetUnsent(key: string): void {
	sessionStorage.removeItem(prefix + key);
}

/** Nothing of anybody stays behind in the tab. */
export function forgetAllUnsent(): void {
	signedOut = true;
	for (const key of Object.keys(sessionStorage)) {
		if (key.startsWith(prefix)) sessionStorage.removeItem(key);
	}
}

function isUnsent(value: unknown): value is Unsent {
	if (typeof value !== 'object' || value === null) return false;
	return (
		'entries' in value &&
		Array.isArray(value.entries) &&
		'version' in value &&
		typeof value.version === 'number' &&
		'submissionId' in value &&
		(value.submissionId === null || typeof value.submissionId === 'string')
	);
}

export function readUnsent(key: string): Unsent | null {
	try {
		const value: unknown = JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null');
		return isUnsent(value) ? value : null;
	} catch {
		return null;
	}
}
