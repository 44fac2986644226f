import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { fileOutbox } from './fileOutbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes one file per message, in order, for the owner alone', async () => {
	const sender = fileOutbox(folder);
	await sender.send({ to: { channel: 'sms', to: '+4791234567' }, subject: 'En', text: 'Den første' });
	await new Promise((resolve) => setTimeout(resolve, 5));
	await sender.send({ to: { channel: 'email', to: 'kari@example.org' }, subject: 'To', text: 'Den andre' });
	const files = readdirSync(join(folder, 'outbox')).sort();
	const messages = files.map(
		(file) => JSON.parse(readFileSync(join(folder, 'outbox', file), 'utf8')) as unknown,
	);
	expect(messages).toMatchObject([
		{ to: { channel: 'sms', to: '+4791234567' }, subject: 'En', text: 'Den første' },
		{ to: { channel: 'email', to: 'kari@example.org' }, subject: 'To', text: 'Den andre' },
	]);
	expect(statSync(join(folder, 'outbox', files[0] ?? '')).mode & 0o077).toBe(0);
});
