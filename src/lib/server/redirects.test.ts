import { expect, test } from 'vitest';
import { safePath } from './redirects.ts';

test('a path of this site is kept', () => {
	expect(safePath('/indicators?year=2025')).toBe('/indicators?year=2025');
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '', null])(
	'%s leads to the front page',
	(next) => {
		expect(safePath(next)).toBe('/');
	},
);
