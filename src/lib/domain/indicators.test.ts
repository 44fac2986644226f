import { describe, expect, it } from 'vitest';
import { definitionIn, isIndicatorId, judge, type IndicatorDefinition } from './indicators.ts';

const higher = { kind: 'proportion', better: 'higher', green: 0.6, yellow: 0.45 } as const;
const lower = { kind: 'proportion', better: 'lower', green: 0.1, yellow: 0.2 } as const;

describe('judge', () => {
	it.each([
		[0.6, 'high'],
		[0.599, 'moderate'],
		[0.45, 'moderate'],
		[0.449, 'low'],
		[0, 'low'],
		[1, 'high'],
	] as const)('where higher is better, %d is %s', (share, level) => {
		expect(judge(higher, share)).toBe(level);
	});

	it.each([
		[0.1, 'high'],
		[0.101, 'moderate'],
		[0.2, 'moderate'],
		[0.201, 'low'],
	] as const)('where lower is better, %d is %s', (share, level) => {
		expect(judge(lower, share)).toBe(level);
	});

	it('says nothing where nobody has set a level', () => {
		expect(judge({ kind: 'proportion', better: 'higher', green: null, yellow: null }, 0.9)).toBeNull();
	});

	it.each([-0.1, 1.1, Number.NaN])('refuses %d', (share) => {
		expect(() => judge(higher, share)).toThrow(RangeError);
	});

	it('takes values beyond 1 of what is no share of its own courses', () => {
		expect(judge({ kind: 'mean', better: 'higher', green: 1, yellow: 0 }, -0.4)).toBe('low');
		expect(judge({ kind: 'median', better: 'lower', green: 14, yellow: 30 }, 21)).toBe('moderate');
		expect(() => judge({ ...lower, kind: 'median' }, -1)).toThrow(RangeError);
		expect(() => judge({ ...higher, kind: 'mean' }, Infinity)).toThrow(RangeError);
	});

	it('judges coverage up to all that is reported, and nothing beyond it', () => {
		expect(judge({ ...higher, kind: 'coverage' }, 1)).toBe('high');
		expect(judge({ ...higher, kind: 'coverage' }, 1.04)).toBeNull();
	});

	it('never judges where more is neither better nor worse', () => {
		expect(judge({ kind: 'proportion', better: 'neither', green: 0.6, yellow: 0.4 }, 0.7)).toBeNull();
	});
});

describe('definitionIn', () => {
	const first: IndicatorDefinition = {
		id: 'work_m12',
		version: 1,
		validFrom: '2020-01-01',
		validTo: '2025-01-01',
		level: 'outcome',
		kind: 'proportion',
		valueUnit: 'share',
		better: 'higher',
		green: 0.6,
		yellow: 0.45,
		thresholdSource: 'proposal',
		minimumPublic: 10,
		minimumOwn: 5,
		maturesAfterDays: 365,
	};
	const second: IndicatorDefinition = { ...first, version: 2, validFrom: '2025-01-01', validTo: null };

	it('takes the version of the time', () => {
		expect(definitionIn([first, second], 'work_m12', 2024)?.version).toBe(1);
		expect(definitionIn([first, second], 'work_m12', 2025)?.version).toBe(2);
	});

	it('finds none before the first version, nor for another indicator', () => {
		expect(definitionIn([first, second], 'work_m12', 2019)).toBeUndefined();
		expect(definitionIn([first], 'goals_attained', 2024)).toBeUndefined();
	});
});

describe('isIndicatorId', () => {
	it('knows indicators from other texts', () => {
		expect(isIndicatorId('work_m12')).toBe(true);
		expect(isIndicatorId('toString')).toBe(false);
	});
});
