# Expected values for shared/gaps/statistics, by R's own t.test, wilcox.test, prop.test, qt and qnorm.
# Run: Rscript shared/gaps/reference/gap-statistics.R > shared/gaps/reference/expected.json
# 20 random data sets: two groups of whole-number scores with ties, n from 2 to 400, means and spreads of their own.
options(warn = -1)
set.seed(20260701)
number <- function(x) sprintf("%.15g", x + 0)
list_of <- function(x) paste0("[", paste(number(x), collapse = ","), "]")
field <- function(name, text) paste0("\"", name, "\":", text)
object <- function(...) paste0("{", paste(c(...), collapse = ","), "}")

newcombe <- function(kg, ng, kc, nc) {
  g <- prop.test(kg, ng, correct = FALSE)$conf.int
  c <- prop.test(kc, nc, correct = FALSE)$conf.int
  pg <- kg / ng
  pc <- kc / nc
  gap <- pc - pg
  c(gap - sqrt((pc - c[1])^2 + (g[2] - pg)^2), gap + sqrt((c[2] - pc)^2 + (pg - g[1])^2))
}

data_set <- function(i) {
  sizes <- if (i <= 5) sample(2:6, 2, TRUE) else if (i <= 12) sample(7:40, 2, TRUE) else sample(41:400, 2, TRUE)
  group <- round(rnorm(sizes[1], -40, runif(1, 20, 90)) / 4) * 4
  comparison <- round(rnorm(sizes[2], runif(1, -40, 60), runif(1, 20, 90)) / 4) * 4
  welch <- t.test(comparison, group)
  df <- sizes[1] + sizes[2] - 2
  pooled <- sqrt(((sizes[1] - 1) * var(group) + (sizes[2] - 1) * var(comparison)) / df)
  a <- unname(wilcox.test(comparison, group, exact = FALSE)$statistic) / (sizes[1] * sizes[2])
  met <- c(sum(group >= 0), sum(comparison >= 0))
  object(
    field("group", list_of(group)), field("comparison", list_of(comparison)),
    field("gap", number(mean(comparison) - mean(group))),
    field("standardError", number(welch$stderr)),
    field("degreesOfFreedom", number(unname(welch$parameter))),
    field("welch", list_of(welch$conf.int)),
    field("hedgesG", number((1 - 3 / (4 * df - 1)) * (mean(comparison) - mean(group)) / pooled)),
    field("chance", number(a)),
    field("v", if (a > 0 && a < 1) number(sqrt(2) * qnorm(a)) else "null"),
    field("met", list_of(met)),
    field("wilsonGroup", list_of(prop.test(met[1], sizes[1], correct = FALSE)$conf.int)),
    field("newcombe", list_of(newcombe(met[1], sizes[1], met[2], sizes[2])))
  )
}

degrees <- c(1, 1.3, 2, 2.5, 3.7, 4.87, 8, 15.2, 30, 61.9, 120, 299.9, 300, 450.5, 2000, 1e6)
shares <- c(1e-12, 1e-5, 0.01, 0.074, 0.2, 0.5, 0.6, 0.925, 0.99, 0.99999)
cat("{", field("dataSets", paste0("[\n", paste(sapply(1:20, data_set), collapse = ",\n"), "\n]")), ",\n",
  field("degrees", list_of(degrees)), ",\n", field("t975", list_of(qt(0.975, degrees))), ",\n",
  field("t995", list_of(qt(0.995, degrees))), ",\n",
  field("shares", list_of(shares)), ",\n", field("probits", list_of(qnorm(shares))), "}\n", sep = "")
