import { roleLabel } from '$lib/domain/labels';
import { requireRole } from '$lib/server/auth/guard';
import { listAccounts } from '$lib/server/accounts';
import { listUnits } from '$lib/server/units';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireRole(event, 'coordinator');
	const [accounts, units] = await Promise.all([listAccounts(event.locals.db), listUnits(event.locals.db)]);
	const query = (event.url.searchParams.get('q') ?? '').trim().slice(0, 100);
	const wanted = query.toLocaleLowerCase('nb');
	const matches = (...texts: (string | undefined)[]) =>
		texts.some((text) => text?.toLocaleLowerCase('nb').includes(wanted));
	return {
		query,
		created: event.url.searchParams.get('created'),
		accounts: accounts.filter(({ display_name, email, membership }) =>
			matches(
				display_name,
				email,
				...membership.flatMap(({ role, unit, organisation }) => [
					roleLabel(role),
					unit?.name,
					organisation?.name,
				]),
			),
		),
		units: units.filter(({ name, organisation }) => matches(name, organisation.name)),
		total: { accounts: accounts.length, units: units.length },
	};
};
