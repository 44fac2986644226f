/** A file of invented courses, made while it is read. */
import { syntheticNationalId } from '../../src/lib/domain/nationalId.ts';

const header = [
	'local_id',
	'national_id',
	'residence_municipality',
	'referral_date',
	'start_date',
	'end_date',
	'delivery',
	'phase',
	'diagnosis_group',
	'professions',
	'main_instrument',
	...['barthel20', 'tug', '6mwt', 'eq_vas'].flatMap((id) => [`${id}_start`, `${id}_end`]),
	'goal1_text',
	'goal1_icf_area',
	'goal1_importance',
	'goal1_difficulty',
	'goal1_start_level',
	'goal1_attained',
	'work_start',
	'work_end',
	'satisfaction_patient',
];

const pad = (number: number) => String(number).padStart(2, '0');

/** Everybody in the file is somebody else, born from 1940 on. */
function* nationalIds(): Generator<string> {
	for (let day = 0; ; day++) {
		const date = new Date(Date.UTC(1940, 0, 1 + day)).toISOString().slice(0, 10);
		for (let individual = 0; individual < 10; individual++) {
			const digits = syntheticNationalId(date, individual);
			if (digits) yield digits;
		}
	}
}

function row(index: number, nationalId: string): (string | number)[] {
	const day = pad(1 + (index % 28));
	const month = 1 + (index % 10);
	const year = 2015 + (index % 10);
	return [
		`B-${index}`,
		nationalId,
		['0301', '4601', '5001', '1103'][index % 4] ?? '',
		`${day}.${pad(month)}.${year - 1}`,
		`${day}.${pad(month)}.${year}`,
		`${day}.${pad(month + 2)}.${year}`,
		index % 2 ? 'home' : 'inpatient',
		'early',
		index % 3 ? 'stroke' : 'geriatric_hip_fracture',
		'physiotherapist|nurse|occupational_therapist',
		'barthel20',
		8 + (index % 5),
		12 + (index % 7),
		`${20 + (index % 9)},5`,
		`${14 + (index % 6)},5`,
		200 + (index % 90),
		260 + (index % 90),
		40 + (index % 30),
		50 + (index % 30),
		`Gå til butikken på hjørnet, mål ${index}`,
		'mobility',
		1 + (index % 3),
		1 + (index % 3),
		-1,
		(index % 4) - 1,
		'retired',
		'retired',
		1 + (index % 5),
	];
}

/** @param rows how many courses */
export async function* importFile(rows: number): AsyncGenerator<Uint8Array> {
	const ids = nationalIds();
	let text = `${header.join(';')}\r\n`;
	for (let index = 1; index <= rows; index++) {
		text += `${row(index, String(ids.next().value)).join(';')}\r\n`;
		if (text.length < 64 * 1024 && index < rows) continue;
		yield Buffer.from(text);
		text = '';
	}
}
