import { z } from 'zod';
import { Authentication } from './auth/index.ts';
import { answer } from './backend/answers.ts';
import { backend, type Backend } from './backend/index.ts';

/** What every request needs: the backend, signing in, and whether the data are synthetic. */
export interface Registry {
	backend: Backend;
	authentication: Authentication;
	demo: boolean;
}

async function open(): Promise<Registry> {
	const opened = await backend();
	if (opened.embedded?.isNew && opened.config.demo) {
		const { fillWithDemo } = await import('./demo/fill.ts');
		await fillWithDemo(opened.embedded.sql);
	}
	const setting = await answer(
		z.object({ value: z.boolean() }).nullable(),
		opened.anonymous().from('registry_setting').select('value').eq('key', 'demo').maybeSingle(),
	);
	const demo = setting?.value ?? false;
	const secure = (process.env.ORIGIN ?? '').startsWith('https://');
	return { backend: opened, authentication: new Authentication(opened, { secure, demo }), demo };
}

let opening: Promise<Registry> | undefined;

/** The registry of this process, opened and, where it is new and a demo, filled on first use. */
export function registry(): Promise<Registry> {
	opening ??= open();
	return opening;
}
