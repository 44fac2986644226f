/** The states of the flows: those of the register, and what small numbers are joined to. */
import type { Flow } from '$lib/charts/Flows/layout';
import { workStates } from '$lib/domain/codes';
import { formatNumber } from '$lib/domain/format';
import { workStateLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';

/** Not as in the register: joined states, what is not known, and a name that is too long for a picture. */
const joined: Record<string, () => string> = {
	other: m.effect_state_other,
	leave_or_aap: m.effect_state_leave_or_aap,
	aap: m.effect_state_aap,
	unanswered: m.effect_state_unanswered,
	later: m.effect_state_later,
};

export function stateLabel(state: string): string {
	const known = workStates.find((one) => one === state);
	return joined[state]?.() ?? (known ? workStateLabel(known) : state);
}

/** From top to bottom: work first, what is not known last. */
export function stateOrder(): { id: string; label: string }[] {
	const [work, ...rest] = workStates.filter((state) => state !== 'other');
	return [...(work ? [work] : []), 'leave_or_aap', ...rest, 'other', 'unanswered', 'later'].map((id) => ({
		id,
		label: stateLabel(id),
	}));
}

interface Sums {
	start_end: readonly { from: string; to: string; n: number }[];
	end_m12: readonly { from: string; to: string; n: number }[];
}

export function flowsOf({ start_end, end_m12 }: Sums): Flow[] {
	return [
		...start_end.map((flow) => ({ ...flow, column: 0 as const })),
		...end_m12.map((flow) => ({ ...flow, column: 1 as const })),
	];
}

/** Of those who were in the same state at the same time. */
export function shareOfFlow(flows: readonly Flow[], flow: Flow): number {
	const together = flows.filter((one) => one.column === flow.column && one.from === flow.from);
	return flow.n / together.reduce((sum, one) => sum + one.n, 0);
}

/** The largest flow into work from start to end, from another state than work. */
export function largestIntoWork(flows: readonly Flow[]): { flow: Flow; from: number } | null {
	const into = flows.filter((flow) => flow.column === 0 && flow.to === 'work' && flow.from !== 'work');
	const largest = into.sort((a, b) => b.n - a.n)[0];
	return largest ? { flow: largest, from: Math.round(largest.n / shareOfFlow(flows, largest)) } : null;
}

/** A label inside a sentence. */
export const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** The largest step into work, in one sentence. */
export function workFinding(flows: readonly Flow[]): string {
	const largest = largestIntoWork(flows);
	if (!largest) return m.effect_work_finding_none();
	return m.effect_work_finding({
		from: formatNumber(largest.from),
		state: lower(stateLabel(largest.flow.from)),
		to: formatNumber(largest.flow.n),
	});
}
