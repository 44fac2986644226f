/** The catalogue: every variable that a project may ask for, in the order of a file. */
import { courseVariables, keyVariables } from './course.ts';
import {
	followupVariables,
	goalVariables,
	measureVariables,
	satisfactionVariables,
	workVariables,
} from './outcomes.ts';
import { quasiVariables } from './quasi.ts';
import { factVariables, serviceVariables } from './services.ts';
import type { ExportVariable } from './types.ts';

export { neverExported } from './never.ts';
export type * from './types.ts';

export const exportVariables: readonly ExportVariable[] = [
	...keyVariables,
	...quasiVariables,
	...courseVariables,
	...measureVariables,
	...goalVariables,
	...workVariables,
	...followupVariables,
	...serviceVariables,
	...satisfactionVariables,
	...factVariables,
];

const byName: ReadonlyMap<string, ExportVariable> = new Map(
	exportVariables.map((variable) => [variable.name, variable]),
);

/** The variable of a name from outside; undefined where the catalogue has none. */
export function exportVariable(name: string): ExportVariable | undefined {
	return byName.get(name);
}

/** Headings of the catalogue, in their order. */
export const variableGroups = [
	'keys',
	'person',
	'course',
	'team',
	'dates',
	'measurements',
	'goals',
	'work',
	'followup',
	'services',
	'satisfaction',
	'indicators',
] as const;
export type VariableGroup = (typeof variableGroups)[number];

/** The variables of a project in the order of the catalogue, with the key that every row has. */
export function variablesOf(names: readonly string[]): ExportVariable[] {
	const wanted = new Set([...names, 'course_key']);
	for (const name of wanted)
		if (!byName.has(name)) throw new RangeError(`no exportable variable is called ${name}`);
	return exportVariables.filter(({ name }) => wanted.has(name));
}
