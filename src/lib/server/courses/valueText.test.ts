import { expect, test } from 'vitest';
import { valueText } from './valueText.ts';

test.each([
	['phase', 'late', 'Sen fase'],
	['work.end.state', 'aap', 'Arbeidsavklaringspenger (AAP)'],
	['state', 'work', 'I ordinært arbeid'],
	['services.living_end', 'nursing_home', 'Sykehjem, langtid'],
	['living_end', 'home', 'Eget hjem'],
	['goals.0.attained', '1', 'Litt over målet'],
	['attained', 0, 'Målet nådd'],
	['goals.1.attained', 'refused', 'Ønsket ikke'],
	['main_instrument', 'berg', 'Bergs balanseskala'],
	['start_date', '2025-03-03', '03.03.2025'],
	['professions', ['nurse', 'physician'], 'Sykepleier, Lege'],
	['no_work', true, 'Ja'],
	['goals.0.text', 'Gå tur', 'Gå tur'],
	['hours_start', 4.5, '4,5'],
	['phase', '', '–'],
	['status', 'withdrawn', 'Trukket fra registeret'],
])('%s %s is %s', (field, value, text) => {
	expect(valueText(field, value)).toBe(text);
});
