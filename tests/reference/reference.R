# Reference results for src/lib/stats, made by R independently of that code:
#
#   Rscript tests/reference/reference.R > tests/reference/reference.json
#
# Needs r-base-core, r-cran-survival and r-cran-metafor. Where R has a function of its own it is used; where it has none, the
# result is made on another road than the TypeScript takes (simulated records, matrices, numerical integration).

suppressMessages({
	library(survival)
	library(metafor)
})

results <- list()
add <- function(id, source, input, expected) {
	results[[length(results) + 1]] <<- list(id = id, source = source, input = input, expected = expected)
}

# --- JSON: a vector of one is a number, unless list() or I() says array -------------------------------------------------------

number <- function(x) {
	if (is.infinite(x)) return('"Infinity"')
	sprintf("%.15g", x)
}
json <- function(x, array = FALSE) {
	if (is.null(x)) return("null")
	array <- array || inherits(x, "AsIs")
	if (is.list(x)) {
		parts <- vapply(x, json, "")
		if (is.null(names(x))) return(paste0("[", paste(parts, collapse = ","), "]"))
		return(paste0("{", paste0('"', names(x), '":', parts, collapse = ","), "}"))
	}
	parts <- if (is.character(x)) {
		paste0('"', gsub('(["\\\\])', "\\\\\\1", x), '"')
	} else if (is.logical(x)) {
		ifelse(x, "true", "false")
	} else {
		vapply(x, number, "")
	}
	if (length(parts) == 1 && !array) return(parts)
	paste0("[", paste(parts, collapse = ","), "]")
}
rows_of <- function(frame) unname(lapply(seq_len(nrow(frame)), function(i) as.list(frame[i, , drop = FALSE])))
matrix_rows <- function(m) unname(lapply(seq_len(nrow(m)), function(i) I(unname(m[i, ]))))

# --- Proportions ---------------------------------------------------------------------------------------------------------------

wilson <- function(x, n, confidence = 0.95) {
	as.numeric(suppressWarnings(prop.test(x, n, conf.level = confidence, correct = FALSE))$conf.int)
}
for (case in list(c(3, 7, 0.95), c(1, 1, 0.95), c(250, 1000, 0.99), c(0, 3, 0.9))) {
	add(
		sprintf("wilson_%g_%g_%g", case[1], case[2], case[3]), "prop.test(correct = FALSE)",
		list(successes = case[1], total = case[2], confidence = case[3]),
		list(estimate = case[1] / case[2], limits = wilson(case[1], case[2], case[3]))
	)
}
for (case in list(c(8, 25, 15, 22, 0.95), c(0, 12, 1, 15, 0.9))) {
	p <- c(case[1] / case[2], case[3] / case[4])
	a <- wilson(case[1], case[2], case[5])
	b <- wilson(case[3], case[4], case[5])
	d <- p[1] - p[2]
	add(
		sprintf("newcombe_%g_%g_vs_%g_%g", case[1], case[2], case[3], case[4]), "square-and-add of prop.test limits",
		list(counts = case[1:4], confidence = case[5]),
		list(
			difference = d,
			limits = c(d - sqrt((p[1] - a[1])^2 + (b[2] - p[2])^2), d + sqrt((a[2] - p[1])^2 + (p[2] - b[1])^2))
		)
	)
}
changes <- c(2.5, -1, 0, 3, 1.5, 4, 1, 0.5, 2)
responded <- sum(changes >= 1.5)
add(
	"responders_9_missing_4", "prop.test(correct = FALSE) on the counts",
	list(changes = changes, threshold = 1.5, missing = 4, confidence = 0.9),
	list(
		share = responded / 9, interval = wilson(responded, 9, 0.9),
		bounds = c(responded, responded + 4) / 13,
		outer = c(wilson(responded, 13, 0.9)[1], wilson(responded + 4, 13, 0.9)[2])
	)
)

# --- Funnels -------------------------------------------------------------------------------------------------------------------

interpolated <- function(p, n, theta) {
	r <- which(pbinom(0:n, n, theta) >= p)[1] - 1
	max(0, (r - (pbinom(r, n, theta) - p) / dbinom(r, n, theta)) / n)
}
for (case in list(c(0.55, 40), c(0.15, 7), c(0.6, 1000))) {
	limits <- function(p) c(interpolated(p, case[2], case[1]), 1 - interpolated(p, case[2], 1 - case[1]))
	add(
		sprintf("funnel_limits_%g_n%g", case[1], case[2]), "pbinom and dbinom, quantile found by listing all counts",
		list(target = case[1], total = case[2]), list(at95 = limits(0.025), at998 = limits(0.001))
	)
}
flag <- function(x, n, theta) {
	low <- binom.test(x, n, theta, "less")$p.value
	high <- binom.test(x, n, theta, "greater")$p.value
	if (low < 0.001) "low998" else if (high < 0.001) "high998" else if (low < 0.025) "low95" else if (high < 0.025) "high95" else "within"
}
add(
	"funnel_flags_37", "binom.test, one-sided, for every count", list(total = 37, target = 0.64),
	list(flags = vapply(0:37, flag, "", n = 37, theta = 0.64))
)

