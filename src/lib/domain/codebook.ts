/**
 * The codebook of a released file: every column that occurs, with its text in both languages, type, unit, values and
 * what an empty cell means.
 */
import { fixedVariables } from './codebookFixed.ts';
import { knownVariable } from './codebookKnown.ts';
import { measureVariables } from './codebookMeasures.ts';
import type { Variable } from './codebookTypes.ts';
import { quasiIdentifiers, type Release } from './deidentification/index.ts';

export type { Text, Variable, VariableValue } from './codebookTypes.ts';

/** @throws RangeError for a column that nothing describes: no variable leaves without a meaning */
export function codebookOf(release: Release): Variable[] {
	const limits = new Map(release.report.limits.map((limit) => [limit.column, limit]));
	const measures = new Map(
		release.measures
			.flatMap((measure) => measureVariables(measure, limits.get(measure.name)))
			.map((variable) => [variable.name, variable]),
	);
	return release.columns.map((name) => {
		const known = quasiIdentifiers.find((column) => column === name);
		if (known) return knownVariable(release, known);
		const fixed = fixedVariables[name];
		const variable = fixed ? { name, ...fixed } : measures.get(name);
		if (!variable) throw new RangeError(`no codebook entry for ${name}`);
		return variable;
	});
}
