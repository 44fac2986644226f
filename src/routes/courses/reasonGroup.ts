import { missingReasons } from '$lib/domain/codes';
import { missingReasonLabel } from '$lib/domain/labels';
import { m } from '$lib/paraglide/messages.js';

/** The reasons why an answer will never come, as the last group of a choice. */
export const reasonGroup = () => ({
	label: m.reason_group(),
	options: missingReasons.map((value) => ({ value, label: missingReasonLabel(value) })),
});
