import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../src/lib/server/backend/index.ts';
import { clientOf, empty, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

let backend: Backend;

beforeAll(async () => {
	backend = await openRegistry();
	await ownerOf(backend).run(`${empty} ${setUp}`);
});
afterAll(() => backend.close());

test('requests of different people at the same moment never see with each other’s eyes', async () => {
	const [there] = await ownerOf(backend).query<{ n: number }>('select count(*)::int as n from course');
	expect(there?.n).toBe(1);
	const people = Array.from({ length: 4 }, () => ['clinician', 'colleague'] as const).flat();
	const seen = await Promise.all(
		people.map(async (role) => {
			const { data, error } = await (await clientOf(backend, role)).rpc('work_list', { p_state: 'all' });
			return { role, error, total: (data as { total?: number } | null)?.total };
		}),
	);
	expect(seen).toEqual(people.map((role) => ({ role, error: null, total: role === 'clinician' ? 1 : 0 })));
});

test('the application’s own jobs and the public do not get in each other’s way', async () => {
	const ends = await Promise.all([
		backend.anonymous().rpc('indicator_cells', { p_nodes: ['nation'], p_years: [2024] }),
		backend.service().rpc('clean_imports'),
		backend.service().rpc('claim_import', { p_worker: crypto.randomUUID() }),
		backend.anonymous().rpc('indicator_frame'),
	]);
	expect(ends.map(({ error }) => error)).toEqual([null, null, null, null]);
});
