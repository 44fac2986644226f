import { describe, expect, it } from 'vitest';
import { sampleRequest, sampleVariables } from '../sample.ts';
import { rSyntax } from './r.ts';
import { stataSyntax } from './stata.ts';

const request = sampleRequest(3, { language: 'en' });

function labelled(label: string) {
	const [first] = sampleVariables;
	if (!first) throw new Error('the sample has no variables');
	return { ...request, variables: [{ ...first, label: { nb: label, en: label } }] };
}

/** What R finds with it is compared by `npm run export:check`. */
describe('rSyntax', () => {
	const lines = rSyntax(request).split('\n');

	it('says the class of each column, labels among them', () => {
		expect(lines).toContain('    "sex" = "character",');
		expect(lines).toContain('    "sex_label" = "character",');
		expect(lines).toContain('    "ended" = "Date"');
	});

	it('keeps the reasons apart, then makes them missing', () => {
		const at = (text: string) => lines.findIndex((line) => line.startsWith(text));
		expect(at('release$tug_start_missing <- factor(release$tug_start, levels = c(-91, -92)')).toBeGreaterThan(
			0,
		);
		expect(at('release$tug_start[release$tug_start %in% c(-91, -92)] <- NA')).toBe(
			at('release$tug_start_missing') + 1,
		);
	});

	it('runs nothing that stands in a label', () => {
		const text = rSyntax(labelled('"); system("rm \\'));
		expect(text).toContain('<- "\\"); system(\\"rm \\\\"');
	});
});

describe('stataSyntax', () => {
	const lines = stataSyntax(request).split('\n');

	it('names the columns in the order of the file', () => {
		expect(lines).toContain('rename v3 sex');
		expect(lines).toContain('rename v4 sex_label');
		expect(lines).toContain('rename v5 phase');
	});

	it('turns codes into labelled numbers and reasons into missing values of their own', () => {
		expect(lines).toContain('replace sex = 2 if sex_t == `"male"\'');
		expect(lines).toContain('label define sex 2 `"Male "m""\', add');
		expect(lines).toContain('mvdecode phase, mv(-92 = .b)');
		expect(lines).toContain('label define phase .b `"Refused"\', add');
	});

	it('starts no macro and ends no quotes within a label', () => {
		const text = stataSyntax(labelled("`x' $y \"' end"));
		expect(text).toContain("label variable person `\"'x' \\$y \" ' end\"'");
	});
});
