import { end } from '$lib/server/subscriptions';
import type { Actions } from './$types';

export const actions: Actions = {
	// A button and not the link itself: programs that look through mails open every link in them.
	default: async ({ locals, params }) => ({
		ended: await end(locals.registry.backend.anonymous(), params.token),
	}),
};
