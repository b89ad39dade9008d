/** What both text classifiers look at: the line in one spelling, and its words. */

/** The first `maxLength` characters in lower case, with one apostrophe and 0 for each number, and the words and marks of it. */
export function featureWords(
  text: string,
  maxLength: number,
): { readonly line: string; readonly words: readonly string[] } {
  const line = text
    .slice(0, maxLength)
    .toLowerCase()
    .replaceAll(/[’‘]/gu, "'")
    .replaceAll(/\d+(?:[.,]\d+)*/gu, '0')
  return { line, words: line.match(/[\p{L}\p{M}']+|0|[^\s\p{L}\p{M}]/gu) ?? [] }
}
