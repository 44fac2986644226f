import { expect, test } from 'vitest';
import { knownFrom, versionFrom } from './known.ts';

const posted = (fields: Record<string, string>) => {
	const post = new FormData();
	for (const [name, value] of Object.entries(fields)) post.set(`known.${name}`, value);
	return knownFrom(post);
};

test('what the page knew is read', () => {
	expect(posted({ status: 'draft', birth_date: '', sex: '' })).toEqual({ status: 'draft', person: null });
	expect(posted({ status: 'completed', birth_date: '1966-05-05', sex: 'female' })).toEqual({
		status: 'completed',
		person: { birth_date: '1966-05-05', sex: 'female' },
	});
});

test.each([
	{},
	{ status: 'withdrawn' },
	{ status: 'draft', birth_date: '05.05.1966', sex: 'female' },
	{ status: 'draft', birth_date: '1966-02-30', sex: 'female' },
	{ status: 'draft', birth_date: '1966-05-05' },
])('%j is nothing known', (fields) => {
	expect(posted(fields as Record<string, string>)).toBeNull();
});

test.each([
	['3', 3],
	['1e30', 0],
	['99999999999', 0],
	['2.5', 0],
	['one', 0],
	[null, 0],
])('version %s is %i', (typed, version) => {
	expect(versionFrom(typed)).toBe(version);
});
