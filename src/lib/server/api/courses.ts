/** `POST /api/v1/courses`: one course of the unit whose token it is. Knows nothing of SvelteKit. */
import { z } from 'zod';
import { checkSent } from '../../domain/api/checkSent.ts';
import { dateInOslo } from '../../domain/osloTime.ts';
import { readUnit } from '../courses/choices.ts';
import { personOf } from '../identity/index.ts';
import { readMunicipalityFinder } from '../imports/municipalities.ts';
import type { Registry } from '../registry.ts';
import { readJson } from './body.ts';
import { json, localeOf, problem, refused } from './responses.ts';
import { saveSent } from './save.ts';

const bearer = /^Bearer +(\S+) *$/i;

/**
 * Takes a course, or says why not. Sent again with its idempotency key, it is the same course.
 *
 * @param registry what the request needs of it: tests pass an opened one
 */
export async function postCourse(registry: Registry, request: Request): Promise<Response> {
	const locale = localeOf(request);
	const { backend, authentication, demo } = registry;
	const [, token = ''] = bearer.exec(request.headers.get('authorization') ?? '') ?? [];
	const account = await authentication.accountOfToken(token);
	if (!account) return problem('unauthorized', locale);

	const sent = await readJson(request);
	if ('problem' in sent) return problem(sent.problem, locale);
	const key = z.uuid().safeParse(request.headers.get('idempotency-key'));
	if (!key.success) return problem('idempotency_key', locale);

	// As the token's own account: from here on the database decides what it may do.
	const db = await backend.as(account.accountId);
	const unit = await readUnit(db, account.unitId);
	if (!unit) return problem('unauthorized', locale);
	const checked = checkSent(sent.value, {
		today: dateInOslo(new Date()),
		unit,
		findMunicipality: await readMunicipalityFinder(db),
		personOf: (typed) => personOf(backend.config.keys, demo, typed),
	});
	if ('faults' in checked) return refused(checked.faults, locale);

	const result = await saveSent(db, unit.id, key.data, checked.record);
	switch (result.state) {
		case 'saved':
			return json(result.course, result.repeated ? 200 : 201);
		case 'refused':
			return refused([result.fault], locale);
		default:
			return problem(result.state, locale);
	}
}
