/** One draw, in a process of its own: asked for as the researcher, made by the job, measured; then the plain COPY. */
import { openPlace } from '../indicators/registry.ts';
import { writeRelease } from '../../../src/lib/server/releaseFiles/index.ts';
import { readRelease, requestRelease } from '../../../src/lib/server/releases/index.ts';
import { workOnReleases } from '../../../src/lib/server/releases/run.ts';
import { copySeconds } from './copy.ts';
import { releaseFormats } from '../../../src/lib/server/releaseFiles/types.ts';
import type { Drawn } from './project.ts';

const [project = '', wanted = ''] = process.argv.slice(2);
const format = releaseFormats.find((name) => name === wanted);
if (!format) throw new RangeError(`the format is one of ${releaseFormats.join(', ')}, not "${wanted}"`);
const opened = await openPlace({
	backend: process.env.DATABASE_URL ? 'postgres' : 'pglite',
	environment: {
		DATA_DIR: process.env.DATA_DIR ?? '',
		...(process.env.DATABASE_URL ? { DATABASE_URL: process.env.DATABASE_URL } : {}),
	},
	remove: async () => {},
});
const [owner] = await opened.sql.query<{ id: string }>('select account_id as id from project where id = $1', [
	project,
]);
const connect = () => opened.backend.as(owner?.id ?? '');

let peak = 0;
const sample = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100);
const asked = await requestRelease(await connect(), project, {
	formats: [format],
	labels: false,
	language: 'nb',
});
if (!asked.ok) throw new Error(asked.reason);

// Which step took how long, as the job tells it.
const steps: Record<string, number> = {};
let step = { name: 'claim', since: performance.now() };
const service = opened.backend.service();
const rpc = service.rpc.bind(service);
Object.assign(service, {
	rpc: (name: string, parameters: { p_step?: string }) => {
		const now = parameters.p_step;
		if (name === 'release_progress' && now !== undefined && now !== step.name) {
			steps[step.name] = Math.round(performance.now() - step.since) / 1000;
			step = { name: now, since: performance.now() };
		}
		return rpc(name, parameters as never);
	},
});
const start = performance.now();
await workOnReleases(opened, new AbortController().signal, writeRelease);
const seconds = Math.round(performance.now() - start) / 1000;
steps[step.name] = Math.round(performance.now() - step.since) / 1000;
clearInterval(sample);
const release = await readRelease(await connect(), asked.id);
if (release?.state !== 'ready') throw new Error(`the release is ${release?.state}: ${release?.refusal}`);
const drawn: Drawn = {
	format,
	seconds,
	peak_rss_mb: Math.round(Math.max(peak, process.memoryUsage.rss()) / 2 ** 20),
	copy_seconds: await copySeconds(opened.sql, project),
	rows: release.rows ?? 0,
	bytes: release.bytes ?? 0,
	steps,
};
await opened.close();
console.log(JSON.stringify(drawn));
