/** "What batch size can I do with a 7b qlora at 2048 on 24 GB?", "why do I OOM at 8k but not at 4k?": what memory allows. */
import { collapseSpaces } from '../text/characters.ts'

export type MemoryQuestion = {
  readonly asks: 'batch' | 'reason'
  /** Of sequences, in tokens, as they are named. */
  readonly lengths: readonly number[]
  /** The text without what is asked, with its longest sequence named as such. */
  readonly rest: string
}

const asksBatch =
  /\b(?:what|which|how (?:big|large|high|much|many)|max(?:imum|imal)?|largest|biggest|highest|best)(?: of)?(?: an?)?(?: [a-z]{1,12}){0,2}? (?:(?:micro|mini|per[- ]?(?:device|gpu))[- ]?)?(?:batch(?:es)?(?:[- ]?sizes?)?|bs)\b/iu
const runsOut = /\b(?:ooms?|oom(?:ing|ed|'d)|out of (?:v?ram|memory|gpu memory)|cuda oom)\b/iu
const asksReason =
  /\b(?:why|how come|reason|what can (?:i|we) do|what (?:do|should) (?:i|we) (?:do|change)|how (?:do|can|to|could|should)(?: (?:i|we))?(?: \w{1,12}){0,2}? (?:fix|avoid|stop|prevent|solve|get around|train|fit)|fix|workaround|what (?:helps|changes|eats|takes))\b/iu
const length =
  /(?:\b(?:at|with|w\/|@|to|for|on|of|but|not|fine|over|from|seq(?:uences?)?|len(?:gth)?|seq ?len|ctx|context|max[_ ]?(?:seq[_ ]?)?len(?:gth)?)[ =:]{1,3}){0,3}(?<![\w.$€£/-])(\d{1,3} ?k|[1-9]\d{2,5})\b(?! ?(?:%|gb|gib|g\b|gpus?|cards?|steps?|examples?|rows|samples|pairs|docs|images|usd|dollars|[x×]|\/|[-–]|h\b|b\b))(?: ?(?:tok(?:en)?s?|ctx|context|seq(?:uence)?s?)\b)?(?: ?(?:len(?:gth)?|window))?/giu
const ofSteps = /\b(?:step|steps|iter|iteration|epoch|batch|examples?|rtx|gtx)s? ?#?$/iu
const [leastLength, mostLength, longest] = [256, 262_144, 300]
const thousand = 1024

/** Null where neither is asked. */
export function memoryQuestionIn(text: string): MemoryQuestion | null {
  if (text.length > longest) return null
  const batch = asksBatch.exec(text)
  const isReason = batch === null && runsOut.test(text) && asksReason.test(text)
  if (batch === null && !isReason) return null
  const { lengths, rest } = lengthsIn(batch === null ? text.replace(runsOut, ' ') : text.replace(batch[0], ' '))
  return { asks: batch === null ? 'reason' : 'batch', lengths, rest }
}

/** Lengths of sequences, the shortest first, and the text with the longest of them named as such. */
export function lengthsIn(text: string): Pick<MemoryQuestion, 'lengths' | 'rest'> {
  let rest = text
  const lengths: number[] = []
  for (const { 0: words, 1: typed = '', index } of text.matchAll(length)) {
    const tokens = /k$/iu.test(typed) ? Number.parseInt(typed, 10) * thousand : Number(typed)
    if (tokens < leastLength || tokens > mostLength || ofSteps.test(text.slice(0, index))) continue
    // "a 4090": a card, and no length.
    if (!/k$/iu.test(typed) && tokens % 256 !== 0) continue
    lengths.push(tokens)
    rest = rest.replace(words, ' ')
  }
  const sorted = [...new Set(lengths)].toSorted((one, other) => one - other)
  const last = sorted.at(-1)
  return {
    lengths: sorted,
    rest: collapseSpaces(last === undefined ? rest : `${rest.replace(/[\s?!.]{1,5}$/u, '')}, sequence length ${last}`),
  }
}
