/** What can leave the registry for research, variable by variable, and the rows of a release. */

export interface Text {
	nb: string;
	en: string;
}

export interface VariableValue {
	code: string | number;
	label: Text;
}

/** A reason why a value is missing, as a code outside the range of the variable: −91 not measured, −92 refused … */
export interface MissingCode {
	code: number;
	reason: string;
	label: Text;
}

/** `key`: links rows · `quasi`: others may know it of a person · `sensitive`: must not be learnt · `plain`: neither. */
export type Strength = 'key' | 'quasi' | 'sensitive' | 'plain';

export type VariableType = 'integer' | 'number' | 'code' | 'boolean' | 'date';

export interface ExportVariable {
	/** Lower case, digits and underscores, starting with a letter: a name in every program that reads the files. */
	name: string;
	label: Text;
	type: VariableType;
	/** Decimals shown of a `number`; the value itself is never rounded by a file. */
	decimals?: number;
	unit?: Text;
	/** The values of a `code`, in their order. A `code` without values is a text, such as a key. */
	values?: readonly VariableValue[];
	/** In a row a missing code stands as that number, whatever the type; null is a plain absent value. */
	missing: readonly MissingCode[];
	strength: Strength;
	/** Heading in the catalogue. */
	group: string;
	/** The first year it was registered. */
	since: number;
	/** The lowest and highest value that can occur, without missing codes. */
	range?: { min: number; max: number };
	/** Most bytes of a text without values, at most 255; 36 where nothing is said. */
	width?: number;
	/** How the value came about, where the label does not say it all. */
	note?: Text;
}

/** What is in the registry and never leaves it: it can be read about, never asked for. */
export interface NeverExported {
	name: string;
	label: Text;
	strength: 'direct' | 'free';
	reason: Text;
}

/** A date is ISO text, a `code` its own code, a missing value its negative code or null. */
export type Value = string | number | boolean | null;

/** The values of one course, in the order of the release's variables. */
export type Row = readonly Value[];
