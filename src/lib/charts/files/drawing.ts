/** What the browser has drawn, with its styles written into the marks, so that it looks the same without the page. */

/** What the style sheets say of marks and texts. */
const properties = [
	...[
		'fill',
		'fill-opacity',
		'stroke',
		'stroke-width',
		'stroke-dasharray',
		'stroke-linecap',
		'stroke-linejoin',
	],
	...['opacity', 'font-size', 'font-weight', 'paint-order', 'font-variant-numeric'],
];
/** What a mark is without being told. */
const initial: Record<string, string> = {
	...{ 'fill-opacity': '1', stroke: 'none', 'stroke-width': '1px', 'stroke-dasharray': 'none', opacity: '1' },
	...{ 'stroke-linecap': 'butt', 'stroke-linejoin': 'miter', 'font-weight': '400', 'paint-order': 'normal' },
	'font-variant-numeric': 'normal',
};
const texts = ['text', 'tspan'];

/** Of the page, not of the picture. */
const ofPage = ['class', 'tabindex', 'role', 'aria-labelledby', 'aria-describedby', 'style', 'id'];

/** Colours as every program reads them: Chromium hands out oklab() and color(). */
function plainColours(): (value: string) => string {
	const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
	const known = new Map<string, string>();
	return (value) => {
		if (!context || !/^(oklab|oklch|color|lab|lch)\(/.test(value)) return value;
		const found = known.get(value);
		if (found) return found;
		context.clearRect(0, 0, 1, 1);
		context.fillStyle = value;
		context.fillRect(0, 0, 1, 1);
		const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
		const plain = `rgba(${red},${green},${blue},${Number((alpha / 255).toFixed(3))})`;
		known.set(value, plain);
		return plain;
	};
}

/** Every mark says all of its style by itself, so that groups need none but what is not handed down. */
function ownProperties(tag: string): string[] {
	if (tag === 'g') return ['opacity'];
	const isText = texts.includes(tag);
	return properties.filter((name) => isText || !/^(font|paint)/.test(name));
}

function copyStyles(from: Element, to: Element, plain: (value: string) => string): void {
	const style = getComputedStyle(from);
	// A part of a text takes over what the text says.
	const inText = from.tagName === 'tspan';
	for (const name of ['title', 'svg', 'defs', 'pattern'].includes(from.tagName)
		? []
		: ownProperties(from.tagName)) {
		const value = style.getPropertyValue(name);
		if (value !== '' && (inText || value !== initial[name])) to.setAttribute(name, plain(value));
	}
	for (const name of ofPage) {
		if (!(name === 'id' && to.tagName === 'pattern')) to.removeAttribute(name);
	}
	for (const [index, child] of [...from.children].entries()) {
		const twin = to.children[index];
		if (twin) copyStyles(child, twin, plain);
	}
}

/**
 * The marks of a chart in the colours of the light scheme, whatever the page is in: nobody sees the scheme change, since
 * the page is not painted in between.
 */
export function drawnMarks(figure: HTMLElement): { marks: string; width: number; height: number } {
	const svg = figure.querySelector<SVGSVGElement>('svg.wide');
	if (!svg) throw new Error('the figure has no drawing');
	const copy = svg.cloneNode(true) as SVGSVGElement;
	const root = document.documentElement;
	const scheme = root.dataset.colorScheme;
	root.dataset.colorScheme = 'light';
	root.style.colorScheme = 'light';
	try {
		copyStyles(svg, copy, plainColours());
	} finally {
		root.dataset.colorScheme = scheme;
		root.style.removeProperty('color-scheme');
	}
	for (const text of copy.querySelectorAll(':scope > title, :scope > desc')) text.remove();
	const { width, height } = svg.viewBox.baseVal;
	const serializer = new XMLSerializer();
	const marks = [...copy.children].map((mark) => serializer.serializeToString(mark)).join('');
	return { marks: marks.replaceAll(' xmlns="http://www.w3.org/2000/svg"', ''), width, height };
}
