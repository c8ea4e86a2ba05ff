/** A method with the id that results name it by; the number after the stroke rises when the same input gives other values. */
export interface Method {
  readonly id: string
  readonly name: string
  readonly formula: string
  readonly source: string
}

// Written by `npm run methods` from the comments above the functions of this folder.
// biome-ignore format: one line a method
/** Every method, by id. */
export const methods: readonly Method[] = [
  { id: 'bayes-factor/1', name: 'Bayes factor (BIC)', formula: 'BIC = G2 - df ln(n)', source: 'Wilson 2013, Embracing Bayes factors for key item analysis in corpus linguistics, in: Bieswanger & Koll-Stobbe (eds), New Approaches to the Study of Linguistic Variability, pp. 3-11; Kass & Raftery 1995, Journal of the American Statistical Association 90:773-795.' },
  { id: 'benjamini-hochberg/1', name: 'q of Benjamini & Hochberg', formula: 'q(k) = min over j >= k of min(1, m p(j) / j)', source: 'Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57(1):289-300; as adjusted p-values: Yekutieli & Benjamini 1999, Journal of Statistical Planning and Inference 82:171-196.' },
  { id: 'bootstrap-weights/1', name: 'Bootstrap over documents', formula: 'weights ~ multinomial(size; 1 / size, ..., 1 / size)', source: 'Efron 1979, Annals of Statistics 7:1-26.' },
  { id: 'carroll-d2/1', name: "Carroll's D2", formula: 'D2 = -(sum of r log2 r) / log2 n', source: 'Carroll 1970, Computer Studies in the Humanities and Verbal Behavior 3(2):61-65.' },
  { id: 'chi-squared-survival/1', name: 'p of chi-squared', formula: 'p = Q(df / 2, statistic / 2)', source: 'Pearson 1900, Philosophical Magazine (series 5) 50:157-175; Wilks 1938, Annals of Mathematical Statistics 9:60-62, for G2.' },
  { id: 'cohen-kappa/1', name: "Cohen's kappa", formula: 'kappa = (po - pe) / (1 - pe)', source: 'Cohen 1960, Educational and Psychological Measurement 20(1):37-46.' },
  { id: 'cosine/1', name: 'Cosine', formula: 'sum of a b / sqrt(sum of a^2 * sum of b^2)', source: 'Salton & McGill 1983, Introduction to Modern Information Retrieval (the cosine coefficient).' },
  { id: 'deviation-of-proportions/1', name: "Gries' deviation of proportions (DP)", formula: 'DP = 0.5 * sum over all parts of |v / f - s|', source: 'Gries 2008, International Journal of Corpus Linguistics 13(4):403-437.' },
  { id: 'dice/1', name: "Dice's coefficient", formula: '2 observed / (unitsA + unitsB)', source: 'Dice 1945, Ecology 26(3):297-302.' },
  { id: 'effect-size-log-likelihood/1', name: 'Effect size for log-likelihood (ELL)', formula: 'ELL = LL / (n ln(smallest expected frequency))', source: 'Johnston, Berry & Mielke 2006, Perceptual and Motor Skills 103(2):412-414.' },
  { id: 'egbert-deviation-of-proportions/1', name: 'DP after Egbert, Burch & Biber', formula: '1 - DP / (1 - min s)', source: 'Egbert, Burch & Biber 2020, International Journal of Corpus Linguistics 25(1):89-115.' },
  { id: 'expected-cells/1', name: 'Expected cells', formula: 'e11 = (o11 + o12)(o11 + o21) / n', source: 'Pearson 1900, Philosophical Magazine (series 5) 50:157-175.' },
  { id: 'fisher-exact/1', name: "Fisher's exact test", formula: 'p = sum of r1! r2! c1! c2! / (n! o11! o12! o21! o22!)', source: 'Fisher 1935, Journal of the Royal Statistical Society 98(1):39-82; in corpus linguistics: Pedersen 1996, Proceedings of the South-Central SAS Users Group Conference, pp. 188-200.' },
  { id: 'inverse-document-frequency/1', name: 'Inverse document frequency (idf)', formula: 'ln(documents / documentsWithItem)', source: 'Spärck Jones 1972, Journal of Documentation 28(1):11-21 (there to the base 2 and rounded).' },
  { id: 'jaccard-of-sets/1', name: "Jaccard's index of sets", formula: '|A and B| / |A or B|', source: 'Jaccard 1912, New Phytologist 11(2):37-50.' },
  { id: 'jaccard/1', name: "Jaccard's index", formula: 'observed / (unitsA + unitsB - observed)', source: 'Jaccard 1912, New Phytologist 11(2):37-50.' },
  { id: 'jensen-shannon/1', name: 'Jensen-Shannon divergence', formula: 'JSD = (sum of p log2(p / m) + sum of q log2(q / m)) / 2', source: 'Lin 1991, IEEE Transactions on Information Theory 37(1):145-151.' },
  { id: 'juilland-d/1', name: "Juilland's D", formula: 'D = 1 - V / sqrt(n - 1)', source: 'Juilland & Chang-Rodríguez 1964, Frequency Dictionary of Spanish Words; Carroll 1970, Computer Studies in the Humanities and Verbal Behavior 3(2):61-65; with parts that differ in size: Gries 2020, in Paquot & Gries (eds), A Practical Handbook of Corpus Linguistics, pp. 99-118.' },
  { id: 'kendall-tau/1', name: "Kendall's tau-b", formula: 'tau = (concordant - discordant) / sqrt((pairs - tied in x)(pairs - tied in y))', source: 'Kendall 1938, Biometrika 30:81-93; with ties: Kendall 1945, Biometrika 33:239-251.' },
  { id: 'krippendorff-alpha/1', name: "Krippendorff's alpha", formula: 'alpha = 1 - Do / De', source: "Hayes & Krippendorff 2007, Communication Methods and Measures 1(1):77-89; Krippendorff 2011, Computing Krippendorff's alpha-reliability, University of Pennsylvania." },
  { id: 'kullback-leibler-divergence/1', name: 'Kullback-Leibler divergence (KLD)', formula: 'KLD = sum of (v / f) log2((v / f) / s)', source: 'Kullback & Leibler 1951, Annals of Mathematical Statistics 22(1):79-86; as a measure of dispersion: Gries 2020, in Paquot & Gries (eds), A Practical Handbook of Corpus Linguistics, pp. 99-118.' },
  { id: 'log-dice/1', name: 'logDice', formula: '14 + log2(Dice)', source: 'Rychlý 2008, Proceedings of Recent Advances in Slavonic Natural Language Processing (RASLAN), pp. 6-9.' },
  { id: 'log-likelihood/1', name: 'Log-likelihood ratio G2 (four cells)', formula: 'G2 = 2 * sum of o ln(o / e)', source: 'Dunning 1993, Computational Linguistics 19(1):61-74.' },
  { id: 'log-odds-ratio-interval/1', name: 'Interval of the log odds ratio', formula: 'ln OR -/+ z sqrt(1/o11 + 1/o12 + 1/o21 + 1/o22)', source: 'Woolf 1955, Annals of Human Genetics 19:251-253; with 0.5 added: Gart & Zweifel 1967, Biometrika 54:181-187.' },
  { id: 'log-odds-ratio/1', name: 'Log odds ratio', formula: 'ln(o11 o22 / (o12 o21))', source: 'Haldane 1956, Annals of Human Genetics 20:309-311; Anscombe 1956, Biometrika 43:461-464.' },
  { id: 'log-ratio-interval/1', name: 'Interval of Log Ratio', formula: 'Log Ratio -/+ z sqrt(1/frequencyA - 1/wordsA + 1/frequencyB - 1/wordsB) / ln 2', source: 'Katz, Baptista, Azen & Pike 1978, Biometrics 34(3):469-474, for the logarithm of a ratio of two shares.' },
  { id: 'log-ratio/1', name: 'Log Ratio', formula: 'log2((frequencyA / wordsA) / (frequencyB / wordsB))', source: 'Hardie 2014, Log Ratio: an informal introduction, ESRC Centre for Corpus Approaches to Social Science (CASS).' },
  { id: 'normalised-deviation-of-proportions/1', name: 'Normalised DP (DPnorm)', formula: 'DPnorm = DP / (1 - min s)', source: 'Lijffijt & Gries 2012, International Journal of Corpus Linguistics 17(1):147-149.' },
  { id: 'normalised-pointwise-mutual-information/1', name: 'Normalised PMI (NPMI)', formula: 'NPMI = PMI / -log2 p(A, B)', source: 'Bouma 2009, Proceedings of the Biennial GSCL Conference, pp. 31-40.' },
  { id: 'ochiai/1', name: "Ochiai's coefficient", formula: 'observed / sqrt(unitsA unitsB)', source: 'Ochiai 1957, Bulletin of the Japanese Society of Scientific Fisheries 22(9):526-530.' },
  { id: 'odds-ratio/1', name: 'Odds ratio', formula: '(o11 / o12) / (o21 / o22)', source: 'Cornfield 1951, Journal of the National Cancer Institute 11:1269-1275; with 0.5 added: Haldane 1956, Annals of Human Genetics 20:309-311; Anscombe 1956, Biometrika 43:461-464.' },
  { id: 'pearson-chi-squared/1', name: "Pearson's X2", formula: 'X2 = n (o11 o22 - o12 o21)^2 / (rowA rowNotA columnB columnNotB)', source: 'Pearson 1900, Philosophical Magazine (series 5) 50:157-175.' },
  { id: 'pearson/1', name: "Pearson's r", formula: 'r = sum of (x - mean x)(y - mean y) / sqrt(sum of (x - mean x)^2 * sum of (y - mean y)^2)', source: 'Pearson 1896, Philosophical Transactions of the Royal Society A 187:253-318.' },
  { id: 'per-million/1', name: 'Rate per million words', formula: '1,000,000 frequency / words', source: "the field's convention, e.g. Biber, Conrad & Reppen 1998, Corpus Linguistics, pp. 263-264 (normed counts)." },
  { id: 'percent-agreement/1', name: 'Percent agreement', formula: '100 * pairs of values that agree / all pairs of values given to the same unit', source: 'the definition; with more than two coders the mean over pairs of coders, each weighted by the units both have coded: Fleiss 1971, Psychological Bulletin 76(5):378-382.' },
  { id: 'percent-difference/1', name: '%DIFF', formula: '100 (rateA - rateB) / rateB', source: 'Gabrielatos & Marchi 2011, Keyness: matching metrics to definitions, Corpus Linguistics in the South 1; Gabrielatos & Marchi 2012, Keyness: appropriate metrics and practical issues, Corpora and Discourse Studies conference (CADS), Bologna.' },
  { id: 'percentile-interval/1', name: 'Percentile interval of bootstrap draws', formula: 'low = quantile((1 - level) / 2)', source: 'Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 13.3.' },
  { id: 'permutation-probability/1', name: 'p of a permutation test', formula: 'p = (extreme + 1) / (draws + 1)', source: 'Phipson & Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9:39.' },
  { id: 'permuted-group/1', name: 'Permutation of documents', formula: 'p = 1 / C(size, chosen)', source: 'Fisher 1935, The Design of Experiments, section 21; Durstenfeld 1964, CACM 7:420.' },
  { id: 'pointwise-mutual-information/1', name: 'Pointwise mutual information (PMI)', formula: 'log2(p(A, B) / (p(A) p(B))) = log2(o11 n / ((o11 + o12)(o11 + o21)))', source: 'Church & Hanks 1990, Computational Linguistics 16(1):22-29; Fano 1961, Transmission of Information.' },
  { id: 'rank-intervals/1', name: 'Interval of a rank', formula: 'rank = 1 + larger sums in the group', source: 'Goldstein & Spiegelhalter 1996, Journal of the Royal Statistical Society A 159:385-443, who show why a rank wants one; the interval: Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 13.3.' },
  { id: 'ratios-of/1', name: 'Ratio of sums over documents', formula: 'r = sum f / sum w', source: 'Cochran 1977, Sampling Techniques, 3rd edition, section 6.4 (without the correction for finite populations).' },
  { id: 'relative-risk/1', name: 'Relative risk', formula: '(frequencyA / wordsA) / (frequencyB / wordsB)', source: 'the definition, e.g. Agresti 2007, An Introduction to Categorical Data Analysis (2nd ed.), section 2.2.' },
  { id: 'rosengren-s/1', name: "Rosengren's S", formula: 'S = (sum of sqrt(v s))^2 / f', source: 'Rosengren 1971, The quantitative concept of language and its relation to the structure of frequency dictionaries, Études de linguistique appliquée (nouvelle série) 1:103-127.' },
  { id: 'shift-shares/1', name: 'Units together under circular shifts within a document', formula: 'shares[k] = shifts with k units together / units', source: 'Lotwick & Silverman 1982, Journal of the Royal Statistical Society B 44:406-413 (toroidal shifts, there of two point patterns in a plane).' },
  { id: 'spearman-interval/1', name: "Interval of Spearman's rank correlation", formula: 'tanh(atanh(r) -/+ z sqrt((1 + r^2 / 2) / (n - 3)))', source: 'Bonett & Wright 2000, Psychometrika 65:23-28. It leaves ties out of account.' },
  { id: 'spearman/1', name: "Spearman's rho", formula: "rho = Pearson's r of the ranks", source: 'Spearman 1904, American Journal of Psychology 15(1):72-101.' },
  { id: 'standard-error-interval/1', name: 'Interval from the standard error of bootstrap draws', formula: 'estimate -+ t(n - 1) sqrt(n / (n - 1)) s', source: 'Efron & Tibshirani 1993, An Introduction to the Bootstrap, sections 6.2 and 12.4; the two corrections: Hesterberg 2015, The American Statistician 69:371-386, section 4.3.' },
  { id: 'student-quantile/1', name: "Quantile of Student's t", formula: 't with P(T < t) = probability', source: 'Student 1908, Biometrika 6:1-25.' },
  { id: 'studentised-interval/1', name: 'Studentised interval of bootstrap draws', formula: 'low = estimate - error t(1 - tail)', source: 'Efron & Tibshirani 1993, An Introduction to the Bootstrap, section 12.5.' },
  { id: 'two-cell-log-likelihood/1', name: 'Log-likelihood of keyness (two cells)', formula: 'LL = 2 (a ln(a / e1) + b ln(b / e2))', source: 'Rayson & Garside 2000, Proceedings of the ACL Workshop on Comparing Corpora, pp. 1-6.' },
  { id: 'two-sided-probability/1', name: 'Shift test of two concepts, within documents', formula: 'p = min(1, 2 min(P(sum >= observed), P(sum <= observed)))', source: 'Gibbons & Pratt 1975, The American Statistician 29:20-25, for doubling the smaller tail.' },
  { id: 'wilson-interval/1', name: 'Wilson interval of a share', formula: '(k + z^2 / 2 -/+ z sqrt(k (n - k) / n + z^2 / 4)) / (n + z^2)', source: 'Wilson 1927, Journal of the American Statistical Association 22:209-212.' },
  { id: 'yates-chi-squared/1', name: "X2 with Yates' correction", formula: 'X2 = n max(0, |o11 o22 - o12 o21| - n / 2)^2 / (rowA rowNotA columnB columnNotB)', source: 'Yates 1934, Supplement to the Journal of the Royal Statistical Society 1(2):217-235.' },
]
