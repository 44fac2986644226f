import { error, redirect } from '@sveltejs/kit';
import type { Role } from '../../domain/codes.ts';
import type { SignedIn } from './people.ts';

interface Asked {
	locals: App.Locals;
	url: URL;
}

/** Only for signed-in people: others go to the sign-in page and come back. */
export function requirePerson({ locals, url }: Asked): SignedIn {
	if (!locals.person) redirect(303, `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
	return locals.person;
}

/**
 * Only for people with one of the roles. The database refuses as well; this makes the refusal a page.
 *
 * @throws redirect to the sign-in page, or error 403
 */
export function requireRole(asked: Asked, ...roles: Role[]): SignedIn {
	const person = requirePerson(asked);
	if (!roles.some((role) => person.roles.has(role))) error(403, 'no_role');
	return person;
}
