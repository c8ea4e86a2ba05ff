# tidytext and tokenizers: sentences, words, phrases of a lexicon by joins, counts and co-occurrence by sentence.
suppressPackageStartupMessages({
  library(dplyr)
  library(tidytext)
})

arguments <- commandArgs(trailingOnly = TRUE)
files <- sort(list.files(arguments[1], pattern = "\\.txt$", full.names = TRUE))
texts <- tibble(
  document = seq_along(files),
  text = vapply(files, function(file) readChar(file, file.info(file)$size, useBytes = TRUE), "")
)
Encoding(texts$text) <- "UTF-8"
lexicon <- read.delim(arguments[2], header = FALSE, quote = "", col.names = c("concept", "phrase"))

sentences <- texts |>
  unnest_tokens(sentence, text, token = "sentences") |>
  mutate(number = row_number())
words <- sentences |> unnest_tokens(phrase, sentence, token = "words")
forms <- words |> count(phrase)
pairs_of_words <- sentences |>
  unnest_tokens(phrase, sentence, token = "ngrams", n = 2) |>
  filter(!is.na(phrase))
mentions <- bind_rows(words, pairs_of_words) |> inner_join(lexicon, by = "phrase")
concepts <- mentions |> count(concept)
present <- mentions |> distinct(number, concept)
pairs <- inner_join(present, present, by = "number", multiple = "all") |>
  filter(concept.x < concept.y) |>
  count(concept.x, concept.y)

cat(sprintf(
  '{"counts":{"documents":%d,"sentences":%d,"tokens":%d,"mentions":%d,"pairs":%d}}',
  nrow(texts), nrow(sentences), nrow(words), sum(concepts$n), sum(pairs$n)
))
