import { describe, expect, it } from 'vitest';
import { categoryLabel, covariateLabel } from './labels.ts';

describe('words of the case mix models', () => {
	it('name covariates and categories', () => {
		expect(covariateLabel('age_band', 'nb')).toBe('Alder');
		expect(categoryLabel('sex', 'female', 'nb')).toBe('Kvinne');
		expect(categoryLabel('start_level', '1', 'en')).toBe('lowest quarter of the scale');
		expect(categoryLabel('service_type', 'none', 'nb')).toBe('kommunal');
	});

	it('show the code where there is no word', () => {
		expect(categoryLabel('diagnosis_group', 'from_a_later_version', 'nb')).toBe('from_a_later_version');
	});
});
