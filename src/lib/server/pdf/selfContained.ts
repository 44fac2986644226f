/**
 * A page as one text that needs nothing else: styles and fonts inside, scripts gone. Chromium gets it as a file, so that
 * neither a session nor a key to one ever reaches it, and it needs no network.
 */

/** Reads a file of the application by its path: "/_app/…/0.css". */
export type ReadAsset = (path: string) => Promise<{ text(): Promise<string>; base64(): Promise<string> }>;

async function replaceAll(
	text: string,
	pattern: RegExp,
	replacement: (found: RegExpMatchArray) => Promise<string>,
): Promise<string> {
	const found = [...text.matchAll(pattern)];
	const texts = await Promise.all(found.map(replacement));
	let at = 0;
	let whole = '';
	for (const [index, match] of found.entries()) {
		whole += text.slice(at, match.index) + (texts[index] ?? '');
		at = match.index + match[0].length;
	}
	return whole + text.slice(at);
}

/** Fonts of the letters that the pages are written in; the others would make the file large for nothing. */
const isUsedFont = (path: string) => /latin/.test(path) && path.endsWith('.woff2');

async function withFonts(css: string, path: string, read: ReadAsset): Promise<string> {
	return replaceAll(css, /url\(\s*["']?([^"')]+\.woff2)["']?\s*\)/g, async ([, address = '']) => {
		const file = new URL(address, `http://page${path}`).pathname;
		if (!isUsedFont(file)) return 'url(data:,)';
		const font = await read(file);
		return `url(data:font/woff2;base64,${await font.base64()})`;
	});
}

/** Should something have been left in, it still does nothing. */
const policy =
	'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; font-src data:; img-src data:">';

const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? null;

/** @param address where the page stands, which its links are relative to */
export async function selfContained(html: string, address: URL, read: ReadAsset): Promise<string> {
	const still = html
		.replaceAll(/<script\b[^>]*>[\s\S]*?<\/script>/gi, '')
		.replaceAll(/\son[a-z]+="[^"]*"/gi, '')
		.replace(/<head>/i, (head) => `${head}${policy}`);
	return replaceAll(still, /<link\b[^>]*>/gi, async ([tag]) => {
		const href = attribute(tag, 'href');
		if (href === null || !/\brel="stylesheet"/.test(tag)) return '';
		const path = new URL(href.replaceAll('&amp;', '&'), address).pathname;
		const sheet = await read(path);
		return `<style>${await withFonts(await sheet.text(), path, read)}</style>`;
	});
}
