/** Where Chromium is on this server, if it is: pages become PDF with it, and without it the browser's own print remains. */
import { existsSync } from 'node:fs';

/** Where systems put it. First the one without windows, which does all that is asked here with less. */
export const chromiumPlaces: readonly string[] = [
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** CHROMIUM_PATH, else a place where systems put it; null where it is in none of them. */
export function findChromium(configured = process.env.CHROMIUM_PATH): string | null {
	const places = configured ? [configured] : chromiumPlaces;
	return places.find((path) => existsSync(path)) ?? null;
}
