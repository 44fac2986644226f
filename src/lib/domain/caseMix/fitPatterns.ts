import {
	calibration,
	concordance,
	linearRegression,
	logisticRegression,
	type CalibrationGroup,
} from '../../stats/index.ts';
import type { Pattern } from './covariates.ts';
import type { CaseMixFit, CaseMixKind } from './model.ts';

/** Coefficients of a design's columns, intercept first, with what tells how well they fit. */
export interface FittedPatterns extends Omit<CaseMixFit, 'n' | 'national' | 'joined' | 'dropped'> {
	coefficients: number[];
	standardErrors: number[];
}

/** Groups of courses under this size are not shown alone. */
const fewestShown = 20;

/** Small groups join the one before, or after where there is none before. */
export function joinSmall(groups: readonly CalibrationGroup[]): CalibrationGroup[] {
	const joined: CalibrationGroup[] = [];
	for (const group of groups) {
		const before = joined.at(-1);
		if (before && Math.min(before.n, group.n) < fewestShown) {
			joined[joined.length - 1] = {
				n: before.n + group.n,
				observed: before.observed + group.observed,
				expected: before.expected + group.expected,
			};
		} else {
			joined.push(group);
		}
	}
	return joined;
}

function fitProportion(rows: number[][], patterns: readonly Pattern[]): FittedPatterns {
	const met = patterns.map(({ sum }) => sum);
	const counts = patterns.map(({ n }) => n);
	const { coefficients, standardErrors, logLikelihood, fitted } = logisticRegression(
		[...rows, ...rows],
		[...met.map(() => 1), ...met.map(() => 0)],
		[...met, ...patterns.map(({ n, sum }) => n - sum)],
	);
	const predictions = fitted.slice(0, rows.length);
	return {
		...{ coefficients, standardErrors, deviance: -2 * logLikelihood },
		events: met.reduce((total, events) => total + events, 0),
		cStatistic: concordance(predictions, met, counts),
		calibration: joinSmall(calibration(predictions, met, counts).groups),
		...{ rSquared: null, residualVariance: null },
	};
}

function fitMean(rows: number[][], patterns: readonly Pattern[]): FittedPatterns {
	const { coefficients, standardErrors, residualSquares, residualVariance, rSquared } = linearRegression(
		rows,
		patterns,
	);
	return {
		...{ coefficients, standardErrors, deviance: residualSquares, residualVariance, rSquared },
		...{ events: null, cStatistic: null, calibration: [] },
	};
}

/** @throws NoFit when no finite or no single set of coefficients fits the patterns */
export function fitPatterns(
	rows: number[][],
	patterns: readonly Pattern[],
	kind: CaseMixKind,
): FittedPatterns {
	return kind === 'proportion' ? fitProportion(rows, patterns) : fitMean(rows, patterns);
}
