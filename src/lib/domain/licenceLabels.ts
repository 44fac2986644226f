import * as m from '../paraglide/messages.js';
import type { Locale } from '../paraglide/runtime.js';
import type { catalogue } from './instrumentCatalogue.ts';
import type { Texts } from './instrumentLabels.ts';
import type { Instrument } from './instruments.ts';

/** What the catalogue notes of licences, in the reader's words. */
const texts: Texts<(typeof catalogue)[number]['licence']> = {
	'Copyright Maryland State Medical Society; non-commercial use with citation usually allowed (not verified)':
		m.licence_barthel,
	'Licence must be bought (verified)': m.licence_copm,
	'Registration and agreement with EuroQol, own rules for digital use (verified)': m.licence_euroqol,
	'Certified raters and proprietary software; only the logit is stored (verified)': m.licence_amps,
	'Licence and fee, UDSMR (verified)': m.licence_fim,
	'WHO: electronic use needs written permission (verified)': m.licence_who,
	'Licence and user fee, GL Assessment (secondary page)': m.licence_hads,
	'Free under PROMIS terms (verified); translations and use in records need permission (not verified)':
		m.licence_promis,
	'Form and manual from Sunnaas hospital; ask before embedding (verified)': m.licence_sunnaas,
	'Public, Helsedirektoratet (not verified)': m.licence_iplos,
	'Bought from Sveriges Arbetsterapeuter, trademark; use in records needs an agreement (verified)':
		m.licence_adl_taxonomy,
	'Free for clinical use, copyright K. Berg (not verified)': m.licence_berg,
	'Free (not verified)': m.licence_free,
	'Free, National Institute on Aging (not verified)': m.licence_sppb,
	'Free, ATS protocol (not verified)': m.licence_ats,
	'Free with citation (not verified)': m.licence_citation,
	'Copyright Finnish Institute of Occupational Health; ask (not verified)': m.licence_wai,
	'First item of the WAI, Finnish Institute of Occupational Health (not verified)': m.licence_was,
};

const byNote: Readonly<Record<string, (typeof texts)[keyof typeof texts]>> = texts;

/** On which terms an instrument may be used; the catalogue's own note where it has no words yet. */
export function licenceLabel({ licence }: Instrument, locale?: Locale): string {
	return byNote[licence]?.({}, { locale }) ?? licence;
}
