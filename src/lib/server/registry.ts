import { z } from 'zod';
import { Authentication } from './auth/index.ts';
import { answer } from './backend/answers.ts';
import { backend, type Backend } from './backend/index.ts';
import { publish } from './publication/index.ts';

/** What every request needs: the backend, signing in, and whether the data are synthetic. */
export interface Registry {
	backend: Backend;
	authentication: Authentication;
	demo: boolean;
}

/**
 * Whether the registry holds synthetic data; null while nobody has decided. Decided once, at the first start, so that
 * data of real people and of invented ones never meet.
 */
async function readDemo(opened: Backend): Promise<boolean | null> {
	const setting = await answer(
		z.object({ value: z.boolean() }).nullable(),
		opened.anonymous().from('registry_setting').select('value').eq('key', 'demo').maybeSingle(),
	);
	return setting && setting.value;
}

async function decideDemo(opened: Backend): Promise<boolean> {
	const decided = await readDemo(opened);
	if (decided !== null || !opened.embedded) return decided ?? false;
	if (!opened.config.demo) {
		await opened.embedded.sql.run(
			`insert into public.registry_setting (key, value) values ('demo', 'false')`,
		);
		return false;
	}
	const { fillWithDemo } = await import('./demo/fill.ts');
	console.log('Filling the new registry with synthetic data …');
	await fillWithDemo(opened.embedded.sql, opened.config.demo);
	await publish(opened.service());
	return true;
}

async function open(): Promise<Registry> {
	const opened = await backend();
	const demo = await decideDemo(opened);
	const secure = (process.env.ORIGIN ?? '').startsWith('https://');
	const authentication = new Authentication(opened, { secure, demo });
	if (demo && !opened.config.demo) {
		console.warn('This registry holds the demo data. For an empty one, set DATA_DIR to another folder.');
	}
	if (!(await authentication.hasCoordinator())) {
		const origin = process.env.ORIGIN ?? '';
		console.log(`No coordinator yet. Create the first one here, once, within 7 days:`);
		console.log(`${origin}/welcome/${await authentication.invite(null)}`);
	}
	return { backend: opened, authentication, demo };
}

let opening: Promise<Registry> | undefined;

/** The registry of this process, opened and, where it is new and a demo, filled on first use. */
export function registry(): Promise<Registry> {
	opening ??= open();
	return opening;
}
