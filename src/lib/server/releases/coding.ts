/** How the numbers and categories of a draw are coded, from counts of the database. */
import { z } from 'zod';
import {
	hasCategories,
	isCounted,
	limitsFrom,
	mergesOf,
	openEnds,
	sharesOf,
	type Coding,
} from '../../domain/deidentification/index.ts';
import type { ExportVariable } from '../../domain/exportVariables/types.ts';
import { answer } from '../backend/answers.ts';
import type { Database } from '../backend/index.ts';

const quantiles = z.record(z.string(), z.tuple([z.number(), z.number()]).nullable());

/** Decides the coding of a draw that is prepared. */
export async function decideCoding(
	service: Database,
	draw: string,
	variables: readonly ExportVariable[],
	k: number,
): Promise<Coding> {
	const categories = variables.filter(hasCategories).sort((a, b) => (a.name < b.name ? -1 : 1));
	const numbers = variables.filter((variable) => isCounted(variable) && !hasCategories(variable));
	const counts = await answer(
		z.array(z.number().int()),
		service.rpc('draw_counts', {
			p_draw: draw,
			p_codes: Object.fromEntries(
				categories.map(({ name, values = [] }) => [name, values.map(({ code }) => String(code))]),
			),
			p_numbers: numbers.map(({ name }) => name),
		}),
	);
	const coding: Coding = { limits: {}, merges: {}, withheld: [] };
	let at = 0;
	for (const variable of categories) {
		const persons = new Map((variable.values ?? []).map(({ code }) => [String(code), counts[at++] ?? 0]));
		const all = [...persons.values()].reduce((sum, count) => sum + count, 0);
		const merges = mergesOf(variable, persons, k);
		if (all > 0 && all < k) coding.withheld.push(variable.name);
		else if (Object.keys(merges).length > 0) coding.merges[variable.name] = merges;
	}
	const shares: Record<string, [number, number]> = {};
	const open = new Map<string, ExportVariable>();
	for (const variable of numbers) {
		const withValue = counts[at++] ?? 0;
		if (withValue < k) {
			if (withValue > 0) coding.withheld.push(variable.name);
			continue;
		}
		const { below, above } = openEnds(variable);
		if (!below && !above) continue;
		shares[variable.name] = sharesOf(variable, withValue, k);
		open.set(variable.name, variable);
	}
	const found = await answer(quantiles, service.rpc('draw_quantiles', { p_draw: draw, p_shares: shares }));
	for (const [name, ends] of Object.entries(found)) {
		const variable = open.get(name);
		if (variable && ends) coding.limits[name] = limitsFrom(variable, ends);
	}
	return coding;
}