tau2_of <- function(phi, s) max(0, (length(s) * phi - (length(s) - 1)) / (sum(s^-2) - sum(s^-4) / sum(s^-2)))
reference_limits <- function(centre, spread, back) {
	z <- qnorm(c(0.025, 0.975, 0.001, 0.999))
	at <- outer(spread, z, function(s, q) back(centre + q * s))
	list(lower95 = at[, 1], upper95 = at[, 2], lower998 = at[, 3], upper998 = at[, 4])
}
proportion_funnel <- function(id, x, n) {
	theta <- asin(sqrt(sum(x) / sum(n)))
	s <- 1 / (2 * sqrt(n))
	z <- (asin(sqrt(x / n)) - theta) / s
	cut <- quantile(z, c(0.1, 0.9))
	phi <- mean(pmin(pmax(z, cut[1]), cut[2])^2)
	tau2 <- tau2_of(phi, s)
	add(
		id, "Spiegelhalter 2005, vectorised in R with quantile()", list(numerators = x, denominators = n),
		list(
			target = sum(x) / sum(n), z = z, phi = phi, tau2 = tau2, zAdjusted = z * s / sqrt(s^2 + tau2),
			limits = reference_limits(theta, sqrt(s^2 + tau2), function(a) sin(pmin(pmax(a, 0), pi / 2))^2)
		)
	)
}
proportion_funnel("overdispersed_funnel_9", c(4, 0, 31, 18, 60, 12, 9, 45, 70), c(5, 3, 40, 44, 75, 31, 9, 90, 81))
proportion_funnel("overdispersed_funnel_chance", c(10, 20, 31, 41), c(20, 40, 60, 80))
ratio_funnel <- function(id, observed, expected, variances = expected) {
	s <- sqrt(variances) / expected
	z <- log(observed / expected) / s
	group <- floor(rank(z) * 10 / (length(z) + 1))
	kept <- group > 0 & group < 9
	phi <- mean(z[kept]^2)
	tau2 <- tau2_of(phi, s[kept])
	spread <- sqrt(s^2 + tau2)
	add(
		id, "Summary Hospital-level Mortality Indicator, vectorised in R with rank()",
		list(observed = observed, expected = expected, variances = variances),
		list(z = z, phi = phi, tau2 = tau2, zAdjusted = log(observed / expected) / spread, limits = reference_limits(0, spread, exp))
	)
}
ratio_funnel(
	"ratio_funnel_14", c(30, 6, 6, 41, 22, 9, 55, 13, 80, 17, 25, 3, 11, 64),
	c(18.2, 9.5, 9.5, 40.1, 35.7, 4.25, 38, 20.5, 61.3, 17, 31.6, 8.8, 6.1, 90.4)
)
ratio_funnel("ratio_funnel_3", c(12, 15, 9), c(11, 16.5, 9))
# Common events: the variance of a count is below the count.
common <- c(18.2, 39.5, 29.5, 40.1, 35.7, 14.25, 38, 20.5, 61.3, 17, 31.6, 88.8)
ratio_funnel("ratio_funnel_common_12", c(20, 33, 31, 45, 30, 15, 46, 12, 66, 17, 29, 95), common, common * 0.35)
ratio_funnel("ratio_funnel_common_4", c(40, 52, 61, 33), c(41.5, 50, 63, 31), c(12, 14.5, 20.25, 9))
difference_funnel <- function(id, d, s) {
	z <- d / s
	cut <- quantile(z, c(0.1, 0.9))
	phi <- mean(pmin(pmax(z, cut[1]), cut[2])^2)
	tau2 <- tau2_of(phi, s)
	add(
		id, "Spiegelhalter 2005, vectorised in R with quantile()", list(differences = d, standardErrors = s),
		list(
			z = z, phi = phi, tau2 = tau2, zAdjusted = d / sqrt(s^2 + tau2),
			limits = reference_limits(0, sqrt(s^2 + tau2), function(x) x)
		)
	)
}
difference_funnel("difference_funnel_8", c(0.4, -0.9, 0.15, 1.3, -0.35, 0.02, -1.1, 0.6), c(0.2, 0.31, 0.12, 0.4, 0.25, 0.1, 0.5, 0.22))
difference_funnel("difference_funnel_chance", c(0.1, -0.2, 0.15, -0.05), c(0.2, 0.25, 0.3, 0.1))

# --- Counts and ratios -----------------------------------------------------------------------------------------------------------

