import { columns, type Column } from '$lib/domain/import/columns';
import { m } from '$lib/paraglide/messages.js';
import { columnLabel } from './columnWords';

export interface ColumnChoices {
	label: string;
	options: { value: string; label: string }[];
}

/** Every column of the registry, under headings; the unit's usual measures before the others. */
export function columnChoices(usual: readonly string[]): ColumnChoices[] {
	const all = [...columns.values()];
	const isMeasure = (column: Column) => column.field.startsWith('measurements.');
	const isUsual = ({ field }: Column) => usual.some((id) => field.startsWith(`measurements.${id}.`));
	const under = (part: string) => (column: Column) => column.field.startsWith(`${part}.`);
	const groups: [label: string, has: (column: Column) => boolean][] = [
		[m.batch_map_group_course(), ({ field }) => !field.includes('.')],
		[m.batch_map_group_usual(), isUsual],
		[m.batch_map_group_goals(), under('goals')],
		[m.batch_map_group_work(), under('work')],
		[m.batch_map_group_followups(), under('followups')],
		[m.batch_map_group_measures(), isMeasure],
		[m.batch_map_group_other(), () => true],
	];
	const placed = new Set<string>();
	return groups.flatMap(([label, has]) => {
		const members = all.filter((column) => !placed.has(column.name) && has(column));
		for (const { name } of members) placed.add(name);
		const options = members.map(({ name, field }) => ({
			value: name,
			label: `${columnLabel(field)} · ${name}`,
		}));
		return options.length > 0 ? [{ label, options }] : [];
	});
}

/** Columns in words, for a sentence. */
export function columnNames(names: readonly string[]): string {
	return names.map((name) => columnLabel(columns.get(name)?.field ?? name)).join(', ');
}
