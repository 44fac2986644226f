/** Why an indicator is there, what it counts, among whom, and what is left out. */
import type { Locale } from '../paraglide/runtime.js';
import type { IndicatorId } from './indicatorsIds.ts';
import { wordsOutcome } from './indicatorsWordsOutcome.ts';
import { wordsProcess } from './indicatorsWordsProcess.ts';
import { wordsUse } from './indicatorsWordsUse.ts';

type Text = (inputs?: object, options?: { locale?: Locale }) => string;

export interface IndicatorWords {
	why: Text;
	/** What is counted as met, or what is averaged. */
	numerator: Text;
	denominator: Text;
	exclusions: Text;
}

export const indicatorWords: Readonly<Record<IndicatorId, IndicatorWords>> = {
	...wordsOutcome,
	...wordsProcess,
	...wordsUse,
};
