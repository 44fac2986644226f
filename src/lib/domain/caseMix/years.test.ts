import { describe, expect, it } from 'vitest';
import { freezesOn, modelFor } from './index.ts';

describe('freezesOn', () => {
	it('leaves two months for late registration', () => {
		expect(freezesOn(2023, 0)).toBe('2024-03-01');
	});

	it.each([2022, 2023, 2024])('waits until the last course is a year old: %i', (year) => {
		expect(freezesOn(year, 365)).toBe(`${year + 2}-03-01`);
	});

	it('waits until the last course is three months old', () => {
		expect(freezesOn(2023, 92)).toBe('2024-07-01');
	});
});

describe('modelFor', () => {
	const models = [
		{ indicator: 'timely', year: 2022 },
		{ indicator: 'timely', year: 2021 },
		{ indicator: 'timely', year: 2024 },
		{ indicator: 'goals_attained', year: 2023 },
	];

	it('is the model of the year itself, else the newest earlier one', () => {
		expect(modelFor(models, 'timely', 2022)?.year).toBe(2022);
		expect(modelFor(models, 'timely', 2023)?.year).toBe(2022);
		expect(modelFor(models, 'timely', 2026)?.year).toBe(2024);
	});

	it('is never a later one, nor that of another indicator', () => {
		expect(modelFor(models, 'timely', 2020)).toBeNull();
		expect(modelFor(models, 'goals_attained', 2022)).toBeNull();
		expect(modelFor(models, 'kin_satisfied', 2022)).toBeNull();
	});
});
