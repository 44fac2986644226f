/** Geometry of persons who flow between states over three times. Every time is a column, every state a block in it. */
import { sankey, sankeyLinkHorizontal } from 'd3-sankey';

export interface Flow {
	/** Column that the flow starts in: 0 or 1. */
	column: 0 | 1;
	from: string;
	to: string;
	n: number;
}

export interface FlowsSize {
	width: number;
	height: number;
	/** Room on both sides for the names of the states. */
	side: number;
}

interface State {
	id: string;
	column: number;
	state: string;
}

const top = 26;

/**
 * @param order the states from top to bottom
 */
export function flowsLayout(flows: readonly Flow[], order: readonly string[], size: FlowsSize) {
	const id = (column: number, state: string) => `${column} ${state}`;
	const states = new Map<string, State>();
	for (const { column, from, to } of flows) {
		states.set(id(column, from), { id: id(column, from), column, state: from });
		states.set(id(column + 1, to), { id: id(column + 1, to), column: column + 1, state: to });
	}
	const empty = { width: size.width, height: size.height, columns: [], nodes: [], links: [] };
	// Nobody at all has no place and no width.
	if (flows.every(({ n }) => n === 0)) return empty;
	const rank = (state: string) => order.indexOf(state);
	const graph = sankey<State, { n: number }>()
		.nodeId((node) => node.id)
		.nodeAlign((node) => node.column)
		.nodeSort((a, b) => rank(a.state) - rank(b.state))
		.nodeWidth(12)
		.nodePadding(14)
		.extent([
			[size.side, top],
			[size.width - size.side, size.height - 6],
		])({
		nodes: [...states.values()].sort((a, b) => a.column - b.column || rank(a.state) - rank(b.state)),
		links: flows.map((flow) => ({
			source: id(flow.column, flow.from),
			target: id(flow.column + 1, flow.to),
			value: flow.n,
			n: flow.n,
		})),
	});
	const path = sankeyLinkHorizontal<State, { n: number }>();
	const nodes = graph.nodes.map(({ id: key, column, state, x0 = 0, x1 = 0, y0 = 0, y1 = 0, value = 0 }) => ({
		...{ id: key, column, state, n: value, x0, x1, y0, y1 },
	}));
	return {
		width: size.width,
		height: size.height,
		columns: [...new Set(nodes.map((node) => node.column))].map((column) => ({
			column,
			x: nodes.find((node) => node.column === column)?.x0 ?? 0,
		})),
		nodes,
		// In the order of the flows, which the readings follow.
		links: graph.links.map((link, index) => ({
			index,
			from: flows[index]?.from ?? '',
			to: flows[index]?.to ?? '',
			path: path(link) ?? '',
			width: Math.max(1, link.width ?? 1),
			x: typeof link.source === 'object' ? (link.source.x1 ?? 0) : 0,
			y: link.y0 ?? 0,
		})),
	};
}
