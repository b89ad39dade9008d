/** "Global batch 2M or 64k tokens?", "a batch of 64k tokens instead of 1M": two global batches that are weighed for one job. */
import { collapseSpaces } from '../text/characters.ts'

/** Of a step, as it was said: tokens, or sequences. */
export type WeighedBatch = { readonly value: number; readonly isTokens: boolean }

export type BatchesWeighed = {
  readonly batches: readonly [WeighedBatch, WeighedBatch]
  /** Without those words, for the job to be read. */
  readonly rest: string
}

const batchWord = String.raw`(?:(?:global|effective|total|overall)[- _]?(?:train[- _]?)?batch(?:es|[- _]?sizes?)?|gbs|batch(?:es|[- _]?sizes?)?)`
const amountOf = (at: string): string =>
  String.raw`(?<value${at}>\d[\d,]{0,8}(?:\.\d{1,2})?) ?(?<scale${at}>[km])?(?:[ -]?(?<unit${at}>tok(?:en)?s?|seq(?:uence)?s?))?\b(?! ?(?:b\b|%|gpus?|nodes?|[abhl]\d{2,3}|epochs?|gb\b|hours?|steps?))`
const separator = String.raw`[ ,?]{0,2}(?:or|vs\.?|versus|instead of|rather than|over|against|compared (?:to|with)|and|to|into)(?: rather)? (?:(?:an?|the|one|with|of|from) ){0,2}`
const compared = String.raw`[ ,]{0,2}(?:(?:be|is|cost|costs|run|take|takes|any|much|a lot) ){0,3}(?:dearer|cheaper|pricier|slower|faster|more|less|better|worse)(?: (?:expensive|money|time))? than (?:(?:an?|the|one|with|of) ){0,2}`
const ofBatch = String.raw`(?: ?-?${batchWord}(?: of| =|=)? ?)?`
const pairs = [
  new RegExp(
    String.raw`\b(?<named>${batchWord})(?: (?:of|from|between|is|at|to|with)|[=:])? ?${amountOf('One')}(?:${separator}|${compared})${ofBatch}${amountOf('Two')}${ofBatch}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?<![\w.$€£])${amountOf('One')}[ -](?<named>${batchWord})${separator}${ofBatch}${amountOf('Two')}${ofBatch}`,
    'iu',
  ),
  new RegExp(
    String.raw`(?:\bbetween (?:an? )?|(?=[^,;.]{1,24}\b(?:or|vs\.?|versus)\b))(?<![\w.$€£])${amountOf('One')}${separator}${amountOf('Two')}[ -](?<named>${batchWord})`,
    'iu',
  ),
]
/** A batch of which nothing else says that it is that of a step may be that of one GPU. */
const isOfStep = /global|effective|total|overall|gbs/iu
const isOther = /\b(?:micro|mini|per[- _]?(?:device|gpu))[- _]?batch|\baccum\w*/iu
/** Words of the question, which are none of the job. */
const questions = [
  /\b(?:what(?:'s| is) the |the |any )?(?:cost|price|time|speed) (?:difference|gap)s?(?: between| of| for| from)?\b/giu,
  /\b(?:does|do|would|will|should|is|are|can) (?:i|we|it|that|the|an?|going|doubling|halving|raising|lowering|using|changing)?\b[^.,;?!\d]{0,30}$/iu,
  /\b(?:change|affect|matter|move)s? (?:for )?(?:the )?(?:cost|price|bill|time)s?(?: of| for)?(?: an?| the| my| our)?\b/giu,
  /\b(?:which(?: one)?(?: of (?:them|these|the two))? (?:is|costs?|takes|should (?:i|we)(?: \w+)?)|is (?:it|that)|be|more|less|much|any)? ?(?:cheaper|dearer|faster|slower|more expensive|less expensive|better|save (?:any )?money)\b/giu,
]
const factors: Readonly<Record<string, number>> = { k: 1e3, m: 1e6 }
const [longest, fewestTokens] = [300, 16_384]

/** Null where no two of them are told. */
export function batchesWeighedIn(text: string): BatchesWeighed | null {
  if (text.length > longest || isOther.test(text)) return null
  const found = pairs.map((pair) => pair.exec(text)).find((match) => match !== null)
  const groups = found?.groups
  if (found == null || groups === undefined) return null
  const unit = groups['unitOne'] ?? groups['unitTwo']
  const batchOf = (at: 'One' | 'Two'): WeighedBatch => {
    const scale = groups[`scale${at}`]?.toLowerCase() ?? ''
    const value = Number((groups[`value${at}`] ?? '').replaceAll(',', '')) * (factors[scale] ?? 1)
    const own = groups[`unit${at}`] ?? unit
    return { value, isTokens: own === undefined ? value >= fewestTokens : /^tok/iu.test(own) }
  }
  const batches = [batchOf('One'), batchOf('Two')] as const
  if (batches.some(({ value }) => !(value >= 1)) || batches[0].value === batches[1].value) return null
  if (batches[0].isTokens !== batches[1].isTokens) return null
  if (!isOfStep.test(groups['named'] ?? '') && !batches[0].isTokens) return null
  const [before, after] = [text.slice(0, found.index), text.slice(found.index + found[0].length)]
  const cleaned = (part: string): string => questions.reduce((left, words) => left.replace(words, ' '), part)
  return {
    batches,
    rest: collapseSpaces(`${cleaned(before)} ${cleaned(after)}`)
      .replace(/^[ ,;:?.]+/u, '')
      .trim(),
  }
}
