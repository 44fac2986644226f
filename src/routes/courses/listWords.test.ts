import { describe, expect, it, test } from 'vitest';
import { missingText, nextStep, windowText, leadText, emptyText } from './listWords';

const draft = { id: 'x', status: 'draft' as const, missing: [] };

describe('the next step', () => {
	it('is to measure first where the end measurement is missing', () => {
		const step = nextStep({ ...draft, task: 'finish', missing: ['measurements.berg.end', 'phase'] });
		expect(step).toEqual({
			text: 'Sluttmål og fullfør',
			href: '/courses/x',
			hint: 'Mangler: Bergs balanseskala, slutt · Fase',
		});
	});

	it.each([
		[{ ...draft, task: 'finish' as const }, 'Klart til å fullføres', '/courses/x'],
		[{ ...draft, task: 'finish' as const, missing: ['phase'] }, 'Fullfør forløpet', '/courses/x'],
		[{ ...draft, task: 'still' as const }, 'Pågår fortsatt?', '/courses/x'],
		[
			{ ...draft, status: 'completed' as const, task: 'm3' as const },
			'Ring for 3-månederskontakt',
			'/followup/x?timepoint=m3',
		],
		[
			{ ...draft, status: 'completed' as const, task: 'm12' as const },
			'Ring for 12-månedersoppfølging',
			'/followup/x',
		],
		[{ ...draft, task: null }, 'Fortsett', '/courses/x'],
	])('of %j is %s', (row, text, href) => {
		expect(nextStep(row)).toMatchObject({ text, href });
	});

	it('is nothing for a completed course that nobody waits for', () => {
		expect(nextStep({ ...draft, status: 'completed', task: null })).toBeNull();
	});
});

test('more than three missing fields are counted', () => {
	expect(missingText(['start_date', 'phase', 'delivery'])).toBe('Startdato · Fase · Hvor gis tilbudet');
	expect(missingText(['start_date', 'phase', 'delivery', 'service_level', 'diagnosis_group'])).toBe(
		'Startdato · Fase · Hvor gis tilbudet +2',
	);
});

test('the windows are said as they are', () => {
	expect(windowText('m3')).toBe('2,5–4');
	expect(windowText('m12')).toBe('11–14');
	expect(leadText('m3')).toContain('2,5–4 måneder etter slutt');
	expect(emptyText('m12')).toContain('11 måneder etter slutt');
	expect(leadText('finish')).toContain('30 dager etter slutt');
});