byar <- function(o, confidence) {
	z <- qnorm((1 + confidence) / 2)
	c(o * (1 - 1 / (9 * o) - z / (3 * sqrt(o)))^3, (o + 1) * (1 - 1 / (9 * (o + 1)) + z / (3 * sqrt(o + 1)))^3)
}
for (case in list(c(7, 0.95), c(123, 0.99), c(12345, 0.998))) {
	add(
		sprintf("poisson_%g", case[1]), "poisson.test; Byar by its formula", list(count = case[1], confidence = case[2]),
		list(exact = as.numeric(poisson.test(case[1], conf.level = case[2])$conf.int), byar = byar(case[1], case[2]))
	)
}
add(
	"chisquare_quantiles", "qchisq",
	list(probabilities = c(5e-4, 0.025, 0.5, 0.975, 0.9995), degreesOfFreedom = c(1, 2, 7, 100, 1000, 1999, 2500, 5000, 24692, 2e6)),
	list(quantiles = as.numeric(outer(c(5e-4, 0.025, 0.5, 0.975, 0.9995), c(1, 2, 7, 100, 1000, 1999, 2500, 5000, 24692, 2e6), qchisq)))
)
small <- poisson.test(7, T = 5.3)
add("ratio_exact_7", "poisson.test(7, T = 5.3)", list(observed = 7, expected = 5.3), list(ratio = 7 / 5.3, limits = as.numeric(small$conf.int)))
add("ratio_byar_31", "Byar by its formula", list(observed = 31, expected = 24.6), list(ratio = 31 / 24.6, limits = byar(31, 0.95) / 24.6))

# --- Regression ------------------------------------------------------------------------------------------------------------------

logistic <- function(id, design, outcome, weights = rep(1, length(outcome))) {
	control <- glm.control(epsilon = 1e-14, maxit = 100)
	model <- if (ncol(design) == 0) outcome ~ 1 else outcome ~ design
	fit <- glm(model, binomial, weights = weights, control = control)
	# Once more from the maximum: glm's covariance is one step behind its coefficients.
	fit <- glm(model, binomial, weights = weights, control = control, start = coef(fit))
	add(
		id, "glm(family = binomial), epsilon 1e-14",
		list(rows = if (ncol(design) == 0) lapply(outcome, function(i) list()) else matrix_rows(design), outcome = outcome, weights = weights),
		list(
			coefficients = I(unname(coef(fit))), standardErrors = I(unname(sqrt(diag(vcov(fit))))),
			logLikelihood = as.numeric(logLik(fit)), fitted = unname(fitted(fit))
		)
	)
}
logistic("logistic_weight", as.matrix(mtcars["wt"]), mtcars$am)
logistic("logistic_year", cbind(2000 + mtcars$gear, mtcars$wt / 1e4), mtcars$vs)
logistic("logistic_counts", cbind(c(0, 0, 1, 1, 2, 2), c(0, 0, 1, 1, 0, 0)), c(0, 1, 0, 1, 0, 1), c(40, 11, 25, 19, 8, 14))
logistic("logistic_intercept", matrix(0, 7, 0), c(1, 0, 0, 1, 0, 0, 0))

# Grouped people: what glm and lm make of counts and of single records. Datasets that come with R.
grouped <- list(
	berkeley = with(as.data.frame(UCBAdmissions), {
		met <- Freq[Admit == "Admitted"]
		list(met = met, n = met + Freq[Admit == "Rejected"], factors = data.frame(Gender, Dept)[Admit == "Admitted", ])
	}),
	titanic = with(as.data.frame(Titanic), {
		met <- Freq[Survived == "Yes"]
		n <- met + Freq[Survived == "No"]
		list(met = met[n > 0], n = n[n > 0], factors = data.frame(Class, Sex, Age)[Survived == "Yes", ][n > 0, ])
	}),
	oesophagus = with(esoph, {
		plain <- function(x) factor(x, ordered = FALSE)
		list(met = ncases, n = ncases + ncontrols, factors = data.frame(age = plain(agegp), alcohol = plain(alcgp), tobacco = plain(tobgp)))
	}),
	infertility = with(infert, {
		counts <- aggregate(cbind(case, 1) ~ education + parity + induced + spontaneous, infert, sum)
		list(met = counts$case, n = counts[[6]], factors = data.frame(
			education = counts$education, induced = factor(counts$induced), spontaneous = factor(counts$spontaneous)
		))
	})
)
for (name in names(grouped)) {
	g <- grouped[[name]]
	design <- model.matrix(~., g$factors)[, -1]
	fit <- glm(cbind(g$met, g$n - g$met) ~ design, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100))
	fit <- glm(cbind(g$met, g$n - g$met) ~ design, family = binomial, control = glm.control(epsilon = 1e-14, maxit = 100), start = coef(fit))
	p <- unname(fitted(fit))
	add(
		paste0("grouped_logistic_", name), "glm(cbind(met, n - met)); log likelihood of the single records by dbinom",
		list(rows = matrix_rows(unname(design)), met = g$met, n = g$n),
		list(
			coefficients = unname(coef(fit)), standardErrors = unname(sqrt(diag(vcov(fit)))), fitted = p,
			logLikelihood = sum(dbinom(rep(rep(1:0, length(p)), as.vector(rbind(g$met, g$n - g$met))), 1, rep(p, g$n), log = TRUE))
		)
	)
	# Rounded, so that equal predictions are equal on both sides.
	p <- round(p, 6)
	records <- data.frame(y = rep(rep(1:0, length(p)), as.vector(rbind(g$met, g$n - g$met))), p = rep(p, g$n))
	pairs <- concordance(y ~ p, records)
	rank_sum <- suppressWarnings(wilcox.test(records$p[records$y == 1], records$p[records$y == 0]))$statistic
	stopifnot(abs(pairs$concordance - rank_sum / prod(table(records$y))) < 1e-12)
	add(
		paste0("concordance_", name), "survival concordance() of single records, equal to the rank sum of wilcox.test",
		list(predictions = p, met = g$met, n = g$n), list(concordance = unname(pairs$concordance))
	)
	tenth <- floor(10 * (rank(records$p) - 0.5) / nrow(records))
	o <- as.vector(tapply(records$y, tenth, sum))
	e <- as.vector(tapply(records$p, tenth, sum))
	n <- as.vector(table(tenth))
	statistic <- sum((o - e)^2 / e + ((n - o) - (n - e))^2 / (n - e))
	add(
		paste0("calibration_", name), "rank() of single records, Pearson's statistic over both outcomes, pchisq",
		list(predictions = p, met = g$met, n = g$n),
		list(n = n, observed = o, expected = e, statistic = statistic, p = pchisq(statistic, length(n) - 2, lower.tail = FALSE))
	)
}

