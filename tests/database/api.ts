/** The HTTP interface on a registry of its own: a unit's token, and calls with it. */
import { Authentication } from '../../src/lib/server/auth/index.ts';
import { postCourse } from '../../src/lib/server/api/courses.ts';
import { syntheticNationalId } from '../../src/lib/domain/nationalId.ts';
import type { Registry } from '../../src/lib/server/registry.ts';
import { createToken } from '../../src/lib/server/unitTokens/index.ts';
import { clientOf, empty, ownerOf, setUp } from './people.ts';
import { openRegistry } from './registry.ts';

/** A registry that takes synthetic persons. */
export async function openApi(): Promise<Registry> {
	const backend = await openRegistry();
	await ownerOf(backend).run(`${empty} ${setUp}`);
	const authentication = new Authentication(backend, { secure: false, demo: true });
	return { backend, authentication, demo: true };
}

/** A token of the unit in Oslo, made by its leader. */
export async function tokenOf({ backend }: Registry): Promise<string> {
	const token = await createToken(await clientOf(backend, 'leader'), {
		unit_id: 'unit-other',
		name: 'Journal',
	});
	if (!token) throw new Error('the leader was refused');
	return token;
}

export function nationalIdOf(birthDate: string): string {
	const digits = syntheticNationalId(birthDate, 231);
	if (!digits) throw new Error(`no synthetic number for ${birthDate}`);
	return digits;
}

/** A whole course, as a system sends it. */
export function wholeCourse(localId: string): Record<string, unknown> {
	return {
		local_id: localId,
		national_id: nationalIdOf('1950-02-03'),
		residence_municipality_id: '0301',
		start_date: '2025-03-03',
		end_date: '14.04.2025',
		delivery: 'home',
		phase: 'early',
		diagnosis_group: 'stroke',
		main_instrument: 'barthel20',
		measurements: [
			{ instrument: 'barthel20', timepoint: 'start', value: 9 },
			{ instrument: 'barthel20', timepoint: 'end', value: '14' },
			{ instrument: 'tug', timepoint: 'end', missing: 'refused' },
		],
		goals: [{ text: 'Gå til butikken', importance: 3, difficulty: 2, start_level: -1, attained: 0 }],
	};
}

/** Posts a body; headers that are null are left out. */
export function post(
	registry: Registry,
	token: string,
	body: BodyInit,
	changed: Record<string, string | null> = {},
): Promise<Response> {
	const headers = new Headers({
		Authorization: `Bearer ${token}`,
		'Content-Type': 'application/json',
		'Idempotency-Key': crypto.randomUUID(),
	});
	for (const [name, value] of Object.entries(changed)) {
		if (value === null) headers.delete(name);
		else headers.set(name, value);
	}
	return postCourse(
		registry,
		new Request('http://registry.test/api/v1/courses', { method: 'POST', headers, body }),
	);
}

/** How many courses there are, and persons, and rows under them: a course that was refused leaves none. */
export async function counts({
	backend,
}: Registry): Promise<{ courses: number; persons: number; under: number }> {
	const children = [
		'measurement',
		'goal',
		'copm_problem',
		'work_state',
		'course_services',
		'followup',
		'satisfaction',
	];
	const under = children.map((table) => `(select count(*) from ${table})`).join(' + ');
	const [row] = await ownerOf(backend).query<{ courses: number; persons: number; under: number }>(
		`select (select count(*)::int from course) as courses, (select count(*)::int from person) as persons, (${under})::int as under`,
	);
	return row ?? { courses: -1, persons: -1, under: -1 };
}
