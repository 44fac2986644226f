/**
 * 24 stroke patients in three services (A, B, C), Barthel 0–100 once a week over eight weeks: the data on recovery from
 * stroke in Dobson, An Introduction to Generalized Linear Models. Made into files as a unit would send them: week 1 is
 * the start, week 8 the end.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const subjects = z.array(
	z.object({ Subject: z.string(), Group: z.enum(['A', 'B', 'C']), week1: z.string(), week8: z.string() }),
);

export const services = ['A', 'B', 'C'] as const;

// The source has neither persons nor dates. These are invented, the same for all, and not part of any result.
const invented = {
	birth_date: '01.01.1950',
	sex: 'unknown',
	residence_municipality: '0301',
	start_date: '06.01.2025',
	end_date: '24.02.2025',
	delivery: 'inpatient',
	phase: 'early',
	diagnosis_group: 'stroke',
};

/** The file of one service, with semicolons and a header. */
export function strokeFile(service: (typeof services)[number]): Uint8Array {
	const text = readFileSync(new URL('stroke_barthel.csv', import.meta.url), 'utf8');
	const rows = subjects
		.parse(parse(text, { columns: true }))
		.filter((subject) => subject.Group === service)
		.map((subject) => [subject.Subject, ...Object.values(invented), subject.week1, subject.week8]);
	const header = ['local_id', ...Object.keys(invented), 'barthel100_start', 'barthel100_end'];
	return new TextEncoder().encode([header, ...rows].map((cells) => cells.join(';')).join('\r\n'));
}
