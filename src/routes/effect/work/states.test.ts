import { describe, expect, it } from 'vitest';
import { flowsOf, largestIntoWork, shareOfFlow, stateOrder } from './states';

const flows = flowsOf({
	start_end: [
		{ from: 'work', to: 'work', n: 40 },
		{ from: 'full_sick_leave', to: 'work', n: 15 },
		{ from: 'full_sick_leave', to: 'full_sick_leave', n: 45 },
		{ from: 'aap', to: 'work', n: 9 },
	],
	end_m12: [{ from: 'full_sick_leave', to: 'work', n: 30 }],
});

describe('flows of work states', () => {
	it('name the largest step into work from start to end, and of how many', () => {
		expect(largestIntoWork(flows)).toEqual({ flow: flows[1], from: 60 });
		expect(largestIntoWork([])).toBeNull();
	});

	it('are shares of those who were in the same state at the same time', () => {
		expect(flows.slice(1, 3).map((flow) => shareOfFlow(flows, flow))).toEqual([0.25, 0.75]);
	});

	it('have work on top and what is not known at the bottom', () => {
		const ids = stateOrder().map((state) => state.id);
		expect(ids[0]).toBe('work');
		expect(ids.slice(-3)).toEqual(['other', 'unanswered', 'later']);
		expect(new Set(ids).size).toBe(ids.length);
	});
});