# Case mix of six units: most frequent category as reference, rare ones joined to it (as in the registry's rules).
set.seed(20260101)
size <- 900
unit <- sample(paste0("unit-", 1:6), size, TRUE, c(0.3, 0.25, 0.2, 0.12, 0.1, 0.03))
people <- data.frame(
	age_band = sample(c("40-49", "50-59", "60-69", "90+"), size, TRUE, c(0.2, 0.3, 0.49, 0.01)),
	sex = sample(c("female", "male"), size, TRUE, c(0.55, 0.45)),
	diagnosis_group = sample(c("stroke", "pain", "heart", "amputation"), size, TRUE, c(0.45, 0.35, 0.19, 0.01)),
	start_level = sample(c("1", "2", "3", "4", "unknown"), size, TRUE, c(0.15, 0.3, 0.3, 0.15, 0.1)),
	phase = sample(c("early", "late"), size, TRUE, c(0.4, 0.6)),
	service_type = sample(c("none", "day"), size, TRUE, c(0.7, 0.3))
)
stopifnot(sum(people$age_band == "90+") < 20, sum(people$diagnosis_group == "amputation") < 20)
coded <- people
coded$age_band[coded$age_band == "90+"] <- "60-69"
coded$diagnosis_group[coded$diagnosis_group == "amputation"] <- "stroke"
coded <- as.data.frame(lapply(coded, function(x) factor(x, names(sort(table(x), decreasing = TRUE)))))
true <- 0.6 - 0.5 * (coded$diagnosis_group == "pain") - 0.3 * (coded$start_level == "1") + 0.5 * (coded$sex == "male") + c(0.4, -0.5, 0, 0.2, 0, 0.6)[as.integer(factor(unit))]
met <- as.integer(runif(size) < plogis(true))
score <- round(2 * true + rnorm(size), 2)
case_mix <- function(id, source, y, fit, fitted, extra) {
	key <- do.call(paste, c(people, list(unit), sep = "|"))
	first <- which(!duplicated(key))
	per <- function(f) as.vector(tapply(y, factor(key, key[first]), f))
	by_unit <- function(x, f = sum) as.list(tapply(x, unit, f))
	coefficients <- summary(fit)$coefficients
	add(
		id, source,
		c(as.list(people[first, ]), list(unit = unit[first], n = per(length), sum = per(sum), squares = per(function(v) sum(v^2)))),
		c(list(
			coefficients = as.list(coefficients[, 1]), standardErrors = as.list(coefficients[, 2]),
			n = by_unit(y, length), observed = by_unit(y), expected = by_unit(fitted)
		), extra)
	)
}
control <- glm.control(epsilon = 1e-14, maxit = 100)
fit <- glm(met ~ ., binomial, coded, control = control)
fit <- glm(met ~ ., binomial, coded, control = control, start = coef(fit))
p <- fitted(fit)
ratio <- as.vector(tapply(met, unit, sum) / tapply(p, unit, sum))
random <- rma(yi = ratio, sei = as.vector(sqrt(tapply(p * (1 - p), unit, sum)) / tapply(p, unit, sum)), method = "DL")
case_mix(
	"case_mix_proportion", "glm on single records; metafor rma(method = 'DL') and blup of observed over expected", met, fit, p,
	list(deviance = deviance(fit), concordance = unname(concordance(met ~ p)$concordance), variance = as.list(tapply(p * (1 - p), unit, sum)), shrunken = blup(random)$pred)
)
fit <- lm(score ~ ., coded)
counts <- as.vector(table(unit))
difference <- as.vector(tapply(score - fitted(fit), unit, mean))
random <- rma(yi = difference, sei = summary(fit)$sigma / sqrt(counts), method = "DL")
case_mix(
	"case_mix_mean", "lm on single records; metafor rma(method = 'DL') and blup of mean residuals", score, fit, fitted(fit),
	list(rSquared = summary(fit)$r.squared, residualVariance = summary(fit)$sigma^2, shrunken = blup(random)$pred)
)

