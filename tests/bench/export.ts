/**
 * `npm run bench:export -- --courses 100000,1000000`: what it takes to draw a release of that many courses, from the
 * request until the file is kept, on PGlite in a folder and, with DATABASE_URL, on that PostgreSQL server instead (as a
 * superuser). Each format is drawn by itself for a project of its own, in a process of its own, so that its memory is
 * the draw's; and the same columns are copied plainly by COPY. Writes bench-export.json.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { readOptions } from './indicators/options.ts';
import { newPlace, openPlace, type Place } from './indicators/registry.ts';
import { loadCourses } from './indicators/synthetic.ts';
import { releaseFormats } from '../../src/lib/server/releaseFiles/types.ts';
import { addProject, type Drawn } from './export/project.ts';

interface Row extends Drawn {
	backend: string;
	courses: number;
}

/** Draws in a new process: this one has loaded the registry, and would be measured with it. */
function drawApart(place: Place, project: string, format: string): Promise<Drawn> {
	const child = spawn(
		process.execPath,
		[new URL('export/draw.ts', import.meta.url).pathname, project, format],
		{
			env: { ...process.env, ...place.environment },
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	let told = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
	return new Promise((resolve, reject) => {
		child.on('error', reject);
		child.on('exit', (code) => {
			if (code === 0) resolve(JSON.parse(told.trim().split('\n').at(-1) ?? '') as Drawn);
			else reject(new Error(`drawing ${format} ended with ${code}`));
		});
	});
}

const { courses } = readOptions(process.argv.slice(2));
const backend = process.env.DATABASE_URL ? 'postgres' : 'pglite';
const rows: Row[] = [];
for (const count of courses) {
	const place = await newPlace(backend);
	try {
		const opened = await openPlace(place);
		await loadCourses(opened.sql, count);
		await opened.sql.query('select public.recompute_facts()');
		await opened.sql.run('analyze');
		const projects = new Map<string, string>();
		for (const format of releaseFormats) projects.set(format, await addProject(opened.sql));
		await opened.close();
		console.log(`${backend}, ${count} courses: loaded`);
		for (const [format, project] of projects) {
			const drawn = await drawApart(place, project, format);
			rows.push({ backend, courses: count, ...drawn });
			console.log(JSON.stringify(rows.at(-1)));
			writeFileSync('bench-export.json', `${JSON.stringify(rows, null, '\t')}\n`);
		}
	} finally {
		await place.remove();
	}
}
console.table(rows);
