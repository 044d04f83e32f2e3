# The peer: R package quantreg on the same students, same design, same taus.
# Usage: Rscript quantreg.R students.csv knots.csv out.csv ; prints one JSON line.
# Only the fitting call is timed: reading, the design matrix and counting the percentiles are not.
suppressMessages({ library(quantreg); library(splines) })
arguments <- commandArgs(TRUE)
students <- read.csv(arguments[1])
knots <- as.matrix(read.csv(arguments[2]))
basis <- function(x, row) {
  bs(pmin(pmax(x, knots[row, 5]), knots[row, 6]), knots = knots[row, 1:4], Boundary.knots = knots[row, 5:6])
}
X <- cbind(1, basis(students$prior1, 1), basis(students$prior2, 2))
y <- students$score
taus <- (1:100 - 0.5) / 100
cpu <- function(expression) sum(system.time(expression)[c("user.self", "sys.self")])

set.seed(1)
processCpu <- cpu(process <- rq.fit.pfnb(X, y, taus)$coefficients)
singleCpu <- cpu(single <- sapply(taus, function(tau) rq.fit.fnb(X, y, tau)$coefficients))

percentiles <- function(coefficients) {
  below <- integer(length(y))
  for (j in seq_along(taus)) below <- below + (round(drop(X %*% coefficients[, j]), 5) < y)
  pmin(pmax(below, 1), 99)
}
losses <- function(coefficients) {
  sapply(seq_along(taus), function(j) { u <- y - drop(X %*% coefficients[, j]); sum(u * (taus[j] - (u < 0))) })
}
write.csv(data.frame(process = percentiles(process), single = percentiles(single)), arguments[3], row.names = FALSE)
cat(sprintf(
  '{"processCpuSeconds": %.3f, "singleCpuSeconds": %.3f, "processLoss": [%s], "singleLoss": [%s], "versions": "R %s, quantreg %s"}\n',
  processCpu, singleCpu, paste(sprintf("%.17g", losses(process)), collapse = ","),
  paste(sprintf("%.17g", losses(single)), collapse = ","),
  getRversion(), packageVersion("quantreg")
))
