/** A unit's usual set of instruments, chosen by its clinicians and by the leaders above it. */
import { z } from 'zod';
import { instrumentById, instrumentIds } from '../../domain/instruments.ts';
import { answer, done } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const unitRow = z.object({
	id: z.string(),
	name: z.string(),
	main_instrument: z.enum(instrumentIds),
	instruments: z.array(z.enum(instrumentIds)),
});
export type InstrumentUnit = z.infer<typeof unitRow>;

/** A choice as it comes from the form. Only an instrument with a threshold can tell an important improvement. */
export const choiceSchema = z.object({
	main_instrument: z.enum(instrumentIds).refine((id) => instrumentById(id).importantChange !== null),
	instruments: z.array(z.enum(instrumentIds)),
});
export type InstrumentChoice = z.infer<typeof choiceSchema>;

/** The active units whose set the signed-in person chooses, by name. */
export function listInstrumentUnits(db: Database): Promise<InstrumentUnit[]> {
	return answer(z.array(unitRow), db.rpc('instrument_units'));
}

/** @throws DatabaseError not_your_unit (42501) for a unit of others */
export async function chooseInstruments(db: Database, unit: string, choice: InstrumentChoice): Promise<void> {
	const { main_instrument: p_main, instruments: p_instruments } = choice;
	await done(db.rpc('choose_instruments', { p_unit: unit, p_main, p_instruments }));
}
