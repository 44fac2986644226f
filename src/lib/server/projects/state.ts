/** Where an application stands. */
export const projectStates = ['draft', 'sent', 'asked', 'approved', 'rejected'] as const;
export type ProjectState = (typeof projectStates)[number] | 'ended';

/** After its last day nothing is drawn from an approved project. */
export function stateOf({
	state,
	ended,
}: {
	state: (typeof projectStates)[number];
	ended: boolean;
}): ProjectState {
	return state === 'approved' && ended ? 'ended' : state;
}
