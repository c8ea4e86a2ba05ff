"""NLTK: sentences, tokens, phrases of a lexicon, counts and co-occurrence by sentence. Needs none of NLTK's data."""

import json
import pathlib
import re
import sys
from collections import Counter
from itertools import combinations

from nltk.tokenize import MWETokenizer, TreebankWordTokenizer

folder, lexicon = sys.argv[1:3]
concept_of = {}
for line in pathlib.Path(lexicon).read_text(encoding="utf-8").splitlines():
    concept, phrase = line.split("\t")
    concept_of[phrase] = concept

words = TreebankWordTokenizer()
phrases = MWETokenizer([tuple(phrase.split(" ")) for phrase in concept_of if " " in phrase], separator=" ")
# The sentence splitter of NLTK, punkt, needs a model that its package does not hold.
end_of_sentence = re.compile(r"(?<=[.!?])\s+")

forms, concepts, pairs = Counter(), Counter(), Counter()
sentences = tokens = 0
files = sorted(pathlib.Path(folder).glob("*.txt"))
for file in files:
    for sentence in end_of_sentence.split(file.read_text(encoding="utf-8")):
        sentences += 1
        single = words.tokenize(sentence.lower())
        tokens += len(single)
        forms.update(single)
        found = [concept_of[token] for token in phrases.tokenize(single) if token in concept_of]
        concepts.update(found)
        pairs.update(combinations(sorted(set(found)), 2))

counts = {
    "documents": len(files),
    "sentences": sentences,
    "tokens": tokens,
    "mentions": sum(concepts.values()),
    "pairs": sum(pairs.values()),
}
print(json.dumps({"counts": counts}))
