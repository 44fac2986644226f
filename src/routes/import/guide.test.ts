import { expect, test } from 'vitest';
import { columns } from '$lib/domain/import/columns';
import { guideLines } from './guide';

/** Names between the first and the last of a range: goal1_text … goal6_text. */
function named({ names, isRange }: ReturnType<typeof guideLines>[number]): string[] {
	const pattern = /^(goal|problem)\d/;
	if (!isRange || !names.some((name) => pattern.test(name))) return names;
	return [...columns.keys()].filter((name) =>
		names.some((one) => one.replace(pattern, '$1') === name.replace(pattern, '$1')),
	);
}

test('the guide tells of every column but the measurements, which have a table of their own', () => {
	const told = new Set(guideLines().flatMap(named));
	const measured = [...columns.values()].filter((column) => column.field.startsWith('measurements.'));
	const work = [...columns.keys()].filter((name) => /^work_(end|m3)(_percent)?$/.test(name));
	const left = [...columns.keys()].filter(
		(name) => !told.has(name) && !work.includes(name) && !measured.some((column) => column.name === name),
	);
	expect(left).toEqual([]);
	for (const line of guideLines()) {
		expect(line.meaning).not.toBe('');
		expect(line.values ?? line.list, line.names[0]).toBeTruthy();
	}
});
