/** A drawing with its title above and its source below, as a picture that stands alone. Pure text in, text out. */

export interface Drawn {
	/** What is inside the svg element. */
	marks: string;
	width: number;
	height: number;
	title: string;
	/** What the page is of: organisation and period. */
	subject: string;
	source: string;
}

export interface Picture {
	text: string;
	width: number;
	height: number;
}

const margin = 24;
const titleLine = { size: 17, height: 22 };
const smallLine = { size: 12, height: 16 };
/** Of letters, on average, in ems: wide enough for the fonts that stand in where Inter is missing. */
const letterWidth = 0.56;

/** Lines of at most so many letters; a word that is longer, as an address can be, is cut. */
export function wrap(text: string, most: number): string[] {
	const words = text
		.split(/\s+/)
		.filter((word) => word !== '')
		.flatMap((word) => word.match(new RegExp(`.{1,${most}}`, 'gu')) ?? []);
	const lines: string[] = [];
	for (const word of words) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] += ` ${word}`;
		else lines.push(word);
	}
	return lines;
}

function escaped(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}

export function framed({ marks, width, height, title, subject, source }: Drawn): Picture {
	const most = (size: number) => Math.max(10, Math.floor(width / (size * letterWidth)));
	const titles = wrap(title, most(titleLine.size));
	const subjects = wrap(subject, most(smallLine.size));
	const sources = wrap(source, most(smallLine.size));
	let y = margin;
	const lines = (texts: string[], { size, height }: typeof titleLine, style: string) =>
		texts
			.map((text) => {
				y += height;
				return `<text x="${margin}" y="${y - height * 0.25}" font-size="${size}" ${style}>${escaped(text)}</text>`;
			})
			.join('');
	const head =
		lines(titles, titleLine, 'font-weight="600" fill="#1e2226"') +
		lines(subjects, smallLine, 'fill="#5c6670"');
	const top = y + 14;
	y = top + height + 12;
	const foot = lines(sources, smallLine, 'fill="#5c6670"');
	const whole = { width: Math.ceil(width + 2 * margin), height: Math.ceil(y + margin) };
	return {
		...whole,
		text:
			`<svg xmlns="http://www.w3.org/2000/svg" width="${whole.width}" height="${whole.height}"` +
			` viewBox="0 0 ${whole.width} ${whole.height}" font-family="Inter, Arial, Helvetica, sans-serif">` +
			`<title>${escaped(title)}</title><rect width="100%" height="100%" fill="#ffffff"/>` +
			`${head}<g transform="translate(${margin} ${top})">${marks}</g>${foot}</svg>\n`,
	};
}

/** A name of a file: letters, digits and hyphens of the title. */
export function fileName(title: string): string {
	const plain = title.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a');
	const name = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
	return name.slice(0, 60).replace(/-$/, '') || 'figur';
}
