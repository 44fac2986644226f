import { expect, it } from 'vitest';
import { locales } from '../../paraglide/runtime.js';
import { channels, sendFaults } from './codes.ts';
import { channelLabel, sendFaultLabel } from './labels.ts';

it.each(locales)('every code of sending has its own text (%s)', (locale) => {
	for (const [codes, texts] of [
		[channels, channels.map((code) => channelLabel(code, locale))],
		[sendFaults, sendFaults.map((code) => sendFaultLabel(code, locale))],
	] as const) {
		expect(texts.filter((text) => text.trim() === '')).toEqual([]);
		expect(new Set(texts).size).toBe(codes.length);
	}
});
