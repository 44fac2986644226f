import { describe, expect, it } from 'vitest';
import { flowsLayout, type Flow } from './layout.ts';

const flows: Flow[] = [
	{ column: 0, from: 'leave', to: 'work', n: 20 },
	{ column: 0, from: 'leave', to: 'leave', n: 30 },
	{ column: 0, from: 'other', to: 'other', n: 10 },
	{ column: 1, from: 'work', to: 'work', n: 20 },
	{ column: 1, from: 'leave', to: 'work', n: 18 },
	{ column: 1, from: 'leave', to: 'other', n: 12 },
	{ column: 1, from: 'other', to: 'other', n: 10 },
];
const order = ['work', 'leave', 'other'];

describe('flowsLayout', () => {
	const layout = flowsLayout(flows, order, { width: 640, height: 320, side: 130 });

	it('has a column for each time and the states from top to bottom in their order', () => {
		expect(layout.columns).toHaveLength(3);
		const last = layout.nodes.filter((node) => node.column === 2).sort((a, b) => a.y0 - b.y0);
		expect(last.map((node) => node.state)).toEqual(['work', 'other']);
		expect(last[0]?.n).toBe(38);
	});

	it('draws flows as wide as they are large, inside the picture, with nothing that is no number', () => {
		expect(JSON.stringify(layout)).not.toMatch(/NaN|null|undefined/);
		expect((layout.links[1]?.width ?? 0) / (layout.links[0]?.width ?? 1)).toBeCloseTo(1.5, 6);
		for (const node of layout.nodes) {
			expect(node.y1).toBeGreaterThan(node.y0);
			expect(node.y1).toBeLessThanOrEqual(layout.height);
			expect(node.x1).toBeLessThanOrEqual(layout.width);
		}
	});

	it('is a picture also without flows', () => {
		expect(flowsLayout([], order, { width: 340, height: 300, side: 60 }).nodes).toEqual([]);
	});
});
