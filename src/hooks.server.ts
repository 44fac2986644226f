import { randomUUID } from 'node:crypto';
import { error, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '$lib/paraglide/server';
import { DatabaseError } from '$lib/server/backend/answers';
import { boundedRequest, discard, largestBodyOf } from '$lib/server/bodyLimit';
import { refuseBrokenForms } from '$lib/server/brokenForms';
import { startImportWorker } from '$lib/server/imports/worker';
import { startPublication } from '$lib/server/publication/worker';
import { startReleaseWorker } from '$lib/server/releases/worker';
import { registry } from '$lib/server/registry';
import { startSubscriptions } from '$lib/server/subscriptions/worker';

export const init: ServerInit = async () => {
	const opened = await registry();
	// adapter-node needs ORIGIN to be told; in development nobody follows the link from elsewhere.
	const origin = process.env.ORIGIN ?? 'http://localhost:5173';
	const stops = [
		startImportWorker(opened),
		startPublication(opened),
		startReleaseWorker(opened),
		startSubscriptions(opened, origin),
	];
	// adapter-node says so when the last request is answered: the data are closed and their lock given back.
	process.once(
		'sveltekit:shutdown',
		() => void Promise.allSettled(stops.map((stop) => stop())).finally(() => opened.backend.close()),
	);
};

const bodies: Handle = async ({ event, resolve }) => {
	const sent = event.request.body;
	try {
		const bounded = boundedRequest(event.request, largestBodyOf(event.route.id));
		if (!bounded) error(413);
		event.request = refuseBrokenForms(bounded);
		return await resolve(event);
	} finally {
		// The bounded body is read from the one that was sent, which is free once the bounded one has ended.
		void discard(event.request.body).then(() => discard(sent));
	}
};

const language: Handle = ({ event, resolve }) =>
	// Without the body, which the middleware would copy, and keep as long as nobody reads the copy.
	paraglideMiddleware(new Request(event.url, { headers: event.request.headers }), ({ locale }) =>
		resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) }),
	);

const person: Handle = async ({ event, resolve }) => {
	const opened = await registry();
	event.locals.registry = opened;
	const signedIn = await opened.authentication.personOf(event.cookies);
	event.locals.person = signedIn;
	event.locals.db = signedIn ? await opened.backend.as(signedIn.id) : opened.backend.anonymous();
	return resolve(event);
};

const headers: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	response.headers.set('X-Content-Type-Options', 'nosniff');
	// The address of a patient's form is the key to it: nobody is told where it was, keeps it or finds it.
	const personalLink = event.route.id?.startsWith('/answer/') ?? false;
	response.headers.set('Referrer-Policy', personalLink ? 'no-referrer' : 'same-origin');
	if (personalLink) response.headers.set('X-Robots-Tag', 'noindex, nofollow');
	response.headers.set('Cross-Origin-Opener-Policy', 'same-origin');
	response.headers.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=()');
	if (event.url.protocol === 'https:') {
		response.headers.set('Strict-Transport-Security', 'max-age=31536000');
	}
	// What one person sees must not come out of a cache for the next one at the same machine.
	if (event.locals.person || personalLink) response.headers.set('Cache-Control', 'private, no-store');
	return response;
};

export const handle = sequence(language, bodies, person, headers);

/** What the log may say of an error: PostgreSQL's messages can quote a value, which here is about a person. */
function withoutValues(error: unknown): string {
	if (!(error instanceof Error)) return 'unknown';
	const calls = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
	const message = error instanceof DatabaseError ? error.code : error.message;
	return [`${error.name}: ${message}`, ...calls].join('\n');
}

/** The log gets the error without what the person sent; the person gets an id to quote. */
export const handleError: HandleServerError = ({ error, event, status, message }) => {
	const id = randomUUID().slice(0, 8);
	if (status >= 500) {
		console.error(`${id} ${event.request.method} ${event.route.id ?? 'no route'} ${withoutValues(error)}`);
	}
	return { message, id };
};
