/** Lists of projects: by what a coordinator does with them. */
import { m } from '$lib/paraglide/messages.js';
import type { ProjectState } from '$lib/server/projects';
import type { ReleaseState } from '$lib/server/releases';

export const shownStates = ['sent', 'asked', 'approved', 'rejected', 'ended'] as const;
export type ShownState = (typeof shownStates)[number];

const listTexts: Record<ShownState, () => string> = {
	sent: m.projects_list_sent,
	asked: m.projects_list_asked,
	approved: m.projects_list_approved,
	rejected: m.projects_list_rejected,
	ended: m.projects_list_ended,
};
export const listText = (state: ShownState): string => listTexts[state]();

const stateTexts: Record<ProjectState, () => string> = {
	draft: m.projects_state_draft,
	sent: m.projects_state_sent,
	asked: m.projects_state_asked,
	approved: m.projects_state_approved,
	rejected: m.projects_state_rejected,
	ended: m.projects_state_ended,
};
export const stateText = (state: ProjectState): string => stateTexts[state]();

const releaseTexts: Record<ReleaseState, () => string> = {
	queued: m.projects_release_queued,
	building: m.projects_release_building,
	ready: m.projects_release_ready,
	refused: m.projects_release_refused,
	failed: m.projects_release_failed,
	cancelled: m.projects_release_cancelled,
	withdrawn: m.projects_release_withdrawn,
};
export const releaseText = (state: ReleaseState): string => releaseTexts[state]();
