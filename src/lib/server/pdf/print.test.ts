import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';
import { PrinterBusy, printToPdf } from './print.ts';

let folder: string;
/** A stand-in for the browser: notes how it was started, and writes what it was given as its PDF. */
const script = (body: string) => `#!/bin/sh
for told in "$@"; do
	case "$told" in
		--print-to-pdf=*) pdf="\${told#--print-to-pdf=}" ;;
		file://*) page="\${told#file://}" ;;
	esac
done
${body}
`;

function browser(name: string, body: string): string {
	const path = join(folder, name);
	writeFileSync(path, script(body));
	chmodSync(path, 0o755);
	return path;
}

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'print-test-'));
	process.env.A_SECRET_OF_THE_SERVER = 'secret';
});
afterAll(() => {
	delete process.env.A_SECRET_OF_THE_SERVER;
	rmSync(folder, { recursive: true });
});

describe('printToPdf', () => {
	it('hands the page over as a file, and nothing of the environment', async () => {
		const log = join(folder, 'log');
		const path = browser('plain', `env > ${log}; echo "$@" >> ${log}; cp "$page" "$pdf"`);
		expect((await printToPdf(path, '<p>64 %</p>')).toString()).toBe('<p>64 %</p>');
		const told = readFileSync(log, 'utf8');
		expect(told).toContain('--headless');
		expect(told).not.toMatch(/64|secret/);
	});

	it('tries again where the browser left nothing, and gives up after that', async () => {
		const path = browser('slow', `test -e ${folder}/tried && cp "$page" "$pdf"; touch ${folder}/tried`);
		expect((await printToPdf(path, 'page')).toString()).toBe('page');
		await expect(printToPdf(browser('broken', 'exit 1'), 'page')).rejects.toThrow('ENOENT');
	});

	it('prints one at a time, and says so where too many wait', async () => {
		const path = browser(
			'turn',
			`mkdir ${folder}/turn.lock || exit 1; sleep 0.05; cp "$page" "$pdf"; rmdir ${folder}/turn.lock`,
		);
		const asked = Array.from({ length: 7 }, (_, index) => printToPdf(path, String(index)));
		const answers = await Promise.allSettled(asked);
		const printed = answers.flatMap((one) => (one.status === 'fulfilled' ? one.value.toString() : []));
		expect(printed).toEqual(['0', '1', '2', '3', '4']);
		expect(answers.at(-1)).toMatchObject({ status: 'rejected', reason: expect.any(PrinterBusy) });
	});
});

it('finds the browser that is configured, and no other instead', () => {
	const path = browser('chosen', '');
	expect(findChromium(path)).toBe(path);
	expect(findChromium(join(folder, 'missing'))).toBeNull();
});
