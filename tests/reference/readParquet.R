# Reads a Parquet file with base R alone, for readRelease.R: no package that reads Parquet comes with Debian. Written after
# the published format (apache/parquet-format: parquet.thrift and Encodings.md; google/snappy: format_description.txt), and
# only for what the files of a release hold: flat columns that may lack values, data pages of version 2, Snappy. Everything
# else is refused, so that no value is ever found by guessing.

refuse <- function(...) stop("Parquet: ", ..., call. = FALSE)

# --- Bytes, read from the front ----------------------------------------------------------------------------------------

cursor <- function(bytes) {
  from <- new.env()
  from$bytes <- bytes
  from$taken <- 0
  from
}

left <- function(from) length(from$bytes) - from$taken

take <- function(from, count) {
  if (count > left(from)) refuse("the bytes end too early")
  part <- from$bytes[from$taken + seq_len(count)]
  from$taken <- from$taken + count
  part
}

# Bytes that nobody asked for are a sign of having misunderstood those before.
finish <- function(from) if (left(from) > 0) refuse(left(from), " bytes are left over")

# As a double, for R has no unsigned integers.
unsigned <- function(bytes) sum(as.integer(bytes) * 256^(seq_along(bytes) - 1))

# Seven bits a byte, the lowest first; the eighth says that more follow.
varint <- function(from) {
  value <- 0
  scale <- 1
  repeat {
    byte <- unsigned(take(from, 1))
    value <- value + byte %% 128 * scale
    if (value > 2^53) refuse("an integer is greater than R can hold")
    if (byte < 128) return(value)
    scale <- scale * 128
  }
}

# 0, -1, 1, -2, 2 are kept as 0, 1, 2, 3, 4.
zigzag <- function(from) {
  value <- varint(from)
  if (value %% 2 == 0) value / 2 else -(value + 1) / 2
}

# --- Thrift's compact protocol: how the headers are written --------------------------------------------------------------

thrift_value <- function(from, type) {
  switch(as.character(type),
    "1" = TRUE,
    "2" = FALSE,
    "5" = , "6" = zigzag(from),
    "8" = take(from, varint(from)),
    "9" = thrift_list(from),
    "12" = thrift_struct(from),
    refuse("a header holds a value of Thrift's type ", type)
  )
}

thrift_list <- function(from) {
  header <- unsigned(take(from, 1))
  size <- header %/% 16
  if (size == 15) size <- varint(from)
  # A boolean is its own type in a field, but takes a byte in a list: our files have none there.
  if (size > 0 && header %% 16 %in% 1:2) refuse("a header holds a list of booleans")
  lapply(seq_len(size), function(index) thrift_value(from, header %% 16))
}

# A list of the values by the number of their field, which is told as the step from the field before.
thrift_struct <- function(from) {
  struct <- list()
  field <- 0
  repeat {
    header <- unsigned(take(from, 1))
    if (header == 0) return(struct)
    field <- if (header < 16) zigzag(from) else field + header %/% 16
    struct[[as.character(field)]] <- thrift_value(from, header %% 16)
  }
}

# The fields that our files have, by the names they are read under.
known_fields <- list(
  file = c(version = 1, schema = 2, rows = 3, groups = 4, notes = 5, software = 6, orders = 7),
  element = c(type = 1, repetition = 3, name = 4, children = 5, converted = 6),
  group = c(columns = 1, size = 2, rows = 3, compressed = 6),
  chunk = c(offset = 2, column = 3, index_offset = 4, index_size = 5),
  column = c(type = 1, encodings = 2, path = 3, codec = 4, values = 5, size = 6, compressed = 7, data = 9, dictionary = 11,
             statistics = 12, pages = 13),
  page = c(type = 1, size = 2, compressed = 3, dictionary = 7, data = 8),
  dictionary = c(values = 1, encoding = 2),
  data = c(values = 1, missing = 2, rows = 3, encoding = 4, definition = 5, repetition = 6)
)

named <- function(struct, what) {
  fields <- known_fields[[what]]
  unknown <- setdiff(names(struct), fields)
  if (length(unknown) > 0) refuse("the header of a ", what, " has the field ", unknown[1])
  names(struct) <- names(fields)[match(names(struct), fields)]
  struct
}

expect <- function(what, found, wanted) {
  if (!isTRUE(found == wanted)) refuse(what, " is ", found, ", not ", wanted)
}

# --- Snappy --------------------------------------------------------------------------------------------------------------

