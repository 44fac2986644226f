/** Names of the compared groups and of the bars of a distribution. */
import { formatInterval, formatNumber } from '$lib/domain/format';
import { instrumentById, type InstrumentId } from '$lib/domain/instruments';
import { m } from '$lib/paraglide/messages.js';
import type { AskedComparison } from '$lib/server/effect/comparison';
import { partLabel, periodText } from '../../words';

function otherNode(id: string): string {
	return id === 'nation'
		? m.effect_compare_nation()
		: m.effect_compare_kostra({ group: id.replace(/^kostra-EKG0?/, '') });
}

/** As it stands in the list of choices. */
export function choiceLabel(asked: AskedComparison): string {
	if (asked.kind === 'delivery') {
		return m.effect_compare_delivery({ first: partLabel(asked.first), second: partLabel(asked.second) });
	}
	return asked.kind === 'year' ? m.effect_compare_year({ year: asked.second }) : otherNode(asked.second);
}

export function groupNames(asked: AskedComparison, own: string, year: number | null): [string, string] {
	if (asked.kind === 'delivery') return [partLabel(asked.first), partLabel(asked.second)];
	if (asked.kind === 'year') return [periodText(year), String(asked.second)];
	return [own, otherNode(asked.second)];
}

/** "12", "10–14", or for a measure without steps "150–200". */
export function barLabel(instrument: InstrumentId, { low, high }: { low: number; high: number }): string {
	const { step, decimals, max } = instrumentById(instrument);
	const text = (value: number) => formatNumber(value, Number.isInteger(value) ? 0 : Math.max(1, decimals));
	// The next value below where the next bar begins.
	const last = Number((high - (step ?? 10 ** -decimals)).toFixed(decimals));
	const end = max === null ? last : Math.min(last, max);
	return low === end
		? text(low)
		: formatInterval(low, end, Number.isInteger(low) && Number.isInteger(end) ? 0 : decimals);
}