linear <- function(id, y, columns) {
	fit <- if (ncol(columns) == 0) lm(y ~ 1) else lm(y ~ columns)
	key <- if (ncol(columns) == 0) rep("all", length(y)) else apply(columns, 1, paste, collapse = "|")
	first <- match(unique(key), key)
	per <- function(f) as.vector(tapply(y, factor(key, unique(key)), f))
	add(
		id, "lm on single records",
		list(
			rows = if (ncol(columns) == 0) list(list()) else matrix_rows(unname(columns[first, , drop = FALSE])),
			n = I(per(length)), sum = I(per(sum)), squares = I(per(function(v) sum(v^2)))
		),
		list(
			coefficients = I(unname(coef(fit))), standardErrors = I(unname(sqrt(diag(vcov(fit))))),
			residualSquares = deviance(fit), residualVariance = summary(fit)$sigma^2, rSquared = summary(fit)$r.squared,
			fitted = I(unname(fitted(fit))[first])
		)
	)
}
columns_of <- function(...) model.matrix(~., data.frame(...))[, -1, drop = FALSE]
linear("linear_cars", mtcars$mpg, columns_of(factor(mtcars$cyl), mtcars$am))
linear("linear_warpbreaks", warpbreaks$breaks, columns_of(warpbreaks$wool, warpbreaks$tension))
linear("linear_teeth", ToothGrowth$len, columns_of(ToothGrowth$supp, ToothGrowth$dose))
linear("linear_year", 1e5 + mtcars$hp, columns_of(2000 + mtcars$gear, mtcars$wt / 1e4))
linear("linear_intercept", mtcars$wt, matrix(0, 32, 0))
linear("linear_plants", PlantGrowth$weight, columns_of(PlantGrowth$group))
linear("linear_chickens", chickwts$weight, columns_of(chickwts$feed))
linear("linear_sprays", InsectSprays$count, columns_of(InsectSprays$spray))

bayes <- function(id, y, se) {
	fit <- rma(yi = y, sei = se, method = "DL")
	add(
		id, "metafor rma(method = 'DL') and blup", list(estimates = y, standardErrors = se),
		list(tau2 = fit$tau2, mean = as.numeric(fit$beta), shrunken = blup(fit)$pred)
	)
}
bayes("bayes_spread", c(0.31, -0.42, 0.95, 0.1, -1.2, 0.6, 0.22), c(0.2, 0.31, 0.25, 0.4, 0.35, 0.18, 0.6))
bayes("bayes_schools", c(28, 8, -3, 7, -1, 1, 18, 12), c(15, 10, 16, 11, 9, 11, 10, 18))
p <- c(0.04, 0.001, 0.04, 0.2, 1, 0.03, 0.0005, 0.04, 0.6)
add("bh_ties", "p.adjust(method = 'BH')", list(p = p), list(adjusted = p.adjust(p, "BH")))

# --- Charts over time ----------------------------------------------------------------------------------------------------------

in_run <- function(code, least) {
	runs <- rle(code)
	rep(runs$values != 0 & runs$lengths >= least, runs$lengths)
}
xmr <- function(id, y, screen) {
	mr <- abs(diff(y))
	amr <- mean(mr)
	if (screen) amr <- mean(mr[mr < 3.267 * amr])
	lower <- mean(y) - 2.66 * amr
	upper <- mean(y) + 2.66 * amr
	near <- (y < mean(y) - 2.66 * amr * 2 / 3 & y >= lower) | (y > mean(y) + 2.66 * amr * 2 / 3 & y <= upper)
	side <- sign(y - mean(y))
	step <- in_run(sign(diff(y)), 6)
	trend <- c(step, FALSE) | c(FALSE, step)
	direction <- ifelse(c(step, FALSE), sign(c(diff(y), 0)), sign(c(0, diff(y))))
	two <- rep(FALSE, length(y))
	for (i in 1:(length(y) - 2)) {
		three <- i:(i + 2)
		if (sum(near[three]) >= 2 && abs(sum(side[three])) == 3) two[three] <- two[three] | near[three]
	}
	shift <- in_run(side, 7)
	signals <- ifelse(y > upper, "aboveLimit", ifelse(y < lower, "belowLimit",
		ifelse(shift & side > 0, "shiftUp", ifelse(shift, "shiftDown",
			ifelse(trend & direction > 0, "rising", ifelse(trend, "falling", ifelse(two, "nearLimit", "none")))))))
	add(
		id, "limits and rules in R, runs by rle()", list(values = y, screen = screen),
		list(mean = mean(y), meanMovingRange = amr, lower = lower, upper = upper, signals = signals)
	)
}
xmr("xmr_shift", c(50, 54, 49, 52, 55, 48, 51, 53, 50, 49, 58, 59, 60, 58, 61, 59, 60, 72, 59, 58), TRUE)
xmr("xmr_trend", c(31, 29, 33, 30, 34, 28, 29, 30.5, 31, 32, 33, 34, 30, 29, 32, 28, 36, 35, 31, 27, 33), FALSE)
xmr("xmr_two_of_three", c(10, 10.4, 10, 10.4, 10, 11.6, 10.4, 11.7, 10, 10.4, 10, 8.8, 8.7, 10, 10.4, 13, 11.6, 10.4, 10, 10.4, 10, 8.8, 10.4, 8.7, rep(c(10, 10.4), 12)), TRUE)
xmr("xmr_falling", c(9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 9, 3, 8, 2, 9, 4), TRUE)

