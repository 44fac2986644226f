import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeLock } from './lock.ts';

const directory = () => mkdtempSync(join(tmpdir(), 'lock-'));

test('a lock is taken and given back', () => {
	const here = directory();
	const release = takeLock(here);
	expect(readFileSync(join(here, 'lock'), 'utf8')).toContain(String(process.pid));
	release();
	expect(() => readFileSync(join(here, 'lock'))).toThrow();
});

test('a running process that holds it is named', () => {
	const here = directory();
	const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60000)']);
	writeFileSync(join(here, 'lock'), `${other.pid} ${hostname()}`);
	try {
		expect(() => takeLock(here)).toThrow(`open in process ${other.pid} on ${hostname()}`);
	} finally {
		other.kill();
	}
});

test('the lock of a process that is gone is taken over', () => {
	const here = directory();
	// Process ids end far below this.
	writeFileSync(join(here, 'lock'), `999999999 ${hostname()}`);
	expect(() => takeLock(here)).not.toThrow();
});

test('a lock of another machine is left alone: whether that one runs cannot be seen from here', () => {
	const here = directory();
	writeFileSync(join(here, 'lock'), '1 another-machine');
	expect(() => takeLock(here)).toThrow('another-machine');
});
