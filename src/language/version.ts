/**
 * What the tokens, sentences and tags of a text depend on besides the text. Part of every plan's fingerprint: a store made
 * under another one is read again. `rules` goes up with every change to this folder that moves a token or a tag.
 */
export const languageVersion = { rules: 1, 'wink-nlp': '2.4.0', 'wink-eng-lite-web-model': '1.8.1' } as const
