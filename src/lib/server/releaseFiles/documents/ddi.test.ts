import { describe, expect, it } from 'vitest';
import { sampleAbout, sampleVariables } from '../sample.ts';
import { ddi } from './ddi.ts';
import { element } from './xml.ts';

/** Children of the elements used here, in the order of the schema of DDI-Codebook 2.5. */
const order: Record<string, string[]> = {
	codeBook: ['docDscr', 'stdyDscr', 'fileDscr', 'dataDscr', 'otherMat'],
	stdyDscr: ['citation', 'stdyInfo', 'method', 'dataAccs', 'othrStdyMat', 'notes'],
	citation: [
		'titlStmt',
		'rspStmt',
		'prodStmt',
		'distStmt',
		'serStmt',
		'verStmt',
		'biblCit',
		'holdings',
		'notes',
	],
	titlStmt: ['titl', 'subTitl', 'altTitl', 'parTitl', 'IDNo'],
	rspStmt: ['AuthEnty', 'othId'],
	prodStmt: ['producer', 'copyright', 'prodDate', 'prodPlac', 'software'],
	verStmt: ['version', 'verResp', 'notes'],
	stdyInfo: ['subject', 'abstract', 'sumDscr', 'notes'],
	sumDscr: ['timePrd', 'collDate', 'nation', 'geogCover', 'geogUnit', 'anlyUnit', 'universe', 'dataKind'],
	fileDscr: ['fileTxt', 'locMap', 'notes'],
	fileTxt: ['fileName', 'fileCitation', 'fileCont', 'fileStrc', 'dimensns', 'fileType', 'format'],
	dimensns: ['caseQnty', 'varQnty'],
	dataDscr: ['varGrp', 'nCubeGrp', 'var', 'nCube', 'notes'],
	var: [
		'location',
		'labl',
		'qstn',
		'valrng',
		'invalrng',
		'universe',
		'txt',
		'catgry',
		'concept',
		'varFormat',
	],
	valrng: ['item', 'range'],
	catgry: ['catValu', 'labl', 'txt', 'catStat'],
};

interface Found {
	name: string;
	children: Found[];
}

/** The elements of well-formed XML without their texts. */
function tree(xml: string): Found {
	const root: Found = { name: '', children: [] };
	const open = [root];
	for (const [, closing, name = '', empty] of xml.matchAll(/<(\/?)([A-Za-z]+)[^>]*?(\/?)>/g)) {
		const parent = open.at(-1);
		if (closing) {
			if (open.pop()?.name !== name) throw new Error(`${name} closes something else`);
			continue;
		}
		const child: Found = { name, children: [] };
		parent?.children.push(child);
		if (!empty) open.push(child);
	}
	if (open.length !== 1) throw new Error('something is left open');
	return root;
}

function misplaced({ name, children }: Found): string[] {
	const places = children.map((child) => order[name]?.indexOf(child.name) ?? -1);
	const here = places.flatMap((place, index) =>
		place < 0 || place < (places[index - 1] ?? 0) ? [`${children[index]?.name} in ${name}`] : [],
	);
	return [...(name === '' ? [] : here), ...children.flatMap(misplaced)];
}

const data = { name: 'data.csv', bytes: 1, sha256: 'ab' };
const xml = ddi(sampleVariables, data, 3, sampleAbout);

describe('ddi', () => {
	it('has known elements only, in the order of the schema', () => {
		const found = tree(xml);
		expect(found.children.map(({ name }) => name)).toEqual(['codeBook']);
		expect(misplaced(found)).toEqual([]);
	});

	it('describes every variable, its values and what is missing', () => {
		expect([...xml.matchAll(/<var /g)]).toHaveLength(sampleVariables.length);
		expect(xml).toMatch(
			/<catgry missing="Y">\s*<catValu>-91<\/catValu>\s*<labl xml:lang="nb">Not measured \(æøå\)<\/labl>/,
		);
		expect(xml).toMatch(/<valrng>\s*<range min="0" max="20"\/>\s*<\/valrng>/);
		expect(xml).toContain('<varFormat type="character" schema="ISO" category="date"/>');
	});

	it('has a biblCit, which may stand once', () => {
		expect([...xml.matchAll(/<biblCit/g)]).toHaveLength(1);
	});
});

describe('element', () => {
	it('escapes texts and attributes, and leaves out what XML does not know', () => {
		expect(element('a', { b: '"&<', c: undefined }, 'x < y & \u0000z').markup).toBe(
			'<a b="&quot;&amp;&lt;">x &lt; y &amp; z</a>',
		);
	});
});
