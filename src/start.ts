/**
 * `npm start`: builds where the sources are newer than the build, then serves it.
 *
 *   npm start              a demo registry with synthetic data under .data/ the first time
 *   npm start -- --empty   no demo data; prints a one-time link that creates the first coordinator
 *   npm start -- --seed 2 --courses 1000   another demo registry, of that size
 *
 * PORT (3000), ORIGIN (http://localhost:PORT), DATA_DIR, DATABASE_URL and SUPABASE_* are honoured; see README.md.
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '..');
process.chdir(root);

function newest(path: string): number {
	const stat = statSync(path);
	if (!stat.isDirectory()) return stat.mtimeMs;
	return readdirSync(path)
		.filter((name) => name !== 'paraglide')
		.reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

const entry = join(root, 'build', 'index.js');
const sources = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'package-lock.json'];
const upToDate =
	existsSync(entry) && sources.every((path) => newest(join(root, path)) <= statSync(entry).mtimeMs);

if (!upToDate) {
	console.log('Building …');
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const build = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { stdio: 'inherit' });
	if (build.status !== 0) process.exit(build.status ?? 1);
}

const { values } = parseArgs({
	options: { empty: { type: 'boolean' }, seed: { type: 'string' }, courses: { type: 'string' } },
});
if (values.empty) process.env.DEMO = '0';
if (values.seed) process.env.DEMO_SEED = values.seed;
if (values.courses) process.env.DEMO_COURSES = values.courses;
process.env.PORT ??= '3000';
process.env.ORIGIN ??= `http://localhost:${process.env.PORT}`;
// Imported files are up to 64 MB; every other page has a limit of its own, in hooks.server.ts.
process.env.BODY_SIZE_LIMIT ??= '65M';
process.env.NODE_ENV ??= 'production';

try {
	const { server } = (await import(pathToFileURL(entry).href)) as { server: { server: Server } };
	if (!server.server.listening) await once(server.server, 'listening');
	console.log(`The registry is open at ${process.env.ORIGIN}`);
} catch (error) {
	// That another process holds the data needs no trace of calls; whatever else went wrong does.
	const known = error instanceof Error && ['RegistryInUse', 'ConfigError'].includes(error.name);
	console.error(known ? error.message : error);
	process.exit(1);
}
