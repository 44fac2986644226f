import { expect, it } from 'vitest';
import { instruments } from './instruments.ts';
import { licenceLabel } from './licenceLabels.ts';

it.each(instruments.map((instrument) => [instrument.id, instrument] as const))(
	'the licence of %s has Norwegian words of its own',
	(_, instrument) => {
		expect(licenceLabel(instrument, 'nb')).not.toBe(instrument.licence);
		expect(licenceLabel(instrument, 'nb')).not.toBe(licenceLabel(instrument, 'en'));
	},
);

it('a note without words is shown as it is', () => {
	const [first] = instruments;
	expect(first && licenceLabel({ ...first, licence: 'Something new' }, 'nb')).toBe('Something new');
});
