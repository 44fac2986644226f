/** What a researcher reads of where things stand. */
import { m } from '$lib/paraglide/messages.js';
import type { ProjectState } from '$lib/server/projects';
import type { Release } from '$lib/server/releases';

const nextTexts: Record<ProjectState, () => string> = {
	draft: m.research_next_draft,
	sent: m.research_next_sent,
	asked: m.research_next_asked,
	approved: m.research_next_approved,
	rejected: m.research_next_rejected,
	ended: m.research_next_ended,
};
/** What happens next with a project, or what the researcher does. */
export const nextText = (state: ProjectState): string => nextTexts[state]();

const stepTexts = {
	population: m.research_release_step_population,
	protecting: m.research_release_step_protecting,
	rows: m.research_release_step_rows,
	files: m.research_release_step_files,
};
/** What the job does with a release. */
export const stepText = (step: Release['step']): string =>
	step === null ? m.research_release_waits() : stepTexts[step]();

/** The name of a release; revisions come when somebody has left the registry. */
export function releaseName({ number, revision }: Pick<Release, 'number' | 'revision'>): string {
	return revision > 1
		? m.research_release_revision({ number, revision })
		: m.research_release_number({ number });
}
