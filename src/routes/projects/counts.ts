import type { Project } from '$lib/server/projects';
import { shownStates, type ShownState } from './states';

export function countStates(projects: readonly Project[]): Record<ShownState, number> {
	const count = (state: ShownState) => projects.filter((project) => project.state === state).length;
	const [sent, asked, approved, rejected, ended] = shownStates;
	return {
		sent: count(sent),
		asked: count(asked),
		approved: count(approved),
		rejected: count(rejected),
		ended: count(ended),
	};
}
