import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Bars from './Bars/Bars.svelte';
import Caterpillar from './Caterpillar/Caterpillar.svelte';
import ControlChart from './ControlChart/ControlChart.svelte';
import Distribution from './Distribution/Distribution.svelte';
import Flows from './Flows/Flows.svelte';
import Forest from './Forest/Forest.svelte';
import Funnel from './Funnel/Funnel.svelte';
import Sparkline from './Sparkline/Sparkline.svelte';
import TileMap from './TileMap/TileMap.svelte';
import Trend from './Trend/Trend.svelte';
import TwelveMonths from './TwelveMonths/TwelveMonths.svelte';
import UnitIntervals from './UnitIntervals/UnitIntervals.svelte';

const none = { lower: 0, upper: 0 };
const all = { lower: 0, upper: 1 };
const words = { title: 'Funnet', description: 'Beskrivelsen', readings: ['Lest'], csv: '/csv' };
const unit = 'share' as const;
const zero = { id: 'a', value: 0, interval: none, shrunken: 0 };
const quarter = { year: 2025, quarter: 1, value: 0, limits: none, signal: 'none' as const };
const step = { n: 1, lower95: 0, upper95: 1, lower998: 0, upper998: 1 };
const own = new Set(['a']);
const funnel = { target: 0, limits: [], chance: null, units: [] };
const flow = { column: 0 as const, from: 'work', to: 'work', n: 1 };
const states = [{ id: 'work', label: 'Arbeid' }];
const tile = { id: 'a', column: 0, row: 0, county: 'c', value: null, hidden: true };
const response = { id: 'a', name: 'A', note: '', value: '0', estimate: 0, lower: 0, upper: 0 };
const named = { name: 'A', value: '0' };
const bar = { low: 0, high: 1, start: 0, end: 0, label: '0' };
const series = (points: { year: number; value: number; interval: typeof none | null }[]) => [
	{ id: 'a', name: 'A', points },
];

// What each chart gets besides its words: nothing at all, one point, zeros, and what is hidden.
const cases: [string, unknown, Record<string, unknown>[]][] = [
	[
		'Bars',
		Bars,
		[
			{ rows: [], columns: ['A', 'B'] },
			{ rows: [{ ...named, id: 'a', share: 0, interval: none }], columns: ['A', 'B'] },
			{ rows: [{ ...named, id: 'a', share: 1, interval: null }], columns: ['A', 'B'] },
		],
	],
	[
		'Caterpillar',
		Caterpillar,
		[
			{ units: [], nation: null, own, unit },
			{ units: [zero], nation: { value: 0, label: '0' }, own, unit },
			{ units: [{ ...zero, interval: null, shrunken: null }], nation: null, own, unit: 'days' },
		],
	],
	[
		'ControlChart',
		ControlChart,
		[
			{ centre: 0, points: [], unit },
			{ centre: 0, points: [quarter], unit },
			{ centre: 0, points: [quarter, { ...quarter, quarter: 3 }], unit: 'days' },
		],
	],
	[
		'Distribution',
		Distribution,
		[[], [bar], [bar, { ...bar, low: 1, high: 20, start: 3 }]].map((bars) => ({
			...{ bars, beforeLabel: 'Før', afterLabel: 'Etter', axisLabel: 'Poeng' },
		})),
	],
	[
		'Flows',
		Flows,
		[[], [flow], [{ ...flow, n: 0 }]].map((flows) => ({ flows, states, columns: ['A', 'B', 'C'] })),
	],
	[
		'Forest',
		Forest,
		[
			{ rows: [], references: [], axisLabel: '' },
			{ rows: [response], references: [], axisLabel: '' },
			{ rows: [response], references: [{ value: 0.2, label: 'liten' }], axisLabel: '' },
		],
	],
	[
		'Funnel',
		Funnel,
		[
			{ funnel, own },
			{
				funnel: { ...funnel, limits: [step], units: [{ id: 'a', n: 1, value: 0, flag: 'within' as const }] },
				own,
			},
			{ funnel: { target: 1, limits: [step], chance: [step], units: [] }, own },
		],
	],
	[
		'Sparkline',
		Sparkline,
		[
			{ points: [], years: [], unit, label: 'Utvikling' },
			{ points: [{ year: 2025, value: 0, interval: null }], years: [2025], unit, label: 'Utvikling' },
			{ points: [{ year: 2025, value: 0, interval: none }], years: [2024, 2025], unit: 'days', label: 'U' },
		],
	],
	[
		'TileMap',
		TileMap,
		[
			{ tiles: [], unit },
			{ tiles: [tile], unit },
			{ tiles: [{ ...tile, value: 0, hidden: false }], unit: 'per_1000' },
		],
	],
	[
		'Trend',
		Trend,
		[
			{ series: [], years: [], unit, desired: null },
			{ series: series([]), years: [2025], unit, desired: { value: 0, label: '0' } },
			{ series: series([{ year: 2025, value: 0, interval: none }]), years: [2025], unit, desired: null },
			{
				series: series([{ year: 2025, value: 0, interval: null }]),
				years: [2024, 2025],
				unit: 'days',
				desired: null,
			},
		],
	],
	[
		'TwelveMonths',
		TwelveMonths,
		[[], [0], [0, 0, 0, 0], [7, 0]].map((counts) => ({
			steps: counts.map((count) => ({ name: 'Trinn', count, reading: 'Lest' })),
		})),
	],
	[
		'UnitIntervals',
		UnitIntervals,
		[
			{ units: [], nation: null, unit },
			{ units: [{ ...zero, name: 'A' }], nation: { value: 0, label: '0' }, unit },
			{ units: [{ ...zero, name: 'A', interval: all }], nation: null, unit: 'days' },
		],
	],
];

const attributes = (html: string) =>
	[...html.matchAll(/\s[\w:-]+="([^"]*)"/g)].map((found) => found[1] ?? '');

/** What the server sends; the props are checked by what is drawn of them. */
const draw = (chart: unknown, input?: Record<string, unknown>) =>
	render(chart as Component, { props: { ...words, ...input } }).body;

describe.each(cases)('%s', (name, chart, inputs) => {
	it('is drawn of anything without an attribute that is no number', () => {
		for (const input of inputs) {
			const body = draw(chart, input);
			expect(attributes(body).filter((value) => /NaN|undefined|Infinity|null/.test(value))).toEqual([]);
		}
	});

	it('says what it shows, takes the focus and offers its numbers as a file', () => {
		const body = draw(chart, inputs.at(-1));
		if (name === 'Sparkline') {
			// As large as a word, inside the table that has its numbers.
			expect(body).toMatch(/role="img"[^>]*aria-label="\S/);
			return;
		}
		expect(body).toContain('<h2>Funnet</h2>');
		expect(body).toContain('aria-live="polite"');
		expect(body.match(/<svg[^>]*tabindex="0"/g)).toHaveLength(2);
		expect(body).toMatch(/href="\/csv"/);
	});
});
