/** "A global batch of 512 sequences", "effective batch of 1M tokens with micro-batch 4": what one step is made of. */
import { collapseSpaces } from '../text/characters.ts'

export type GlobalBatch = {
  readonly value: number
  readonly isTokens: boolean
  /** Sequences of one GPU at a time, where they are told. */
  readonly micro: number | null
  /** Of a sequence, where it stands beside the batch; null: elsewhere. */
  readonly length: number | null
  /** Without those words. */
  readonly rest: string
}

const accumulates = /\b(?:gradient|grad)[- _]?accum\w*|\baccum\w*(?: steps?)?\b|\bga steps?\b/iu
const splits =
  /\b(?:micro|mini|per[- _]?(?:device|gpu))[- _]?batch(?:es)?\b|\bsplit\b|\bper[- ](?:gpu|device|card)\b|\bper[- _]device[- _]batch\b/iu
const asks = /\b(?:what|which|how)\b|\?/iu
const amount = String.raw`(\d[\d,]{0,8}(?:\.\d{1,2})?) ?(k|m)?\b(?: ?(tokens?|sequences?|seqs?|samples?|examples?))?(?: ?(?:x|×|\*|of|at|with) ?(\d{1,3} ?k|\d{3,6})(?: ?-?tok(?:en)?s?)?(?: ?(?:each|seq(?:uence)?s?))?)?`
const global = new RegExp(
  String.raw`\b(?:global|effective|total|overall)[- _]?(?:train[- _]?)?batch(?:[- _]?size)?(?: ?(?:of|is|=|:|to|at))? ?${amount}`,
  'iu',
)
const plain = new RegExp(
  String.raw`(?<!\b(?:micro|mini|gpu|device)[- _]?)\bbatch(?:[- _]?size)?(?: ?(?:of|is|=|:))? ?${amount}`,
  'iu',
)
const microBatch =
  /\b(?:micro|mini|per[- _]?(?:device|gpu))[- _]?(?:train[- _]?)?batch(?:[- _]?size)?(?: ?(?:of|is|=|:))? ?(\d{1,4})\b/iu
const thousand = 1024
const factors: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 }
const fewestTokens = 16_384

/** Null where nobody asks how a global batch is made up, or how large it is to be is not told. */
export function globalBatchIn(text: string): GlobalBatch | null {
  const isOfSteps = accumulates.test(text)
  if (!(isOfSteps || splits.test(text)) || !asks.test(text)) return null
  const micro = microBatch.exec(text)
  const without = micro === null ? text : text.replace(micro[0], ' ')
  const found = global.exec(without) ?? (isOfSteps ? plain.exec(without) : null)
  if (found === null) return null
  const [words, digits = '', scale, unit = '', typed] = found
  const value = Number(digits.replaceAll(',', '')) * (factors[scale?.toLowerCase() ?? ''] ?? 1)
  if (!(value >= 1)) return null
  const length = typed === undefined ? null : /k$/iu.test(typed) ? Number.parseInt(typed, 10) * thousand : Number(typed)
  const rest = without.replace(words, length === null ? ' ' : ` sequence length ${length} `)
  return {
    value,
    isTokens: /^tok/iu.test(unit) || (unit === '' && value >= fewestTokens),
    micro: micro === null ? null : Number(micro[1]),
    length,
    rest: collapseSpaces(
      rest
        .replace(
          /\b(?:what|which|how many|how)\b[^.,?!:;]{0,60}?(?:accum\w*(?: steps?)?|micro[- _]?batch(?: sizes?)?|per[- _]?(?:device|gpu)[- _]?batch(?:[- _]?sizes?)?)(?: (?:and|&|\+) (?:\w+ ){0,3}?(?:accum\w*(?: steps?)?|micro[- _]?batch))?/giu,
          ' ',
        )
        .replace(/\b(?:gradient|grad)[- _]?accum\w*(?: steps?)?\b/giu, ' '),
    ),
  }
}
