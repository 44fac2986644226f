import { readNumber } from '$lib/domain/course/readNumber';
import { formatNumber } from '$lib/domain/format';
import { iplosStep } from '$lib/domain/iplos';
import { supportNeedLabel } from '$lib/domain/labels';
import { improvement, isImportantImprovement, type Instrument } from '$lib/domain/instruments';
import { m } from '$lib/paraglide/messages.js';

export interface Change {
	/** "+5", in the better direction. */
	size: string;
	words: string;
	/** Threshold of an important change, or that there is none. */
	threshold: string;
	tone: 'better' | 'worse' | 'neutral';
	start: number;
	end: number;
}

/** The patient's own change from what is typed; null until both values are numbers. */
export function changeOf(instrument: Instrument, typedStart: string, typedEnd: string): Change | null {
	const start = readNumber(typedStart);
	const end = readNumber(typedEnd);
	if (start === null || end === null) return null;
	const gain = improvement(instrument, start, end);
	const better = isImportantImprovement(instrument, start, end);
	const worse = isImportantImprovement(instrument, end, start);
	const step = instrument.id === 'iplos_adl' ? stepOf(end) : null;
	const rounded = Number(gain.toFixed(instrument.decimals));
	const words =
		step ??
		(rounded === 0
			? m.function_unchanged()
			: better
				? m.function_important()
				: worse
					? m.function_worse()
					: better === null
						? ''
						: m.function_not_important());
	const limit = instrument.importantChange?.value;
	return {
		size: `${rounded > 0 ? '+' : ''}${formatNumber(rounded, instrument.decimals)}`,
		words,
		threshold:
			limit === undefined
				? m.function_no_threshold()
				: m.function_threshold({ value: formatNumber(limit, decimalsOf(limit)) }),
		tone: better ? 'better' : worse ? 'worse' : 'neutral',
		start,
		end,
	};
}

/** IPLOS is told by its official step, which is what its mean is for. */
function stepOf(mean: number): string | null {
	if (mean < 1 || mean > 5) return null;
	return m.function_step({ step: supportNeedLabel(iplosStep(mean)) });
}

function decimalsOf(value: number): number {
	return String(value).split('.')[1]?.length ?? 0;
}
