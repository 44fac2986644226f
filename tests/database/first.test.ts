import { expect, test } from 'vitest';
import { openRegistry } from './registry.ts';
test('opens', async () => {
	const t = performance.now();
	const b = await openRegistry();
	console.log('open', performance.now() - t);
	console.log(await b.anonymous().from('organisation').select('id').limit(2));
	console.log(await b.anonymous().from('course').select('id').limit(2));
	console.log(await b.anonymous().rpc('indicator_counts', { p_organisations: ['nation'] }));
	console.log(await b.anonymous().rpc('save_course', { p_course: {} }));
	expect(1).toBe(1);
	await b.close();
});
