import { catalogue, type InstrumentShape } from './instrumentCatalogue.ts';

export {
	instrumentGroups,
	instrumentUnits,
	type ImportantChange,
	type InstrumentGroup,
	type InstrumentUnit,
} from './instrumentCatalogue.ts';

export type InstrumentId = (typeof catalogue)[number]['id'];

export type Instrument = Readonly<InstrumentShape> & { readonly id: InstrumentId };

/** Every instrument, in the order in which lists show them. */
export const instruments: readonly Instrument[] = catalogue;

export const instrumentIds: readonly InstrumentId[] = instruments.map((instrument) => instrument.id);

const byId: ReadonlyMap<string, Instrument> = new Map(
	instruments.map((instrument) => [instrument.id, instrument]),
);

/** Tells whether a text from outside (form, import, database) names an instrument. */
export function isInstrumentId(id: string): id is InstrumentId {
	return byId.has(id);
}

/** The instrument of an id: always one for a typed id, perhaps none for a text from outside. */
export function instrumentById(id: InstrumentId): Instrument;
export function instrumentById(id: string): Instrument | undefined;
export function instrumentById(id: string): Instrument | undefined {
	return byId.get(id);
}

/** Of two versions of one scale a course uses one: a value of one is no start for the other. */
export const variants: readonly (readonly [InstrumentId, InstrumentId])[] = [
	['barthel20', 'barthel100'],
	['10mwt', '10mwt_fast'],
	['whodas12', 'whodas12_simple'],
];

export interface MeasurementFault {
	reason: 'below_min' | 'above_max' | 'off_step' | 'too_many_decimals' | 'implausible';
	/** The limit that was passed, the step, or the number of decimals allowed. */
	limit?: number;
}

/**
 * Says why a value cannot be a result of the instrument; null when it can.
 * The ends of the scale come first, so that IPLOS code 9 reads as above the scale.
 * @throws {RangeError} when the value is no finite number: text is parsed before it comes here
 */
export function checkMeasurement(instrument: Instrument, value: number): MeasurementFault | null {
	if (!Number.isFinite(value)) {
		throw new RangeError(`value must be a finite number for ${instrument.id}, got ${value}`);
	}
	const { min, max, plausible, step, decimals } = instrument;
	if (min !== null && value < min) return { reason: 'below_min', limit: min };
	if (max !== null && value > max) return { reason: 'above_max', limit: max };
	if (plausible && value < plausible[0]) return { reason: 'implausible', limit: plausible[0] };
	if (plausible && value > plausible[1]) return { reason: 'implausible', limit: plausible[1] };
	// Number(toFixed) is the number nearest to the decimal text, so 4.35 has two decimals and 4.355 three.
	if (Number(value.toFixed(decimals)) !== value) return { reason: 'too_many_decimals', limit: decimals };
	if (step !== null && (value - (min ?? 0)) % step !== 0) return { reason: 'off_step', limit: step };
	return null;
}

/** Change from start to end in the instrument's unit, positive when better. */
export function improvement(instrument: Instrument, start: number, end: number): number {
	return instrument.better === 'higher' ? end - start : start - end;
}

/**
 * Tells whether the change is at least the instrument's important change, in its better direction;
 * null for an instrument without a threshold.
 *
 * Both sides are rounded to two decimals more than the instrument has, because 0.3 − 0.2 is less
 * than 0.1 in binary. `private.important_improvement` in the database follows the same rule.
 */
export function isImportantImprovement(instrument: Instrument, start: number, end: number): boolean | null {
	if (instrument.importantChange === null) return null;
	const scale = 10 ** (instrument.decimals + 2);
	const change = Math.round(improvement(instrument, start, end) * scale);
	return change >= Math.round(instrument.importantChange.value * scale);
}
