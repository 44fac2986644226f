import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

test('the sizes of the registries come in order, each once', () => {
	expect(readOptions(['--courses', '100000,10000,100000'])).toEqual({
		courses: [10_000, 100_000],
		saves: true,
	});
});

test('without a word the three sizes that the targets name are measured', () => {
	expect(readOptions([]).courses).toEqual([10_000, 100_000, 1_000_000]);
});

test('saves can be left out', () => {
	expect(readOptions(['--no-saves']).saves).toBe(false);
});

test.each(['many', '10000,', '12.5', '10', '-10000'])('%s is no number of courses', (text) => {
	expect(() => readOptions([`--courses=${text}`])).toThrow('--courses');
});

test('an option that does not exist is refused', () => {
	expect(() => readOptions(['--rows', '3'])).toThrow();
});