run_chart <- function(id, y) {
	m <- median(y)
	side <- sign(y - m)[y != m]
	add(
		id, "rle() and qbinom()", list(values = y),
		list(
			median = m, useful = length(side), longestRun = max(rle(side)$lengths),
			longestRunMax = round(log2(length(side))) + 3, crossings = length(rle(side)$lengths) - 1,
			crossingsMin = qbinom(0.05, length(side) - 1, 0.5),
			signal = max(rle(side)$lengths) > round(log2(length(side))) + 3 ||
				length(rle(side)$lengths) - 1 < qbinom(0.05, length(side) - 1, 0.5)
		)
	)
}
run_chart("run_calm", c(5, 8, 6, 7, 6, 9, 4, 6, 8, 5, 6, 7, 6, 5, 9))
run_chart("run_two_levels", c(3, 4, 2, 3, 4, 3, 2, 4, 3, 9, 8, 9, 7, 8, 9, 8, 7, 9))
x <- c(610, 655, 598, 702, 640, 590, 720, 688)
n <- c(1010, 1002, 985, 1090, 1044, 1001, 1075, 1060)
cl <- sum(x) / sum(n)
sd_n <- sqrt(cl * (1 - cl) / n)
sigma <- mean(abs(diff((x / n - cl) / sd_n))) / 1.128
add(
	"p_chart_laney", "Laney 2002, vectorised in R", list(numerators = x, denominators = n),
	list(centre = cl, sigmaZ = sigma, plain = c(cl - 3 * sd_n, cl + 3 * sd_n), prime = c(cl - 3 * sigma * sd_n, cl + 3 * sigma * sd_n))
)

# --- Before and after ------------------------------------------------------------------------------------------------------------

values <- c(4.1, 5.5, 3.2, 6.8, 5, 4.4, 7.1)
add(
	"mean_interval_7", "t.test", list(n = 7, mean = mean(values), sd = sd(values), confidence = 0.99),
	list(limits = as.numeric(t.test(values, conf.level = 0.99)$conf.int))
)
other <- c(3.9, 2.2, 4.8, 1.7, 3.3)
add(
	"welch_7_5", "t.test(var.equal = FALSE)", list(
		first = list(mean = mean(values), standardError = sd(values) / sqrt(7), n = 7),
		second = list(mean = mean(other), standardError = sd(other) / sqrt(5), n = 5), confidence = 0.9
	),
	list(limits = as.numeric(t.test(values, other, conf.level = 0.9)$conf.int))
)
add(
	"quantile_type7", "quantile(type = 7)", list(values = values, probabilities = c(0, 0.1, 0.25, 0.5, 0.9, 1)),
	list(quantiles = as.numeric(quantile(values, c(0, 0.1, 0.25, 0.5, 0.9, 1), type = 7)))
)
m <- c(2, 3, 4, 11, 50, 170, 3000, 100001, 250000)
add(
	"hedges_factor", "gamma() up to 170, then lgamma()", list(degreesOfFreedom = m),
	list(factor = ifelse(m <= 170, suppressWarnings(gamma(m / 2) / (sqrt(m / 2) * gamma((m - 1) / 2))), exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / sqrt(m / 2)))
)
grid <- expand.grid(t = c(-4, -0.5, 0, 0.5, 2, 9, 25), df = c(1, 3, 11, 60, 700), delta = c(-3, 0, 1, 8, 30))
add(
	"noncentral_t", "pt(ncp), accurate to 1e-12 absolute", list(cases = matrix_rows(as.matrix(grid))),
	list(probabilities = suppressWarnings(pt(grid$t, grid$df, grid$delta)))
)
noncentrality <- function(t, df, confidence) {
	solve <- function(p) uniroot(function(d) suppressWarnings(pt(t, df, d)) - p, c(t - 30, min(37, t + 30)), tol = 1e-13, maxiter = 1e4)$root
	c(solve((1 + confidence) / 2), solve((1 - confidence) / 2))
}
add(
	"noncentrality_limits", "uniroot over pt(ncp)",
	list(cases = list(c(2.2, 9, 0.95), c(-1.4, 4, 0.9), c(0, 20, 0.95), c(6, 80, 0.998))),
	list(limits = list(noncentrality(2.2, 9, 0.95), noncentrality(-1.4, 4, 0.9), noncentrality(0, 20, 0.95), noncentrality(6, 80, 0.998)))
)
paired <- function(id, before, after, confidence) {
	test <- t.test(after, before, paired = TRUE, conf.level = confidence)
	d <- after - before
	n <- length(d)
	size <- escalc("SMCR", m1i = mean(after), m2i = mean(before), sd1i = sd(before), ni = n, ri = cor(before, after))
	half <- qnorm((1 + confidence) / 2) * sqrt(as.numeric(size$vi))
	g <- as.numeric(size$yi)
	add(
		id, "t.test(paired); metafor escalc('SMCR'); uniroot over pt(ncp)",
		list(before = before, after = after, confidence = confidence),
		list(
			mean = mean(d), sd = sd(d), limits = as.numeric(test$conf.int), meanBefore = mean(before), meanAfter = mean(after),
			standardisedResponseMean = c(mean(d) / sd(d), noncentrality(sqrt(n) * mean(d) / sd(d), n - 1, confidence) / sqrt(n)),
			hedgesG = c(g, g - half, g + half)
		)
	)
}
paired("paired_15", c(41, 55, 38, 60, 47, 52, 44, 58, 39, 50, 63, 48, 45, 57, 51), c(50, 54, 49, 66, 50, 61, 47, 70, 41, 49, 70, 60, 44, 69, 58), 0.95)
paired("paired_worse_6", c(7.5, 6, 8.25, 5.5, 7, 6.75), c(6.5, 6.25, 7, 5.25, 5, 6.5), 0.99)
paired("paired_three", c(1, 4, 2), c(3, 5, 6), 0.9)

