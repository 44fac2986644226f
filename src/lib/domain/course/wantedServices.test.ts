import { expect, test } from 'vitest';
import { wantedServices } from './wantedServices.ts';

test.each([
	['2', 'home', ['hours_start', 'assessed_before_decision'], ['early_notice', 'report_ready']],
	['4', 'inpatient', ['hours_end', 'living_end'], ['early_notice']],
	['5.2', 'inpatient', ['early_notice', 'report_ready', 'living_end'], ['hours_start']],
	['5.1', 'day', ['report_ready'], ['early_notice', 'need_start']],
	[null, null, ['hours_start'], ['report_ready']],
] as const)('level %s, %s', (service_level, delivery, asked, notAsked) => {
	const wanted = wantedServices({ service_level, delivery });
	expect(wanted).toEqual(expect.arrayContaining([...asked]));
	expect(wanted.filter((field) => (notAsked as readonly string[]).includes(field))).toEqual([]);
	expect(new Set(wanted).size).toBe(wanted.length);
});
