import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/lib/server/backend/index.ts';
import { listDraws } from '../../../src/lib/server/projects/draws.ts';
import { openDownload } from '../../../src/lib/server/releases/index.ts';
import { openRegistry } from '../registry.ts';
import {
	addCourses,
	addPeople,
	approvedProject,
	linesWriter,
	makeRelease,
	people,
	variables,
} from './registry.ts';

let backend: Backend;
beforeAll(async () => {
	backend = await openRegistry();
	await addPeople(backend);
	await addCourses(backend, 1, 600);
});
afterAll(() => backend.close());

describe('the list of draws', () => {
	it('tells a coordinator of every release who took it out, and a stranger nothing', async () => {
		const project = await approvedProject(backend, { variables });
		const release = await makeRelease(backend, project, linesWriter);
		const researcher = () => backend.as(people.researcher);
		const download = await openDownload(researcher, release, { range: null, ifRange: null });
		expect(download.ok).toBe(true);

		const [draw] = await listDraws(await backend.as(people.coordinator));
		expect(draw).toMatchObject({ id: release, project_id: project, state: 'ready', downloads: 1 });
		expect(draw?.last?.by).toBe('researcher');
		expect(draw?.sha256).toMatch(/^[0-9a-f]{64}$/);

		expect(await listDraws(await backend.as(people.other))).toEqual([]);
	});
});
