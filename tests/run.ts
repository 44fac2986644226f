/**
 * `npm test`: type check, lint, unit, database and browser tests, one after the other; every step runs even when an
 * earlier one failed. Closes with "N passed, N failed".
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureChromium } from './e2e/chromium.ts';

const root = resolve(import.meta.dirname, '..');
const results = join(root, 'test-results');
process.chdir(root);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

interface Count {
	passed: number;
	failed: number;
}

/** Runs a command; without a count of its own it counts as one test. */
function step(name: string, command: string[], count?: () => Count): Count {
	const started = Date.now();
	console.log(`\n=== ${name}`);
	const [program = '', ...parameters] = command;
	const ok = spawnSync(program, parameters, { stdio: 'inherit' }).status === 0;
	console.log(`=== ${name}: ${ok ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
	let counted: Count = { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
	try {
		if (count) counted = count();
	} catch (error) {
		console.error(`no result of ${name}:`, error);
	}
	// A runner that fails without a failing test (it crashed, it left nothing behind) has failed all the same.
	return ok || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

function vitestCount(): Count {
	const { numPassedTests, numFailedTests } = JSON.parse(
		readFileSync(join(results, 'vitest.json'), 'utf8'),
	) as {
		numPassedTests: number;
		numFailedTests: number;
	};
	return { passed: numPassedTests, failed: numFailedTests };
}

function playwrightCount(): Count {
	const { stats } = JSON.parse(readFileSync(join(results, 'e2e.json'), 'utf8')) as {
		stats: { expected: number; unexpected: number; flaky: number; skipped: number };
	};
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped };
}

const counts = [
	step('Type check', ['npm', 'run', '--silent', 'check']),
	step('Lint and format', ['npm', 'run', '--silent', 'lint']),
	step(
		'Unit and database tests',
		[
			'npx',
			'vitest',
			'run',
			'--reporter=default',
			'--reporter=json',
			'--outputFile.json=test-results/vitest.json',
		],
		vitestCount,
	),
];
try {
	ensureChromium();
	counts.push(step('Browser tests', ['npm', 'run', '--silent', 'test:e2e'], playwrightCount));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	counts.push({ passed: 0, failed: 1 });
}

const total = counts.reduce((sum, one) => ({
	passed: sum.passed + one.passed,
	failed: sum.failed + one.failed,
}));
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