pseudomedian <- function(d) {
	sums <- outer(d, d, "+")
	median(sums[upper.tri(sums, diag = TRUE)]) / 2
}
signed_rank <- function(id, differences, used = differences) {
	exact <- length(used) < 50 && !any(duplicated(abs(used)))
	test <- suppressWarnings(wilcox.test(used, exact = exact, correct = TRUE))
	add(
		id, "wilcox.test on the differences other than 0; median of all pair means", list(differences = differences),
		list(v = unname(test$statistic), p = test$p.value, method = if (exact) "exact" else "normal", hodgesLehmann = pseudomedian(used))
	)
}
signed_rank("wilcoxon_exact_9", c(1.1, -0.4, 2.3, 0.9, -1.7, 3.2, 0.2, 2.9, -0.1))
signed_rank("wilcoxon_ties_14", c(2, 2, -1, 3, 3, 3, -2, 5, 4, -4, 1, 1, 6, 2))
signed_rank("wilcoxon_zeros_8", c(0, 3, 0, -1, 4, 6, 0, 2), c(3, -1, 4, 6, 2))
signed_rank("wilcoxon_exact_49", ((1:49) * 37) %% 101 - 40 + (1:49) / 64)
signed_rank("wilcoxon_large_60", ((1:60) * 29) %% 97 / 4 - 9.125)

sem <- 6.2 * sqrt(1 - 0.87)
add(
	"reliable_change_vas", "formulas with qnorm()", list(before = 41, after = 52.5, sd = 6.2, reliability = 0.87),
	list(
		index = 11.5 / sqrt(2 * sem^2), sem = sem, difference = sqrt(2 * sem^2),
		detectable = qnorm(c(0.975, 0.95)) * sqrt(2 * sem^2)
	)
)
# The movement itself: mean of the first measurement minus mean of the second, of those whose first lies above the cut-off.
regression <- function(id, mean, between, within, cutoff, baselines, side) {
	sign <- if (side == "above") 1 else -1
	spread <- sqrt(between + within / baselines)
	density <- function(x) dnorm(x, mean, spread)
	true_value <- function(x) mean + between / (between + within / baselines) * (x - mean)
	end <- cutoff + sign * 12 * spread
	part <- function(f) integrate(f, min(cutoff, end), max(cutoff, end), rel.tol = 1e-12, subdivisions = 1000)$value
	add(
		id, "integrate() over the selected measurements",
		list(mean = mean, between = between, within = within, cutoff = cutoff, baselines = baselines, side = side),
		list(expected = sign * part(function(x) (x - true_value(x)) * density(x)) / part(density))
	)
}
regression("regression_above", 50, 64, 36, 58, 1, "above")
regression("regression_below_two", 12.5, 9, 4, 10, 2, "below")

strata <- data.frame(eligible = c(55, 80, 24, 12), responded = c(41, 52, 24, 5), successes = c(30, 22, 0, 5))
records <- do.call(rbind, lapply(1:4, function(s) {
	data.frame(
		success = rep(1:0, c(strata$successes[s], strata$responded[s] - strata$successes[s])),
		weight = strata$eligible[s] / strata$responded[s], stratum = s
	)
}))
within <- vapply(split(records, records$stratum), function(r) var(r$success) * (nrow(r) - 1) / nrow(r)^2 * sum(r$weight)^2, 0)
add(
	"ipw_records", "weighted.mean and within-stratum variances over one record for each answer", list(strata = rows_of(strata)),
	list(
		completeness = nrow(records) / 171, naive = mean(records$success), estimate = weighted.mean(records$success, records$weight),
		standardError = sqrt(sum(within)) / 171, effectiveSampleSize = sum(records$weight)^2 / sum(records$weight^2)
	)
)

