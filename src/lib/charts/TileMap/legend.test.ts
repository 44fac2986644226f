import { describe, expect, it } from 'vitest';
import { legendLayout } from './legend.ts';

describe('legendLayout', () => {
	it('goes on to another line where the width ends, and needs height for it', () => {
		const texts = ['under 10', '10 til 20', 'Ingen registrert', 'Skjult for å verne andre'];
		const [wide, narrow] = [legendLayout(texts, 2000, 100), legendLayout(texts, 200, 100)];
		expect(new Set(wide.keys.map(({ y }) => y)).size).toBe(1);
		expect(new Set(narrow.keys.map(({ y }) => y)).size).toBeGreaterThan(1);
		expect(narrow.height).toBeGreaterThan(wide.height);
		for (const { x, y } of narrow.keys) expect(x >= 0 && y > 100 && y < narrow.height).toBe(true);
	});

	it('takes no room without keys', () => {
		expect(legendLayout([], 200, 100)).toEqual({ keys: [], height: 100 });
	});
});
