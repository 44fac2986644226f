/** How long a save takes, asked the way the form asks. */
import type { Page } from '@playwright/test';

export interface Times {
	p50: number;
	p95: number;
}

// The database is WebAssembly, which the engine compiles for speed while it runs: the first hundred saves of a process are
// slower than all that follow.
const warmUp = 100;
const repeats = 200;

function summary(times: number[]): Times {
	const sorted = [...times].sort((a, b) => a - b);
	const at = (share: number) =>
		Math.round((sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN) * 10) / 10;
	return { p50: at(0.5), p95: at(0.95) };
}

/** Everything that the form of the open page would send. */
function entriesOf(page: Page): Promise<[string, string][]> {
	return page.evaluate(() => {
		const form = document.querySelector<HTMLFormElement>('form.columns');
		if (!form) throw new Error('no form of a course is open');
		return [...new FormData(form)].flatMap(([name, value]): [string, string][] =>
			typeof value === 'string' ? [[name, value]] : [],
		);
	});
}

/** Sends one save and reads its answer. @returns milliseconds, and what the server said */
export async function timedAnswer<Answer>(
	address: string,
	request: RequestInit,
): Promise<{ time: number; said: Answer }> {
	const started = performance.now();
	const answer = await fetch(address, request);
	const said = (await answer.json()) as Answer;
	return { time: performance.now() - started, said };
}

/** Versions rise by one with each save: the form is sent as the person with the newest version would. */
function typed(entries: [string, string][], round: number, version: number): [string, string][] {
	const sent = new Map(entries);
	sent.set('version', String(version));
	sent.set('reason', 'Måling av lagring');
	sent.set('goals.0.text', `Gå alene til butikken, ${round}`);
	return [...sent];
}

/** What the browser has of the course that is open: its form, where it goes, and who sends it. */
export interface OpenCourse {
	entries: [string, string][];
	address: URL;
	cookie: string;
}

/** The unit of the open course, by the link to its usual instruments. @throws where the page has none */
export async function readUnitOf(page: Page): Promise<string> {
	const link = await page.locator('a[href^="/unit/"]').first().getAttribute('href');
	return link?.split('/')[2] ?? '';
}

export async function readOpenCourse(page: Page): Promise<OpenCourse> {
	const cookies = await page.context().cookies();
	return {
		entries: await entriesOf(page),
		address: new URL(page.url()),
		cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
	};
}

/**
 * Saves a completed course again and again, by hand with a reason; and a new draft with the same content, by itself.
 * Without a browser beside it, which would take the time of one of two cores.
 */
export async function measureSaves(
	{ entries, address: { origin, pathname }, cookie }: OpenCourse,
	unit: string,
): Promise<Times & { count: number; draft: Times }> {
	const headers = { origin, cookie };
	const version = Number(new Map(entries).get('version'));

	const saves: number[] = [];
	for (let round = 0; round < warmUp + repeats; round++) {
		const body = new URLSearchParams(typed(entries, round, version + round));
		const { time, said } = await timedAnswer<{ type: string }>(`${origin}${pathname}?/save`, {
			method: 'POST',
			headers: { ...headers, accept: 'application/json', 'x-sveltekit-action': 'true' },
			body,
		});
		if (said.type !== 'redirect') throw new Error(`a save was answered with ${said.type}`);
		saves.push(time);
	}

	const drafts: number[] = [];
	let [id, at] = ['new', 1];
	let known: unknown = null;
	const submission_id = crypto.randomUUID();
	for (let round = 0; round < warmUp + repeats; round++) {
		const body = JSON.stringify({
			entries: typed(entries, round, at),
			version: at,
			unit_id: unit,
			submission_id,
			known,
		});
		const { time, said } = await timedAnswer<{ state: string; id: string; version: number; person: unknown }>(
			`${origin}/courses/${id}/draft`,
			{ method: 'PUT', headers: { ...headers, 'content-type': 'application/json' }, body },
		);
		if (said.state !== 'saved') throw new Error(`a draft was ${said.state}`);
		drafts.push(time);
		[id, at] = [said.id, said.version];
		known = { status: 'draft', person: said.person };
	}
	return { ...summary(saves.slice(warmUp)), count: repeats, draft: summary(drafts.slice(warmUp)) };
}
