import { licenceLabel } from '$lib/domain/labels';
import type { Instrument } from '$lib/domain/instruments';
import { m } from '$lib/paraglide/messages.js';

/** What a unit must know of the instrument besides its scale: what using it asks, and how it is summarised. */
export function instrumentNote(instrument: Instrument): string {
	const licence = licenceLabel(instrument);
	return instrument.notRelevantCode === undefined ? licence : `${licence}. ${m.function_iplos_note()}`;
}
