import { expect, it } from 'vitest';
import { choiceSchema } from './instruments.ts';

const right = { main_instrument: 'sppb', instruments: ['tug', 'berg'] };

it('takes known instruments with a main one that has a threshold', () => {
	expect(choiceSchema.parse(right)).toEqual(right);
	expect(choiceSchema.parse({ ...right, instruments: [] }).instruments).toEqual([]);
});

it.each([
	['main_instrument', ''],
	['main_instrument', 'hads_a'],
	['instruments', ['unheard_of']],
])('refuses %s = %j at that field', (field, value) => {
	const result = choiceSchema.safeParse({ ...right, [field]: value });
	expect(result.error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
