/** Stopwords: words of everyday sentences that say nothing of a job. A command may be a whole sentence. */

/** Whether a word, in lower case, or what it is an inflection of, is a stopword. */
export function isStopword(word: string, { stopwords }: { readonly stopwords: ReadonlySet<string> }): boolean {
  if (stopwords.has(word)) return true
  const stem = /^(.{3,}?)(?:'s|s|es|ed|d|ing|er|ers|ly|ies|ied)$/.exec(word)?.[1]
  return stem !== undefined && (stopwords.has(stem) || stopwords.has(`${stem}e`) || stopwords.has(`${stem}y`))
}
