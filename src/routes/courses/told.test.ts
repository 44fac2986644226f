import { expect, test } from 'vitest';
import { emptyForm } from '$lib/domain/course/form';
import { isBeingTyped, remaining, type Told } from './told';

test.each([
	['end_date', 'end_date', true],
	['end_date', 'start_date', false],
	['measurements.sppb.end', 'measurements.sppb.end.value', true],
	['measurements.sppb.end', 'measurements.sppb.start.value', false],
	['followups.m12.mode', 'followups.m12.done_on', true],
	['followups.m12.mode', 'followups.m3.done_on', false],
	['goals.1.text', 'goals.10.text', false],
	['end_date', '', false],
])('a fault at %s while the cursor is in %s is held back: %s', (fault, field, held) => {
	expect(isBeingTyped(fault, field)).toBe(held);
});

const told: Told = {
	form: emptyForm,
	faults: { phase: { code: 'required' }, delivery: { code: 'required' } },
	missing: [
		{ field: 'phase', section: 'course' },
		{ field: 'delivery', section: 'course' },
	],
	rule: null,
};
const nowMissing = { missing: [{ field: 'phase', section: 'course' as const }], share: 0.5, sections: {} };

test('what was missing and is saved since is no fault any more', () => {
	expect(remaining(told, { completeness: nowMissing, enabled: true })).toEqual({
		phase: { code: 'required' },
	});
});

test('a course that does not save itself keeps what was told', () => {
	expect(remaining(told, { completeness: nowMissing, enabled: false })).toEqual(told.faults);
});
