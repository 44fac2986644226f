import { instrumentById, type Instrument, type InstrumentId } from '../../domain/instruments.ts';

/**
 * How results of an instrument are spread: level at start, gain to the end, and what happens in the
 * year after, all on the instrument's own scale. The levels are rough figures of what such units
 * see, set so that about six in ten reach the important change. They are no norms.
 */
export interface InstrumentModel {
	start: { mean: number; sd: number };
	/** In the better direction. */
	gain: { mean: number; sd: number };
	/** Drift from end to 12 months, in the better direction. */
	after: { mean: number; sd: number };
}

const model = (
	start: [number, number],
	gain: [number, number],
	after: [number, number],
): InstrumentModel => ({
	start: { mean: start[0], sd: start[1] },
	gain: { mean: gain[0], sd: gain[1] },
	after: { mean: after[0], sd: after[1] },
});

/** Old people at home or in a municipal ward. */
export const frail: Partial<Record<InstrumentId, InstrumentModel>> = {
	barthel20: model([13, 3], [2.1, 2.2], [-0.5, 1.4]),
	barthel100: model([62, 15], [11, 11], [-3, 8]),
	berg: model([36, 9], [7.6, 6.2], [-2, 5]),
	tug: model([27, 9], [4.6, 5.4], [-1.5, 4]),
	sppb: model([5.6, 2], [0.9, 1.6], [-0.4, 1.2]),
	'6mwt': model([235, 85], [57, 50], [-15, 45]),
	copm_performance: model([3.6, 1.3], [2.45, 1.9], [-0.4, 1.3]),
	copm_satisfaction: model([3.2, 1.4], [2.6, 2.1], [-0.4, 1.4]),
	psfs: model([3.4, 1.5], [1.8, 1.8], [-0.3, 1.4]),
	eq_vas: model([52, 15], [9.5, 13], [-2, 12]),
	eq5d5l_index_no: model([0.48, 0.19], [0.115, 0.15], [-0.03, 0.13]),
	grip: model([19, 6], [1.8, 3.4], [-0.8, 2.5]),
	iplos_adl: model([2.5, 0.7], [0.42, 0.5], [-0.15, 0.4]),
};

/** After stroke, injury or amputation, in hospital. */
export const acute: Partial<Record<InstrumentId, InstrumentModel>> = {
	fim: model([74, 19], [26.5, 17], [3, 10]),
	barthel100: model([52, 19], [14, 14], [3, 9]),
	berg: model([31, 11], [9.2, 7.5], [1, 5]),
	'6mwt': model([215, 95], [66, 58], [12, 50]),
	'10mwt': model([0.72, 0.25], [0.14, 0.17], [0.02, 0.12]),
	eq_vas: model([48, 16], [12, 14], [2, 13]),
	eq5d5l_index_no: model([0.41, 0.2], [0.14, 0.17], [0.02, 0.13]),
	copm_performance: model([3.4, 1.3], [2.5, 1.9], [0.1, 1.4]),
	copm_satisfaction: model([3, 1.4], [2.6, 2.1], [0.1, 1.5]),
	was: model([1.8, 1.9], [1, 1.7], [0.8, 2]),
	hads: model([14, 6.5], [2, 4.6], [-0.2, 4]),
};

/** Of working age, with a long-lasting complaint. */
export const working: Partial<Record<InstrumentId, InstrumentModel>> = {
	nprs: model([5.9, 1.6], [1.35, 1.6], [-0.2, 1.5]),
	hads: model([17, 6.5], [2.6, 4.8], [0.2, 4.4]),
	eq_vas: model([50, 15], [11, 14], [1, 14]),
	eq5d5l_index_no: model([0.52, 0.18], [0.125, 0.15], [0.01, 0.13]),
	was: model([3.4, 1.9], [0.8, 1.6], [0.1, 1.9]),
	wai: model([23, 6], [3, 4], [1.2, 4.5]),
	psfs: model([3.6, 1.4], [1.75, 1.7], [0, 1.5]),
	promis10_gph: model([37, 5], [2.7, 3.6], [-0.2, 3.2]),
	promis10_gmh: model([41, 6], [2.3, 3.9], [-0.2, 3.4]),
	copm_performance: model([3.7, 1.3], [2.4, 1.9], [-0.1, 1.4]),
	'6mwt': model([415, 95], [58, 48], [-8, 42]),
	grip: model([26, 8], [3.2, 4.4], [-0.3, 3.5]),
};

/** What patients reach, where the scale has no end or hardly anybody is near it. */
const reached: Partial<Record<InstrumentId, readonly [lowest: number, highest: number]>> = {
	tug: [6.5, 120],
	'6mwt': [25, 720],
	'10mwt': [0.1, 1.9],
	'10mwt_fast': [0.1, 2.6],
	grip: [3, 65],
	eq5d5l_index_no: [-0.3, 1],
	eq_vas: [5, 100],
	promis10_gph: [20, 62],
	promis10_gmh: [22, 64],
};

/**
 * What comes of a change where the scale ends: the last third of the room to its best end is harder and
 * harder to win, so that few reach the end itself.
 */
export function withinRoom(instrument: Instrument, from: number, change: number): number {
	const { better, min, max } = instrument;
	const best = better === 'higher' ? max : min;
	if (best === null || change <= 0) return change;
	const room = Math.abs(best - from);
	const easy = (2 / 3) * room;
	if (change <= easy) return change;
	return easy + (room - easy) * (1 - Math.exp((easy - change) / (room - easy || 1)));
}

/** The value nearest to `raw` that the instrument can give: on its step and decimals, within its ends. */
export function possibleValue(instrument: Instrument, raw: number): number {
	const [lowest, highest] = reached[instrument.id] ?? [instrument.min ?? raw, instrument.max ?? raw];
	const origin = instrument.min ?? 0;
	const stepped =
		instrument.step === null ? raw : origin + Math.round((raw - origin) / instrument.step) * instrument.step;
	return Number(Math.min(highest, Math.max(lowest, stepped)).toFixed(instrument.decimals));
}

/** @throws {RangeError} when a unit was given an instrument that its patients have no model for */
export function modelOf(
	models: Partial<Record<InstrumentId, InstrumentModel>>,
	id: InstrumentId,
): InstrumentModel & { instrument: Instrument } {
	const found = models[id];
	if (!found) throw new RangeError(`id must be an instrument with a model, got ${id}`);
	return { ...found, instrument: instrumentById(id) };
}
