/** Activities that patients name as problems in the interview of COPM, short as they are written there. */
const everyday = [
	'Dusje',
	'Gå i trapper',
	'Lage middag',
	'Gå til butikken',
	'Kle på strømper og sko',
	'Komme inn og ut av senga',
	'Vaske klær',
	'Gå ute på ujevnt underlag',
	'Komme til eldresenteret',
	'Støvsuge',
	'Bære kaffekoppen til stua',
	'Vaske håret',
	'Hente posten',
	'Strikke',
	'Reise meg fra lenestolen',
	'Ta bussen',
	'Stelle blomster',
	'Besøke familien',
] as const;

const returning = [
	'Kle på meg',
	'Spise med kniv og gaffel',
	'Forflytte meg til stol',
	'Skrive på tastatur',
	'Følge en samtale',
	'Lage mat til familien',
	'Gå ute alene',
	'Handle inn',
	'Huske avtaler',
	'Lese lengre tekster',
	'Leke med barna',
	'Jobbe ved skjerm',
	'Kjøre bil',
	'Trene',
	'Være sammen med venner',
] as const;

export function problemTexts(municipal: boolean): readonly string[] {
	return municipal ? everyday : returning;
}
