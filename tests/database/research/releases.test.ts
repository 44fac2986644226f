import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../../src/lib/server/backend/index.ts';
import { openDownload, readRelease } from '../../../src/lib/server/releases/index.ts';
import { openRegistry } from '../registry.ts';
import { addCourses, addPeople, approvedProject, linesOf, makeRelease, people } from './registry.ts';

let backend: Backend;

beforeAll(async () => {
	backend = await openRegistry();
	await addPeople(backend);
	await addCourses(backend, 1, 600);
});
afterAll(() => backend.close());

describe('a release', () => {
	it('is made, kept and taken out', async () => {
		const project = await approvedProject(backend);
		const id = await makeRelease(backend, project);
		const db = await backend.as(people.researcher);
		const release = await readRelease(db, id);
		expect(release).toMatchObject({ state: 'ready', number: 1, revision: 1 });
		const lines = await linesOf(backend, id);
		const download = await openDownload(() => backend.as(people.researcher), id, {
			range: null,
			ifRange: null,
		});
		expect(download.ok).toBe(true);
	});
});
