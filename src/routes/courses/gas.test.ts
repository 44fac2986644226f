import { expect, test } from 'vitest';
import type { CourseForm } from '$lib/domain/course/form';
import { gasOf } from './gas';

const goal = (parts: Partial<CourseForm['goals'][number]>) => ({
	text: 'Gå',
	icf_area: '',
	importance: '',
	difficulty: '',
	start_level: '',
	attained: '',
	...parts,
});

test('one goal from −1 to as expected is T 50 from 40', () => {
	expect(gasOf([goal({ attained: '0' })])).toEqual({
		short: 'GAS T 50 (fra 40)',
		explained:
			'Endringen er +10 poeng. Ved start er hvert mål satt til −1, eller −2 når det ikke kan bli verre. 1 av 1 mål er med.',
	});
});

test('a goal that cannot get worse starts at −2, and one without a level is not counted', () => {
	const gas = gasOf([
		goal({ attained: '0', start_level: '-2', importance: '3', difficulty: '2' }),
		goal({ attained: 'refused' }),
		goal({ text: ' ', attained: '2' }),
	]);
	expect(gas?.short).toBe('GAS T 50 (fra 30)');
	expect(gas?.explained).toContain('1 av 2 mål');
});

test('nothing is said before a goal is scaled', () => {
	expect(gasOf([goal({}), goal({ attained: 'unable' })])).toBeNull();
});
