import { expect, test } from 'vitest';
import { instrumentById } from '$lib/domain/instruments';
import { changeOf } from './change';

test.each([
	['barthel20', '12', '17', '+5', 'viktig bedring', 'better'],
	['barthel20', '12', '13', '+1', 'mindre enn viktig bedring', 'neutral'],
	['barthel20', '12', '12', '0', 'uendret', 'neutral'],
	['barthel20', '17', '12', '−5', 'viktig forverring', 'worse'],
	['tug', '21,4', '15,2', '+6,2', 'viktig bedring', 'better'],
	['tug', '15,2', '21,4', '−6,2', 'viktig forverring', 'worse'],
] as const)('%s from %s to %s is %s, %s', (id, start, end, size, words, tone) => {
	expect(changeOf(instrumentById(id), start, end)).toMatchObject({ size, words, tone });
});

test('IPLOS is told by its official step', () => {
	expect(changeOf(instrumentById('iplos_adl'), '3,4', '2,25')).toMatchObject({
		size: '+1,15',
		words: 'Middels til stort bistandsbehov',
	});
	expect(changeOf(instrumentById('iplos_adl'), '3', '9')?.words).not.toContain('bistandsbehov');
});

test('an instrument without a threshold says so and judges nothing', () => {
	expect(changeOf(instrumentById('wai'), '20', '40')).toMatchObject({
		size: '+20',
		words: '',
		threshold: 'ingen kjent grense',
		tone: 'neutral',
	});
});

test.each(['', 'mange', '-'])('without two numbers there is no change: %s', (typed) => {
	expect(changeOf(instrumentById('barthel20'), '12', typed)).toBeNull();
});
