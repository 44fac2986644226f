/** What an organisation can be compared with, and which comparison the address asks for. */
import { z } from 'zod';
import type { Database } from '$lib/server/backend';
import { answer } from '$lib/server/backend/answers';
import type { EffectRow } from '$lib/server/effect';
import type { AskedComparison } from '$lib/server/effect/comparison';
import { nation, type OrganisationNode } from '$lib/server/organisations';

export interface Choice {
	/** As it stands in the address. */
	id: string;
	asked: AskedComparison;
}

/** The group of similar municipalities of a municipality or of a municipality's unit: "EKG11". */
export async function kostraGroup(
	db: Database,
	{ kind, id, parentId }: OrganisationNode,
): Promise<string | null> {
	const municipality = kind === 'unit' ? parentId : id;
	if (municipality === null) return null;
	const row = await answer(
		z.object({ kostra_group: z.string() }).nullable(),
		db.from('municipality').select('kostra_group').eq('organisation_id', municipality).maybeSingle(),
	);
	return row && row.kostra_group;
}

/** Forms of delivery that may be shown, pair by pair; the other years; the nation and similar municipalities. */
export function comparisonChoices(
	byDelivery: readonly EffectRow[],
	year: number | null,
	years: readonly number[],
	group: string | null,
): Choice[] {
	const deliveries = byDelivery.filter((row) => row.part !== '' && row.mask === null).map((row) => row.part);
	const pairs = deliveries.flatMap((first, index) =>
		deliveries.slice(index + 1).map((second): Choice => ({
			id: `delivery:${first}:${second}`,
			asked: { kind: 'delivery', first, second },
		})),
	);
	const others = year === null ? [] : years.filter((one) => one !== year);
	return [
		...pairs,
		...others
			.toReversed()
			.map((second): Choice => ({ id: `year:${second}`, asked: { kind: 'year', second } })),
		...[nation, ...(group ? [`kostra-${group}`] : [])].map((second): Choice => ({
			id: `node:${second}`,
			asked: { kind: 'node', second },
		})),
	];
}
