import type { IcfArea } from '../../domain/codes.ts';

/** Goals as patients say them, for old people at home and in wards. */
const everyday: Partial<Record<IcfArea, readonly string[]>> = {
	mobility: [
		'Gå alene til butikken og hjem igjen',
		'Gå trappa opp til soverommet uten hjelp',
		'Gå til postkassa hver dag',
		'Reise meg fra stolen uten støtte',
		'Gå ute med rullator i ti minutter',
		'Ta bussen til sentrum',
		'Gå inne uten rullator',
		'Komme meg inn og ut av bilen',
		'Gå tur rundt vannet',
	],
	self_care: [
		'Dusje selv to ganger i uka',
		'Kle på meg uten hjelp om morgenen',
		'Ta på støttestrømpene selv',
		'Gå på toalettet alene om natta',
		'Vaske håret selv',
		'Stå opp og stelle meg før frokost',
		'Ta medisinene mine selv fra dosetten',
	],
	domestic_life: [
		'Lage middag to ganger i uka',
		'Lage frokost selv hver dag',
		'Bake til helga',
		'Henge opp klesvasken',
		'Støvsuge stua selv',
		'Handle det jeg trenger på butikken',
		'Stelle blomstene på verandaen',
	],
	community_life: [
		'Komme meg på eldresenteret en gang i uka',
		'Gå i kirken på søndager',
		'Bli med i sangkoret igjen',
		'Gå på strikkekafé',
		'Være med på bridge på torsdager',
		'Komme meg på hytta til sommeren',
	],
	relationships: [
		'Besøke søsteren min på egen hånd',
		'Passe oldebarnet en ettermiddag',
		'Ha familien på søndagsmiddag',
	],
	communication: [
		'Ringe barna mine selv',
		'Fortelle hva jeg vil ha i butikken',
		'Lese avisa hver dag',
		'Følge en samtale med flere rundt bordet',
	],
	work_education_economy: ['Betale regningene i nettbanken', 'Komme tilbake til jobben på skolen'],
	tasks: ['Få en fast rytme på dagen', 'Planlegge dagen så jeg ikke blir utslitt'],
	learning: ['Huske avtaler ved hjelp av kalenderen', 'Bruke nettbrettet til videosamtaler'],
};

/** Goals of younger patients and of those in hospital. */
const returning: Partial<Record<IcfArea, readonly string[]>> = {
	mobility: [
		'Gå trygt inne uten hjelpemiddel',
		'Gå en kilometer uten pause',
		'Gå i trapper uten å holde meg fast',
		'Kjøre bil igjen',
		'Sykle til butikken',
		'Gå tur i skogen med hunden',
		'Forflytte meg fra seng til stol alene',
	],
	self_care: [
		'Kle på meg selv med én hånd',
		'Dusje uten hjelp',
		'Spise selv med bestikk',
		'Klare morgenstellet på under en time',
	],
	communication: [
		'Si navnet på barna mine',
		'Delta i en samtale med venner',
		'Skrive en kort melding på telefonen',
		'Lese for barnebarna',
	],
	domestic_life: [
		'Lage middag til familien to ganger i uka',
		'Handle inn til helga',
		'Klare klesvasken selv',
	],
	learning: ['Konsentrere meg i en halvtime', 'Bruke kalenderen på telefonen for å huske avtaler'],
	work_education_economy: [
		'Komme tilbake i 50 % stilling',
		'Tilbake i full jobb innen et år',
		'Ha en avtalt plan med arbeidsgiver',
		'Begynne med to dager i uka på jobb',
		'Finne en jobb jeg kan klare med plagene mine',
		'Fullføre siste året på studiet',
		'Tilrettelegge arbeidsdagen med pauser',
	],
	tasks: [
		'Fordele kreftene gjennom uka',
		'Håndtere stress på jobb uten å bli sykmeldt',
		'Sove bedre og stå opp til fast tid',
		'Si nei når det blir for mye',
	],
	community_life: [
		'Trene på senteret to ganger i uka',
		'Gå på kamp med sønnen min',
		'Spille i korpset igjen',
		'Være med venner på kino',
		'Gå på topptur til høsten',
	],
	body_function: [
		'Ha mindre vondt i ryggen når jeg sitter',
		'Bli i bedre form',
		'Gå ned ti kilo',
		'Sove en hel natt',
		'Få mer krefter i høyre arm',
		'Puste lettere i motbakker',
	],
	relationships: ['Orke å leke med barna etter jobb', 'Ha overskudd til familien i helgene'],
};

/** @throws {RangeError} when a profile has an area that no text is about */
export function goalTexts(area: IcfArea, municipal: boolean): readonly string[] {
	const texts = (municipal ? everyday : returning)[area];
	if (!texts) throw new RangeError(`area must be one with goal texts, got ${area}`);
	return texts;
}