# Up to 60 bytes are counted in the tag, more of them in one to four bytes behind it.
literal_size <- function(from, size) 1 + (if (size < 60) size else unsigned(take(from, size - 59)))

# How many of the bytes so far are to be repeated, and from how far back.
repeat_of <- function(from, tag) {
  switch(tag %% 4,
    list(size = 4 + tag %/% 4 %% 8, back = tag %/% 32 * 256 + unsigned(take(from, 1))),
    list(size = 1 + tag %/% 4, back = unsigned(take(from, 2))),
    refuse("Snappy reaches further back than its writer does")
  )
}

unsnappy <- function(bytes, size) {
  from <- cursor(bytes)
  expect("the size of a page before Snappy", varint(from), size)
  out <- raw(size)
  written <- 0
  while (left(from) > 0) {
    tag <- unsigned(take(from, 1))
    if (tag %% 4 == 0) {
      part <- take(from, literal_size(from, tag %/% 4))
    } else {
      again <- repeat_of(from, tag)
      if (again$back < 1 || again$back > written) refuse("Snappy repeats bytes that are not there")
      # A repeat may reach into the bytes that it makes itself: then it goes round.
      part <- out[written - again$back + 1 + (seq_len(again$size) - 1) %% again$back]
    }
    if (written + length(part) > size) refuse("Snappy holds more than it says")
    out[written + seq_along(part)] <- part
    written <- written + length(part)
  }
  expect("what Snappy holds", written, size)
  out
}

# --- Values --------------------------------------------------------------------------------------------------------------

# PLAIN: one value after the other.
plain_numbers <- function(what, size) function(bytes, count) {
  expect("the size of the values", length(bytes), count * size)
  readBin(bytes, what, count, size, endian = "little")
}

plain_texts <- function(bytes, count) {
  from <- cursor(bytes)
  texts <- vapply(seq_len(count), function(index) rawToChar(take(from, unsigned(take(from, 4)))), "")
  finish(from)
  if (!all(validUTF8(texts))) refuse("a text is not UTF-8")
  Encoding(texts) <- "UTF-8"
  texts
}

plain_booleans <- function(bytes, count) {
  expect("the size of the values", length(bytes), ceiling(count / 8))
  as.logical(rawToBits(bytes))[seq_len(count)]
}

# Integers of so many bits, lowest bit first, without a gap between them.
unpack <- function(bytes, width, count) {
  bits <- matrix(as.integer(rawToBits(bytes)), nrow = width, ncol = count)
  colSums(bits * 2^(seq_len(width) - 1))
}

# One value many times, or values in groups of eight, of which the last may be filled up.
run <- function(from, width, most) {
  header <- varint(from)
  size <- header %/% 2 * (if (header %% 2 == 0) 1 else 8)
  if (size >= most + 8) refuse("a run is longer than its page")
  if (header %% 2 == 0) return(rep(unsigned(take(from, ceiling(width / 8))), size))
  unpack(take(from, size / 8 * width), width, size)
}

# RLE, the hybrid of runs and packed bits.
hybrid <- function(bytes, width, count) {
  from <- cursor(bytes)
  values <- numeric(0)
  while (length(values) < count) values <- c(values, run(from, width, count - length(values)))
  finish(from)
  values[seq_len(count)]
}

# Booleans alone have their size in front.
hybrid_booleans <- function(bytes, count) {
  from <- cursor(bytes)
  size <- unsigned(take(from, 4))
  expect("the size of the booleans", left(from), size)
  hybrid(take(from, size), 1, count) == 1
}

by_dictionary <- function(bytes, count, dictionary) {
  from <- cursor(bytes)
  width <- unsigned(take(from, 1))
  places <- hybrid(take(from, left(from)), width, count) + 1
  if (any(places > length(dictionary))) refuse("a value is not in its dictionary")
  dictionary[places]
}

# What a column can be: its physical type, what that stands for, and how R reads it.
kinds <- list(
  text = list(type = 6, converted = 0, none = character(0), plain = plain_texts),
  integer = list(type = 1, converted = NULL, none = integer(0), plain = plain_numbers("integer", 4)),
  double = list(type = 5, converted = NULL, none = numeric(0), plain = plain_numbers("double", 8)),
  boolean = list(type = 0, converted = NULL, none = logical(0), plain = plain_booleans),
  date = list(type = 1, converted = 6, none = integer(0), plain = plain_numbers("integer", 4))
)

