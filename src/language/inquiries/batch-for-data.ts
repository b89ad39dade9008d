/** "Is a batch of 64 x 4096 too big for 30M tokens?": a global batch that is doubted beside the data. */
import { collapseSpaces } from '../text/characters.ts'

export type BatchForData = {
  readonly value: number
  readonly isTokens: boolean
  /** Tokens of a sequence, where they are told; null: they are not. */
  readonly length: number | null
  readonly epochs: number
  readonly areStepsAsked: boolean
  /** Without those words, for the data and the job to be read. */
  readonly rest: string
}

const batchWord = /\bbatch/iu
const asks =
  /\b(?:too (?:big|large|high|much|small|few|low|many)|(?:make|makes) sense|sensible|reasonable|sane|appropriate|suitable|overkill|good|fine|ok|okay|right|wise|enough steps?|few steps?|steps? enough)\b|\bhow many (?:optimi[sz]er |gradient |update |training )?steps?\b/iu
const asksSteps = /\bsteps?\b/iu
/** How it is made up, what fits, and what it costs to change it are asked elsewhere. */
const isOther =
  /\baccum\w*|\b(?:micro|mini|per[- _]?(?:device|gpu))[- _]?batch|\bbatch (?:inference|api|jobs?|mode|process\w*)|\b(?:oom\w*|out of memory|memory|vram|fits?|fast\w*|slow\w*|throughput|batches of|cost\w*|prices?|budget|how (?:much|long)|cheap\w*|dollars|euros?|usd|eur)\b|[$€£]/iu
const unit = String.raw`(tokens?|toks?|sequences?|seqs?|samples?|examples?)`
const length = String.raw`(?:(?: (?:and|with|at|of|,))?,? ?(?:x|×|\*|of|at|with|seq(?:uence)?[- ]?(?:len(?:gth)?)?(?: ?(?:of|=|:))?|context(?: of)?|ctx(?: of)?|max[- _]len(?:gth)?) ?(\d{1,3} ?k|\d{3,6})(?!\w| ?(?:m\b|gpus?|steps?|epochs?))(?: ?(?:tokens?|toks?|ctx|context|seq(?:uence)?(?:[- ]?len(?:gth)?)?|len(?:gth)?|each|long)){0,2})?`
const batch = new RegExp(
  String.raw`\b(?:(?:global|effective|total|overall|train(?:ing)?)[- _]?){0,2}batch(?:[- _]?size)?(?: ?(?:of|is|=|:|to|at))? ?(\d[\d,]{0,8}(?:\.\d{1,2})?) ?(k|m)?\b(?: ?${unit})?${length}`,
  'iu',
)
/** "512k-token batch" */
const behind = new RegExp(
  String.raw`(?<![\w.])(\d[\d,]{0,8}(?:\.\d{1,2})?) ?(k|m)?[ -]?${unit}?[ -](?:global |effective )?batch(?:es|[- _]?size)?\b${length}`,
  'iu',
)
const ofLength =
  /\b(?:seq(?:uence)?[- _]?len(?:gth)?|max[- _]?(?:seq[- _]?)?len(?:gth)?|context(?: length)?|ctx)(?: ?(?:of|=|:|is))? ?(\d{1,3} ?k|\d{3,6})\b|\b(\d{1,3} ?k|\d{3,6}) (?:tokens? )?(?:context|ctx|seq(?:uence)?[- ]?len(?:gth)?)\b/iu
const epochs = /(?<![\w.])(\d{1,2}|two|three|four|five) epochs?\b/iu
const counts: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5 }
const question =
  /(?:^|(?<=[.,;:?!])|\b(?:so|and|but)\b) {0,2}(?:is|are|does|do|would|will|how many) (?:that|this|it|those|these|a|the|steps?)?\b[^.?!\d]{0,60}(?:[?.!]|$)|\b(?:how many steps?(?: is| are| does| do)?|is an?|does an?|is|are)(?= )/giu
const factors: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 }
const thousand = 1024
const [longest, fewestTokens] = [260, 16_384]

/** Null where no global batch is told, or nobody doubts it. */
export function batchForDataIn(text: string): BatchForData | null {
  if (text.length > longest || !batchWord.test(text) || !asks.test(text) || isOther.test(text)) return null
  const found = batch.exec(text) ?? behind.exec(text)
  if (found === null) return null
  const [words, digits = '', scale, counted = '', beside] = found
  const value = Number(digits.replaceAll(',', '')) * (factors[scale?.toLowerCase() ?? ''] ?? 1)
  if (!(value >= 1)) return null
  const isTokens = /^tok/iu.test(counted) || (counted === '' && value >= fewestTokens)
  const without = text.replace(words, ' ')
  const elsewhere = ofLength.exec(without)
  const typed = beside ?? elsewhere?.[1] ?? elsewhere?.[2]
  const often = epochs.exec(without)
  return {
    value,
    isTokens,
    length: typed === undefined ? null : /k$/iu.test(typed) ? Number.parseInt(typed, 10) * thousand : Number(typed),
    epochs: often === null ? 1 : (counts[often[1]?.toLowerCase() ?? ''] ?? Number(often[1])),
    areStepsAsked: asksSteps.test(text),
    rest: collapseSpaces(
      without
        .replace(elsewhere?.[0] ?? '', ' ')
        .replace(often?.[0] ?? '', ' ')
        .replaceAll(question, ' '),
    ),
  }
}
