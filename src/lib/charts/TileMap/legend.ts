/** Where the keys of the map stand: beside each other, on as many lines as they need. */
const lineHeight = 22;
/** Of a letter at 12 pixels, with some room. */
const letter = 6.7;

export interface Key {
	x: number;
	y: number;
	text: string;
}

export function legendLayout(texts: readonly string[], width: number, top: number) {
	let [x, y] = [0, top + 14];
	const keys = texts.map((text): Key => {
		const wide = 22 + text.length * letter;
		if (x > 0 && x + wide > width) [x, y] = [0, y + lineHeight];
		const key = { x, y, text };
		x += wide + 14;
		return key;
	});
	return { keys, height: keys.length === 0 ? top : y + lineHeight };
}
