import { indicatorIds } from '$lib/domain/indicators';
import { dateInOslo } from '$lib/domain/osloTime';
import { readDefinitions } from '$lib/server/indicators';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const all = await readDefinitions(locals.registry.backend.anonymous());
	const today = dateInOslo(new Date());
	return {
		definitions: indicatorIds.flatMap((id) => {
			const versions = all.filter((one) => one.id === id && one.validFrom <= today);
			const current = versions.find(({ validTo }) => validTo === null || validTo > today) ?? versions.at(-1);
			if (!current) return [];
			return [{ current, earlier: versions.filter((one) => one !== current).toReversed() }];
		}),
	};
};
