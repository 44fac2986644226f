import { checkFinite } from './check.ts';

const mostSteps = 200;

/**
 * Root of a continuous function between two points where its signs differ, by regula falsi with the Illinois rule: the secant
 * crosses zero inside the bracket, and an end that stays twice has its value halved, so that the bracket closes from both
 * sides. Never leaves the bracket, which Newton's method might.
 *
 * Source: Dowell M, Jarratt P. BIT 1971;11:168–74.
 * Units: those of the function's argument. Relative error about 10⁻¹³.
 *
 * @throws RangeError if an end is not finite or the function has the same sign at both.
 * @example findRoot((x) => x * x - 2, 0, 2) // 1.41421356…
 */
export function findRoot(f: (x: number) => number, from: number, to: number): number {
	checkFinite('from', from);
	checkFinite('to', to);
	let [a, b, fa, fb] = [from, to, f(from), f(to)];
	if (fa === 0) return a;
	if (fb === 0) return b;
	if (!(fa * fb < 0)) throw new RangeError('f must have different signs at from and to');
	for (let step = 0; step < mostSteps; step += 1) {
		const x = (a * fb - b * fa) / (fb - fa);
		const fx = f(x);
		if (fx === 0 || Math.abs(x - b) <= 1e-14 * Math.abs(x)) return x;
		if (fx * fb < 0) [a, fa] = [b, fb];
		else fa /= 2;
		[b, fb] = [x, fx];
	}
	return b;
}
