/**
 * `npm run bench:registration`: what registering a course costs, on the demo registry of 8 000 courses on the embedded
 * backend. Prints three figures with their targets and writes them to bench-registration.json.
 *
 * keystrokes: steps of a whole course by keyboard alone; a step is a key that moves, chooses or sends, or one value typed
 * into a field. save_p95_ms: 95th percentile of a save of a whole course with one change, as the form sends it, request
 * and answer on the loopback. course_page_js_kb: JavaScript that the first visit of a course's page transfers, compressed,
 * in kB of 1 000 bytes.
 */
import { writeFileSync } from 'node:fs';
import { openBrowser, signedIn, transferredScripts } from './browser.ts';
import { registerByKeyboard } from './keyboard.ts';
import { measureSaves, readOpenCourse, readUnitOf } from './saves.ts';
import { startServer, untilPublished } from './server.ts';

const targets = { keystrokes: 59, save_p95_ms: 50, course_page_js_kb: 120 };

const server = await startServer();
await untilPublished(server.origin);
const browser = await openBrowser();
try {
	const page = await signedIn(browser, server.origin, 0);
	const { steps, keys } = await registerByKeyboard(page);
	const course_page_js_kb = await transferredScripts(browser, page, page.url());
	const course = await readOpenCourse(page);
	const unit = await readUnitOf(page);
	await browser.close();
	const saves = await measureSaves(course, unit);
	const result = { keystrokes: steps, save_p95_ms: saves.p95, course_page_js_kb };

	console.log(`${steps} steps by keyboard (${keys} keys in all, with the words of the goals)`);
	console.log(
		`a save: ${saves.p50} ms in the middle, ${saves.p95} ms at the 95th percentile, of ${saves.count}; by itself while it is written: ${saves.draft.p50} and ${saves.draft.p95} ms`,
	);
	console.log(`${course_page_js_kb} kB of JavaScript, compressed, for a course's page`);
	for (const [name, target] of Object.entries(targets)) {
		const value = result[name as keyof typeof targets];
		console.log(`${value <= target ? 'met' : 'NOT met'}: ${name} ${value}, at most ${target}`);
	}
	writeFileSync('bench-registration.json', `${JSON.stringify(result, null, '\t')}\n`);
} finally {
	await browser.close();
	await server.close();
}
