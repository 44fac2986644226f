import type { Verified } from './index.ts';

const shown = 50;

function cellLine({
	view,
	place_id,
	indicator,
	year,
	quarter,
}: Verified['differences']['cells'][number]): string {
	const whose = view === 'unit' ? 'treated by' : 'living in';
	return `Cell ${indicator}, ${whose} ${place_id}, ${year} quarter ${quarter}: is not what the facts add up to.`;
}

/** In plain words what was compared and what differs: the first fifty. */
export function reportOf({ compared, differences }: Verified): string[] {
	const lines = [
		...differences.courses.map((id) => `Course ${id}: its facts are not what the course says.`),
		...differences.cells.map(cellLine),
	];
	return [
		`${compared.courses} completed courses and ${compared.cells} cells were compared.`,
		...(lines.length === 0
			? ['Every fact is what its course says, and every cell what the facts add up to.']
			: []),
		...lines.slice(0, shown),
		...(lines.length > shown ? [`… and ${lines.length - shown} more differences.`] : []),
	];
}
