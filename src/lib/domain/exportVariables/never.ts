/** What is in the registry and never leaves it. */
import * as m from '../../paraglide/messages.js';
import { text, type Message } from './texts.ts';
import type { NeverExported } from './types.ts';

const direct = (name: string, label: Message): NeverExported => ({
	name,
	label: text(label),
	strength: 'direct',
	reason: text(m.variable_never_direct),
});
const free = (name: string, label: Message): NeverExported => ({
	name,
	label: text(label),
	strength: 'free',
	reason: text(m.variable_never_free),
});

export const neverExported: readonly NeverExported[] = [
	direct('national_id', m.variable_never_national_id),
	direct('birth_date', m.variable_never_birth_date),
	direct('initials', m.variable_never_initials),
	direct('local_id', m.variable_never_local_id),
	direct('unit', m.variable_never_unit),
	direct('municipality', m.variable_never_municipality),
	direct('contact', m.variable_never_contact),
	free('goal_text', m.variable_never_goal_text),
	free('problem_text', m.variable_never_problem_text),
];
