import type { Instrument, InstrumentId } from '../../domain/instruments.ts';
import { modelOf, possibleValue, withinRoom } from './instrumentModels.ts';
import type { CoursePlan } from './plan.ts';
import type { Random } from './random.ts';

/** What an instrument would show, whether or not anybody measures. */
export interface Results {
	instrument: Instrument;
	start: number;
	end: number;
	/** After the end, from what was reached there; `passed` is the part of a year. */
	later(end: number, passed: number): number;
}

export function drawResults(plan: CoursePlan, id: InstrumentId, random: Random): Results {
	const { start, gain, after, instrument } = modelOf(plan.unit.spec.profile.models, id);
	const sign = instrument.better === 'higher' ? 1 : -1;
	const atStart = possibleValue(
		instrument,
		start.mean + sign * start.sd * (0.75 * plan.ability + 0.66 * random.normal()),
	);
	const change = gain.mean + gain.sd * (0.85 * plan.progress + 0.53 * random.normal());
	const drift = random.normal(after.mean, after.sd);
	return {
		instrument,
		start: atStart,
		end: possibleValue(instrument, atStart + sign * withinRoom(instrument, atStart, change)),
		later: (end, passed) => possibleValue(instrument, end + sign * drift * passed),
	};
}
