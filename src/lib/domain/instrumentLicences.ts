/**
 * What using each instrument asks of a unit. No item text of any instrument is stored here, so that the registry itself
 * needs none of them; the note reminds the unit. "Not verified": known, but not read at the source.
 */
export const licenceTerms = ['free', 'citation', 'permission', 'purchase'] as const;
export type LicenceTerms = (typeof licenceTerms)[number];

export interface Licence {
	terms: LicenceTerms;
	/** Who gives it; null where nobody needs to be asked. */
	holder: string | null;
	/** What was found, and how surely. */
	note: string;
}

const licence = (terms: LicenceTerms, holder: string | null, note: string): Licence => ({
	terms,
	holder,
	note,
});

export const licences = {
	free: licence('free', null, 'Free (not verified)'),
	barthel: licence(
		'citation',
		'Maryland State Medical Society',
		'Copyright 1965; non-commercial use with citation usually allowed (not verified)',
	),
	sunnaas: licence(
		'permission',
		'Sunnaas sykehus',
		'Form and manual from Sunnaas hospital; ask before embedding (verified)',
	),
	fim: licence('purchase', 'UDSMR', 'Licence and fee (verified)'),
	iplos: licence('free', 'Helsedirektoratet', 'Public (not verified)'),
	adlTaksonomien: licence(
		'purchase',
		'Sveriges Arbetsterapeuter',
		'Bought, trademark; use in records needs an agreement (verified)',
	),
	amps: licence(
		'purchase',
		'AMPS',
		'Certified raters and proprietary software; only the logit is stored (verified)',
	),
	berg: licence('free', 'K. Berg', 'Free for clinical use, copyright (not verified)'),
	sppb: licence('free', 'National Institute on Aging', 'Free (not verified)'),
	sixMinutes: licence('free', 'American Thoracic Society', 'Free, ATS protocol (not verified)'),
	copm: licence('purchase', 'COPM', 'Licence must be bought (verified)'),
	psfs: licence('citation', null, 'Free with citation (not verified)'),
	euroqol: licence(
		'permission',
		'EuroQol',
		'Registration and agreement, own rules for digital use (verified)',
	),
	who: licence('permission', 'WHO', 'Electronic use needs written permission (verified)'),
	hads: licence('purchase', 'GL Assessment', 'Licence and user fee (secondary page)'),
	promis: licence(
		'permission',
		'PROMIS',
		'Free under PROMIS terms (verified); translations and use in records need permission (not verified)',
	),
	wai: licence('permission', 'Finnish Institute of Occupational Health', 'Copyright; ask (not verified)'),
} as const satisfies Record<string, Licence>;
