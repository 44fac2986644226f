/** Where to go after a form: only paths of this site, so that a link cannot send a person elsewhere. */
export function safePath(next: FormDataEntryValue | string | null): string {
	if (typeof next !== 'string' || !next.startsWith('/') || /^\/[/\\]/.test(next)) return '/';
	return next;
}
