/** How complete variables are and how their values lie, as the registry tells anyone: rounded, nothing below ten. */
import { z } from 'zod';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const yearRow = z.object({
	year: z.number().int(),
	/** Null: fewer than ten. */
	courses: z.number().int().nullable(),
	filled: z.number().int().nullable(),
});
const valueRow = z.object({ value: z.string(), courses: z.number().int() });
const numberRow = z.object({
	courses: z.number().int(),
	/** At 10, 25, 50, 75 and 90 per cent; null where too few lie beyond. */
	quantiles: z.array(z.number().nullable()),
});

export interface VariableSummary {
	years: z.infer<typeof yearRow>[];
	values: z.infer<typeof valueRow>[];
	number: z.infer<typeof numberRow> | null;
}

export async function readSummary(db: Database, name: string): Promise<VariableSummary> {
	const [years, values, number] = await Promise.all([
		answer(
			z.array(yearRow),
			db
				.from('variable_year')
				.select('year, courses, filled')
				.eq('name', name)
				.order('year', { ascending: false }),
		),
		answer(z.array(valueRow), db.from('variable_value').select('value, courses').eq('name', name)),
		answer(
			numberRow.nullable(),
			db.from('variable_number').select('courses, quantiles').eq('name', name).maybeSingle(),
		),
	]);
	return { years, values, number };
}

export interface LastYear {
	year: number;
	/** Share with a value by variable; none where too few have one. */
	shares: ReadonlyMap<string, number>;
}

/** The last whole year before today that has courses, for a list of all variables; null before anything is summarised. */
export async function readLastYear(db: Database, today: string): Promise<LastYear | null> {
	const last = await answer(
		z.object({ year: z.number().int() }).nullable(),
		db
			.from('variable_year')
			.select('year')
			.lt('year', Number(today.slice(0, 4)))
			.not('courses', 'is', null)
			.order('year', { ascending: false })
			.limit(1)
			.maybeSingle(),
	);
	if (!last) return null;
	const rows = await answer(
		z.array(yearRow.extend({ name: z.string() })),
		db.from('variable_year').select('name, year, courses, filled').eq('year', last.year),
	);
	return {
		year: last.year,
		shares: new Map(
			rows.flatMap(({ name, courses, filled }) =>
				courses === null || filled === null ? [] : [[name, filled / courses] as const],
			),
		),
	};
}
