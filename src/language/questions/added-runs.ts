/** What stands around the runs that a text counts: others beside them, and their sentence. */

/** "Two jobs plus 5 repeat runs": runs beside runs, where settings make a grid. */
export const areAdded = (text: string, found: readonly RegExpExecArray[]): boolean =>
  found.length > 1 &&
  found.every(([words]) => ofRuns.test(words)) &&
  found.slice(1).every(({ index }, at) => {
    const before = found[at]
    const between = text.slice((before?.index ?? 0) + (before?.[0].length ?? 0), index)
    return /^[\s,]*(?:plus|\+|and|&|then)\b/iu.test(between)
  })
const ofRuns = /\b(?:runs?|jobs?|trials?|experiments?|trainings|finetunes|re-?runs?|repeats?)\b/iu

/** The sentence that a place of a text stands in, and the next: "85 pages each" further on says nothing of 11,000 employees. */
export function sentenceAt(text: string, index: number): string {
  const before = text.slice(0, index).split(sentenceEnd).at(-1) ?? ''
  return `${before}${text.slice(index).split(sentenceEnd, 2).join('. ')}`
}
const sentenceEnd = /[.!?;\n](?=\s|$)/u