decode <- function(bytes, count, encoding, kind, dictionary) {
  values <- switch(as.character(encoding),
    "0" = kind$plain(bytes, count),
    "3" = if (kind$type == 0) hybrid_booleans(bytes, count) else refuse("RLE is for booleans"),
    "8" = by_dictionary(bytes, count, dictionary),
    refuse("a page has the encoding ", encoding)
  )
  # R keeps one integer and one double for what is missing; here only a definition level says so.
  if (anyNA(values)) refuse("a value would be taken for missing by R")
  values
}

# --- Pages, columns, the file --------------------------------------------------------------------------------------------

dictionary_page <- function(from, header, kind) {
  page <- named(header$dictionary, "dictionary")
  bytes <- unsnappy(take(from, header$compressed), header$size)
  expect("the encoding of a dictionary", page$encoding, 0)
  decode(bytes, page$values, page$encoding, kind)
}

# The levels say for each row whether it has a value; the values that there are follow.
data_page <- function(from, header, kind, dictionary) {
  page <- named(header$data, "data")
  expect("the size of the repetition levels", page$repetition, 0)
  expect("the number of values of a page", page$values, page$rows)
  present <- hybrid(take(from, page$definition), 1, page$values) == 1
  expect("the number of missing values", sum(!present), page$missing)
  bytes <- unsnappy(take(from, header$compressed - page$definition), header$size - page$definition)
  values <- decode(bytes, sum(present), page$encoding, kind, dictionary)
  places <- rep(NA_integer_, page$rows)
  places[present] <- seq_along(values)
  values[places]
}

read_pages <- function(from, kind) {
  dictionary <- kind$none
  values <- list(kind$none)
  while (left(from) > 0) {
    header <- named(thrift_struct(from), "page")
    if (header$type == 2) dictionary <- dictionary_page(from, header, kind)
    else if (header$type == 3) values <- c(values, list(data_page(from, header, kind, dictionary)))
    else refuse("a page has the type ", header$type)
  }
  do.call(c, values)
}

# What one group of rows holds of one column.
read_chunk <- function(bytes, chunk, element, rows) {
  column <- named(named(chunk, "chunk")$column, "column")
  expect("the path of a column", rawToChar(column$path[[1]]), element$name)
  expect("the type of a column", column$type, element$kind$type)
  expect("the codec", column$codec, 1)
  start <- min(column$dictionary, column$data)
  values <- read_pages(cursor(bytes[start + seq_len(column$compressed)]), element$kind)
  expect("the number of values of a column", length(values), rows)
  values
}

# The name of a column and its kind.
read_element <- function(struct) {
  element <- named(struct, "element")
  name <- rawToChar(element$name)
  Encoding(name) <- "UTF-8"
  expect(paste("the repetition of", name), element$repetition, 1)
  alike <- function(kind) identical(kind$type, element$type) && identical(kind$converted, element$converted)
  kind <- Filter(alike, kinds)
  if (length(kind) != 1) refuse(name, " has the type ", element$type, " standing for ", element$converted)
  list(name = name, kind = kind[[1]], date = names(kind) == "date")
}

# The end of the file says what is where: "PAR1", ..., metadata, their size in four bytes, "PAR1".
read_metadata <- function(bytes) {
  size <- length(bytes)
  if (size < 12) refuse("the file is too short")
  expect("the first four bytes", rawToChar(bytes[1:4]), "PAR1")
  expect("the last four bytes", rawToChar(bytes[size - 3:0]), "PAR1")
  about <- unsigned(bytes[size - 7:4])
  if (about > size - 12) refuse("the metadata are longer than the file")
  from <- cursor(bytes[size - 8 - about + seq_len(about)])
  metadata <- named(thrift_struct(from), "file")
  finish(from)
  metadata
}

read_parquet <- function(path) {
  bytes <- readBin(path, "raw", file.size(path))
  metadata <- read_metadata(bytes)
  elements <- lapply(metadata$schema[-1], read_element)
  expect("the number of columns", length(elements), named(metadata$schema[[1]], "element")$children)
  groups <- lapply(metadata$groups, named, "group")
  columns <- lapply(seq_along(elements), function(index) {
    element <- elements[[index]]
    parts <- lapply(groups, function(group) read_chunk(bytes, group$columns[[index]], element, group$rows))
    values <- do.call(c, c(list(element$kind$none), parts))
    expect(paste("the number of rows of", element$name), length(values), metadata$rows)
    if (element$date) as.Date(values, origin = "1970-01-01") else values
  })
  names(columns) <- vapply(elements, function(element) element$name, "")
  columns
}