# --- Goals -----------------------------------------------------------------------------------------------------------------------

gas <- function(levels, weights, rho) {
	correlation <- matrix(rho, length(levels), length(levels))
	diag(correlation) <- 1
	50 + 10 * sum(weights * levels) / sqrt(as.numeric(t(weights) %*% correlation %*% weights))
}
weights <- c(9, 4, 2, 6)
before <- c(-1, -2, -1, -1)
after <- c(1, -1, 2, 0)
add(
	"gas_matrix_4", "T score from the goals' correlation matrix", list(before = before, after = after, weights = weights, rho = 0.3),
	list(baseline = gas(before, weights, 0.3), attained = gas(after, weights, 0.3))
)
add(
	"gas_matrix_rho", "T score from the goals' correlation matrix", list(before = before, after = after, weights = weights, rho = 0.6),
	list(baseline = gas(before, weights, 0.6), attained = gas(after, weights, 0.6))
)
copm <- data.frame(performanceStart = c(2, 5, 4), performanceEnd = c(7, 6, 4), satisfactionStart = c(1, 3, 6), satisfactionEnd = c(8, 4, 9))
add("copm_3", "colMeans", list(problems = rows_of(copm)), as.list(colMeans(copm)))

# --- Return to work ----------------------------------------------------------------------------------------------------------------

curve <- function(id, time, event, confidence, at) {
	fit <- survfit(Surv(time, event) ~ 1, conf.type = "log-log", conf.int = confidence)
	read <- summary(fit, times = at)
	middle <- unname(summary(fit)$table["median"])
	add(
		id, "survival survfit(conf.type = 'log-log')", list(times = time, events = event, confidence = confidence, at = at),
		list(
			survival = read$surv, standardError = read$std.err, lower = read$lower, upper = read$upper,
			atRisk = fit$n.risk, eventsAt = fit$n.event, censoredAt = fit$n.censor,
			median = if (is.na(middle)) Inf else middle
		)
	)
}
curve("km_leukaemia", aml$time, aml$status, 0.95, c(9, 20, 45, 100))
curve("km_half", c(3, 5, 6, 8, 10, 12), c(1, 1, 1, 0, 1, 0), 0.9, c(3, 6, 9, 10))
curve("km_never", c(12, 30, 52, 52, 52, 52, 52), c(1, 1, 0, 0, 0, 0, 0), 0.95, c(12, 40, 52))
weeks <- list(
	c(100, 100, 0, 0, 0, 20, 0, 0, 0, 0, 0, 100), c(0, 0, 0, 50, 0, 0, 0), c(80, 60, 40, 20, 0, 0, 0, 0), c(100, 0, 0)
)
add(
	"rtw_runs", "rle() of weeks without benefit", list(weeks = weeks, stretch = 4),
	list(
		week = vapply(weeks, function(w) {
			runs <- rle(w == 0)
			good <- which(runs$values & runs$lengths >= 4)
			if (length(good) == 0) 0 else as.numeric(cumsum(c(1, runs$lengths))[good[1]])
		}, 0),
		benefitDays = vapply(weeks, function(w) 7 * sum(w) / 100, 0)
	)
)

# --- Privacy -----------------------------------------------------------------------------------------------------------------------

people <- data.frame(
	age = c(40, 40, 40, 50, 50, 50, 50, 60, 60, 40, 50, 60, 60, 60), sex = c("F", "F", "M", "M", "M", "M", "M", "F", "F", "F", "M", "F", "F", "M"),
	group = c("a", "b", "a", "c", "c", "c", "a", "b", "b", "c", "a", "a", "b", "a")
)
anonymity <- function(id, people) {
	class <- paste(people$age, people$sex, sep = "|")
	size <- table(class)
	diversity <- split(people$group, class)
	entropy <- function(g) -sum(prop.table(table(g)) * log(prop.table(table(g))))
	add(
		id, "table()", list(rows = rows_of(people), quasiIdentifiers = c("age", "sex"), sensitive = "group"),
		list(
			classSizes = as.list(size), k = min(size), uniques = sum(size == 1), prosecutorAverage = mean(1 / size[class]),
			distinctL = min(vapply(diversity, function(g) length(unique(g)), 0)),
			entropyL = min(vapply(diversity, function(g) exp(entropy(g)), 0))
		)
	)
}
anonymity("anonymity_14", people)
anonymity("anonymity_12_no_uniques", people[!(people$sex == "M" & people$age != 50), ])

meta <- list(
	made_by = "tests/reference/reference.R", R = R.version.string,
	survival = as.character(packageVersion("survival")), metafor = as.character(packageVersion("metafor"))
)
# One result a line, so that a change shows as one line.
cat('{"meta":', json(meta), ',\n"results":[\n', paste(vapply(results, json, ""), collapse = ",\n"), "\n]}\n", sep = "")
