import { m } from '$lib/paraglide/messages.js';
import type { Batch, ImportState } from '$lib/server/imports/batches';

const labels: Record<Exclude<ImportState, 'receiving'>, () => string> = {
	mapping: m.batch_state_mapping,
	checking: m.batch_state_checking,
	checked: m.batch_state_checked,
	adding: m.batch_state_adding,
	finished: m.batch_state_finished,
	undoing: m.batch_state_undoing,
	undone: m.batch_state_undone,
	cancelled: m.batch_state_cancelled,
};

/** How an import stands, in a few words. */
export function stateLabel({ state, trouble }: Pick<Batch, 'state' | 'trouble'>): string {
	if (trouble) return m.batch_state_stopped();
	return state === 'receiving' ? '' : labels[state]();
}
