import { describe, expect, it } from 'vitest';
import { faultsByField } from '../course/schema.ts';
import { answerSchema } from './answer.ts';
import { callSchema } from './call.ts';

const read = (typed: Record<string, string>, timepoint: 'm3' | 'm12' = 'm12') =>
	callSchema('2026-02-14', { timepoint, end_date: '2025-02-01' }).safeParse({ mode: 'phone', ...typed });

function faults(result: ReturnType<typeof read>): Record<string, string> {
	if (result.success) return {};
	return Object.fromEntries(
		Object.entries(faultsByField(result.error, {})).map(([field, fault]) => [field, fault.code]),
	);
}

describe('callSchema', () => {
	it('reads an attempt without the rest of the form', () => {
		expect(read({ outcome: 'no_answer', done_on: '' }).data).toEqual({
			kind: 'attempt',
			outcome: 'no_answer',
		});
	});

	it('reads a result with its answers', () => {
		const typed = {
			outcome: 'answered',
			mode: 'visit',
			done_on: '2026-02-13',
			work_state: 'graded_sick_leave',
			work_percent: '50',
			eq_vas: '72',
			satisfaction: '4',
		};
		expect(read(typed).data).toEqual({
			kind: 'result',
			result: 'answered',
			mode: 'visit',
			done_on: '2026-02-13',
			answers: {
				work_state: 'graded_sick_leave',
				work_percent: 50,
				work_weeks: null,
				eq_vas: 72,
				goals_kept: null,
				satisfaction: 4,
			},
		});
	});

	it('takes no answers with a result that has none', () => {
		expect(read({ outcome: 'declined', done_on: '2026-02-14', eq_vas: '50' }).data).toMatchObject({
			result: 'declined',
			answers: null,
		});
	});

	it('needs no answer at 3 months: the contact itself is what counts', () => {
		expect(read({ outcome: 'answered', done_on: '2026-02-14' }, 'm3').data).toMatchObject({
			kind: 'result',
			answers: { work_state: null },
		});
		expect(faults(read({ outcome: 'answered', done_on: '2026-02-14', work_weeks: '4' }, 'm3'))).toEqual({
			work_state: 'required',
		});
	});

	it.each([
		[{ done_on: '2026-02-14' }, { outcome: 'required' }],
		[{ outcome: 'dead', done_on: '' }, { done_on: 'required' }],
		[{ outcome: 'dead', done_on: '2026-02-15' }, { done_on: 'in_future' }],
		[{ outcome: 'dead', done_on: '2025-01-31' }, { done_on: 'before_end' }],
		[{ outcome: 'declined', done_on: '2026-02-14', mode: '' }, { mode: 'required' }],
		[{ outcome: 'answered', done_on: '2026-02-14' }, { answer: 'nothing_answered' }],
		[{ outcome: 'answered', done_on: '2026-02-14', eq_vas: '101' }, { eq_vas: 'above_max' }],
		[{ outcome: 'answered', done_on: '2026-02-14', work_percent: '50' }, { work_state: 'required' }],
		[
			{ outcome: 'answered', done_on: '2026-02-14', work_state: 'work', work_weeks: '61' },
			{ work_weeks: 'above_max' },
		],
		[
			{ outcome: 'answered', done_on: '2026-02-14', work_state: 'graded_sick_leave', work_percent: '100' },
			{ work_percent: 'graded_percent' },
		],
	])('refuses %j', (typed, expected) => {
		expect(faults(read(typed))).toEqual(expected);
	});
});

describe('answerSchema', () => {
	it('drops a per cent that belongs to no state', () => {
		expect(answerSchema.parse({ work_state: 'aap', work_percent: '40' })).toMatchObject({
			work_state: 'aap',
			work_percent: null,
		});
	});

	it.each([
		['work', 12],
		['unemployed', 12],
		['aap', null],
		['graded_sick_leave', null],
		['retired', null],
	])('keeps weeks without a benefit in the state %s: %s', (work_state, work_weeks) => {
		expect(answerSchema.parse({ work_state, work_weeks: '12' })).toMatchObject({ work_weeks });
	});

	it('lets questions be left open, but not all', () => {
		expect(answerSchema.safeParse({ goals_kept: 'partly' }).success).toBe(true);
		expect(answerSchema.safeParse({ eq_vas: '  ' }).success).toBe(false);
	});
});
