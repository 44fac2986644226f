/** The partition that leaves most to show: several are made, none may give anything away, and the most useful is taken. */
import { partition } from '../../domain/disclosure/partition.ts';
import { shownNodes } from '../../domain/disclosure/shownNodes.ts';
import { toldNodes } from '../../domain/disclosure/toldNodes.ts';
import type { Knower, Partition, Place, Whole } from '../../domain/disclosure/types.ts';

interface Input {
	places: readonly Place[];
	wholes: readonly Whole[];
	knowers: readonly Knower[];
	minimum: number;
	within?: Partition;
}

/** What it is worth to show a node: everyone is compared with the nation and the region, few with a single unit. */
function worth(id: string): number {
	const kind = id === 'nation' ? id : id.slice(0, id.indexOf('-'));
	const worths: Record<string, number> = {
		nation: 1000,
		region: 60,
		county: 12,
		trust: 12,
		kostra: 8,
		unit: 2,
	};
	return worths[kind] ?? 4;
}

const isGroup = ({ id }: Whole) => id.startsWith('kostra-') || id.startsWith('centrality-');

/**
 * Blocks may be kept within the regions, which keeps the regions, or reach across, which hides fewer units; and the groups
 * of similar municipalities, which lie across everything, may be left out of account as long as nobody can work one out.
 */
export function bestPartition(input: Input): Partition {
	const regions = input.wholes.filter(({ id }) => id.startsWith('region-')).map(({ places }) => places);
	const plain = input.wholes.filter((whole) => !isGroup(whole));
	const candidates = [
		{ wholes: plain, apart: regions },
		{ wholes: plain },
		{ wholes: input.wholes, apart: regions },
		{ wholes: input.wholes },
	];
	let best: { found: Partition; score: number } | null = null;
	for (const candidate of candidates) {
		// The later ones take more into account and leave less.
		if (best && best.score >= worth('nation') && candidate.wholes === input.wholes) break;
		const found = partition({ ...input, ...candidate });
		const shown = shownNodes(found, input.places, input.wholes).wholes;
		const groups = input.wholes.filter((whole) => isGroup(whole) && shown.get(whole.id) !== 'shown');
		if (candidate.wholes === plain && toldNodes(found, groups, input.knowers).length > 0) continue;
		const score = [...shown].reduce((sum, [id, how]) => sum + (how === 'shown' ? worth(id) : 0), 0);
		if (!best || score > best.score) best = { found, score };
	}
	return best?.found ?? partition(input);
}
