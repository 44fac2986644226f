import { describe, expect, it } from 'vitest';
import { selfContained } from './selfContained.ts';

const files: Record<string, string> = {
	'/_app/assets/0.css':
		'@font-face{src:url(./inter-latin-wght.woff2)}@font-face{src:url("./inter-greek.woff2")}p{color:red}',
	'/_app/assets/inter-latin-wght.woff2': 'font',
};
const asked: string[] = [];
async function read(path: string) {
	asked.push(path);
	const content = files[path];
	if (content === undefined) throw new Error(`no ${path}`);
	return { text: async () => content, base64: async () => btoa(content) };
}

describe('selfContained', () => {
	const address = new URL('https://registry.example.no/report?year=2025');
	const page = `<!doctype html><html><head><link rel="icon" href="./icon.svg" type="image/svg+xml" />
		<link href="./_app/assets/0.css" rel="stylesheet"><link rel="modulepreload" href="./_app/x.js"></head>
		<body><p onclick="go()">64 %</p><script nonce="a">const secret = 1;</script></body></html>`;

	it('has the styles and the fonts inside', async () => {
		const html = await selfContained(page, address, read);
		expect(html).toContain('p{color:red}');
		expect(html).toContain(`url(data:font/woff2;base64,${btoa('font')})`);
		expect(asked).not.toContain('/_app/assets/inter-greek.woff2');
	});

	it('runs nothing and asks for nothing', async () => {
		const html = await selfContained(page, address, read);
		expect(html).toContain('<p>64 %</p>');
		expect(html).not.toMatch(/<script|<link|secret|onclick|https?:/);
	});
});
