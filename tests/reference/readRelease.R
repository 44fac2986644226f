# Reads the files of a release with R and writes down what it found, for tests/reference/checkRelease.ts to compare.
# Usage: Rscript readRelease.R <folder of the release> <folder for the findings>
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
found <- arguments[2]
script <- sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE))
source(file.path(dirname(script), "readParquet.R"), encoding = "UTF-8")

# One text a value: numbers with all their digits, dates in ISO, what is missing as an empty field.
canonical <- function(column) {
  if (is.logical(column)) column <- as.integer(column)
  if (inherits(column, "Date")) text <- format(column, "%Y-%m-%d")
  else if (is.factor(column)) text <- as.character(column)
  else if (is.numeric(column)) text <- sprintf("%.17g", as.numeric(column))
  else text <- as.character(column)
  text[is.na(column)] <- NA
  text
}

write_found <- function(columns, name) {
  table <- as.data.frame(lapply(columns, canonical), stringsAsFactors = FALSE, check.names = FALSE)
  names(table) <- names(columns)
  write.table(table, file.path(found, name), sep = ";", qmethod = "double", na = "", row.names = FALSE,
              fileEncoding = "UTF-8", eol = "\n")
}

# data.csv, by the syntax that comes with it.
source(file.path(folder, "read.R"), encoding = "UTF-8")
write_found(release, "csv.csv")
labels <- vapply(release, function(column) {
  label <- attr(column, "label")
  if (is.null(label)) "" else label
}, "")
write_found(list(name = names(release), label = labels), "csv-labels.csv")

# data.sav, values and missing codes as they stand, then everything that is said about them.
spss <- haven::read_sav(file.path(folder, "data.sav"), user_na = TRUE)
bare <- function(column) {
  if (inherits(column, "Date")) return(column)
  if (is.character(column)) as.character(column) else as.numeric(unclass(column))
}
write_found(lapply(spss, bare), "sav.csv")
described <- do.call(rbind, lapply(names(spss), function(name) {
  column <- spss[[name]]
  values <- attr(column, "labels")
  missing <- c(attr(column, "na_values"), attr(column, "na_range"))
  rows <- data.frame(name = name, what = "label", code = NA, text = attr(column, "label"))
  if (length(values) > 0) {
    rows <- rbind(rows, data.frame(name = name, what = "value", code = as.numeric(values), text = names(values)))
  }
  if (length(missing) > 0) {
    rows <- rbind(rows, data.frame(name = name, what = "missing", code = as.numeric(missing), text = ""))
  }
  rows
}))
write_found(described, "sav-labels.csv")

# data.parquet, by the reader beside this script.
write_found(read_parquet(file.path(folder, "data.parquet")), "parquet.csv")
