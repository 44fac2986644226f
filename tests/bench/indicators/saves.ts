/**
 * Whole requests that save one completed course, as the form sends it by hand, through the built application on the loaded
 * registry. Each changes the value at the end, and with it whether the function improved: the fact and its cells change.
 */
import { chromium } from '@playwright/test';
import { findChromium } from '../../e2e/chromium.ts';
import { readOpenCourse, timedAnswer, type OpenCourse } from '../saves.ts';
import { startServer } from '../server.ts';
import { sessionToken, unit } from './people.ts';
import { openPlace, type Place } from './registry.ts';
import { timesOf, type Times } from './times.ts';
import { letFactsFollow } from './triggers.ts';

const port = Number(process.env.E2E_PORT ?? 4198);
// The first hundred saves of a process are slower than all that follow.
const warmUp = 100;
const repeats = 200;
const instrument = 'sppb';
const values = ['3', '12'];

async function courseToSave(place: Place, follow: boolean): Promise<string> {
	const { sql, close } = await openPlace(place);
	try {
		await letFactsFollow(sql, follow);
		const [course] = await sql.query<{ id: string }>(
			`select c.id from public.course c join public.measurement m on m.course_id = c.id and m.timepoint = 'end' and m.instrument = '${instrument}'
				where c.unit_id = '${unit}' and c.status = 'completed' order by c.end_date desc, c.id limit 1`,
		);
		if (!course) throw new Error(`${unit} has no completed course with ${instrument}`);
		return course.id;
	} finally {
		await close();
	}
}

async function openCourse(origin: string, id: string): Promise<OpenCourse> {
	const browser = await chromium.launch({
		executablePath: findChromium() ?? undefined,
		args: ['--no-sandbox'],
	});
	try {
		const context = await browser.newContext({ locale: 'nb-NO' });
		await context.addCookies([{ name: 'session', value: sessionToken, url: origin }]);
		const page = await context.newPage();
		await page.goto(`${origin}/courses/${id}`);
		return await readOpenCourse(page);
	} finally {
		await browser.close();
	}
}

async function saveAgainAndAgain({ entries, address, cookie }: OpenCourse): Promise<Times> {
	const times: number[] = [];
	const start = Number(new Map(entries).get('version'));
	for (let round = 0; round < warmUp + repeats; round += 1) {
		const sent = new Map(entries);
		sent.set('version', String(start + round));
		sent.set('reason', 'Måling av lagring');
		sent.set(`measurements.${instrument}.end`, values[round % values.length] ?? '');
		const { time, said } = await timedAnswer<{ type: string }>(`${address.origin}${address.pathname}?/save`, {
			method: 'POST',
			headers: {
				origin: address.origin,
				cookie,
				accept: 'application/json',
				'x-sveltekit-action': 'true',
			},
			body: new URLSearchParams([...sent]),
		});
		if (said.type !== 'redirect') throw new Error(`a save was answered with ${JSON.stringify(said)}`);
		if (round >= warmUp) times.push(time);
	}
	return timesOf(times);
}

async function savesWith(place: Place, follow: boolean): Promise<Times> {
	const id = await courseToSave(place, follow);
	const server = await startServer(port, place.environment);
	try {
		return await saveAgainAndAgain(await openCourse(server.origin, id));
	} finally {
		await server.close();
	}
}

export async function measureSaves(place: Place): Promise<Record<'save' | 'save_without_trigger', Times>> {
	return { save_without_trigger: await savesWith(place, false), save: await savesWith(place, true) };
}
