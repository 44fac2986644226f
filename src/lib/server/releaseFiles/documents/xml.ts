type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Markup that is already safe. */
export interface Xml {
	markup: string;
}

/** Characters that XML 1.0 does not know at all are left out. */
// eslint-disable-next-line no-control-regex
const unknown = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
	return text.replace(unknown, '').replace(/[&<>"]/g, (character) => entities[character] ?? '');
}

/** An element with children or with a text. */
export function element(name: string, attributes: Attributes, content: readonly Xml[] | string = []): Xml {
	const pairs = Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
		.join('');
	if (content.length === 0) return { markup: `<${name}${pairs}/>` };
	const inner =
		typeof content === 'string'
			? escaped(content)
			: `\n${content.map(({ markup }) => markup.replace(/^/gm, '  ')).join('\n')}\n`;
	return { markup: `<${name}${pairs}>${inner}</${name}>` };
}
