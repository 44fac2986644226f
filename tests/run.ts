/**
 * `npm test`: type check, lint, unit, database and browser tests, one after the other; every step runs even when an
 * earlier one failed. Closes with the names of what failed and "N passed, N failed".
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { JSONReport, JSONReportSuite } from '@playwright/test/reporter';
import type { JsonTestResults } from 'vitest/node';
import { ensureChromium } from './e2e/chromium.ts';

const root = resolve(import.meta.dirname, '..');
const results = join(root, 'test-results');
process.chdir(root);
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

interface Count {
	passed: number;
	/** Names of the tests or steps. */
	failed: string[];
}

/** Runs a command; without a count of its own it counts as one test. */
function step(name: string, command: string[], count?: () => Count): Count {
	const started = Date.now();
	console.log(`\n=== ${name}`);
	const [program = '', ...parameters] = command;
	const ok = spawnSync(program, parameters, { stdio: 'inherit' }).status === 0;
	console.log(`=== ${name}: ${ok ? 'ok' : 'FAILED'} in ${Math.round((Date.now() - started) / 1000)} s`);
	let counted: Count = ok ? { passed: 1, failed: [] } : { passed: 0, failed: [name] };
	try {
		if (count) counted = count();
	} catch (error) {
		console.error(`no result of ${name}:`, error);
	}
	// A runner that fails without a failing test (it crashed, it left nothing behind) has failed all the same.
	return ok || counted.failed.length > 0 ? counted : { ...counted, failed: [name] };
}

function readResults<Results>(file: string): Results {
	return JSON.parse(readFileSync(join(results, file), 'utf8')) as Results;
}

function vitestCount(): Count {
	const { numPassedTests, testResults } = readResults<JsonTestResults>('vitest.json');
	const failed = testResults.flatMap(({ name, status, message, assertionResults }) => {
		const tests = assertionResults.filter((test) => test.status === 'failed');
		const named = tests.map(
			({ fullName, failureMessages }) =>
				`${relative(root, name)} › ${fullName}\n${(failureMessages ?? []).join('\n')}`,
		);
		// A file that fails without a test did not get as far as its tests.
		return status === 'failed' && named.length === 0 ? [`${relative(root, name)}\n${message}`] : named;
	});
	return { passed: numPassedTests, failed };
}

function playwrightCount(): Count {
	const { stats, suites } = readResults<JSONReport>('e2e.json');
	const failedOf = (suite: JSONReportSuite): string[] => [
		// A flaky or skipped test has not passed either.
		...suite.specs
			.filter(({ tests }) => tests.some(({ status }) => status !== 'expected'))
			.map(({ file, title }) => `${file} › ${title}`),
		...(suite.suites ?? []).flatMap(failedOf),
	];
	return { passed: stats.expected, failed: suites.flatMap(failedOf) };
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
	counts.push({ passed: 0, failed: ['Browser tests'] });
}

const passed = counts.reduce((sum, one) => sum + one.passed, 0);
const failed = counts.flatMap((one) => one.failed);
for (const one of failed) console.log(`\nFAILED ${one.slice(0, 2000)}`);
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
