/** "40 TB sit in S3, the GPU is cheaper at Lambda (2.99 vs 6.88): does the egress kill it?": data that would have to leave, and what an hour saves. */
import { bytesOfUnit } from '../../scenario/text-size.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { cloudIn } from './data-moved.ts'
import { gpuHoursIn } from './gpu-hours.ts'
import { linkGbitsIn } from './link-speed.ts'

export type EgressBreakEven = {
  readonly bytes: number
  readonly cloud: 'aws' | 'gcp' | 'azure'
  /** Of one GPU and hour, as typed, both or how far they are apart; null: those on record. */
  readonly prices: { readonly stay: number; readonly go: number } | { readonly saved: number } | null
  /** Of the run: GPU-hours, or hours of all GPUs; null: nothing is said. */
  readonly gpuHours: number | null
  readonly hours: number | null
  /** Of a line that is named; null: none is. */
  readonly gbits: number | null
  /** Pictures, films or sound, which are mostly larger than they are trained on. */
  readonly isMedia: boolean
  /** Without data and prices. */
  readonly rest: string
}

const moves =
  /\b(?:egress\w*|transfer(?:ring)? (?:fees?|costs?|it|them|the data)|transfers?|mov(?:e|es|ing)|pull(?:ing)?|stay(?:ing)?|cop(?:y|ying)|get(?:ting)? (?:it|them|the data) out|traffic)\b/iu
const weighs =
  /\b(?:worth|kill\w*|eats?|eat up|wipe\w* out|cancel\w*|outweigh\w*|break[- ]?even|pays? (?:off|back|for itself)|(?:moving|it|move) pays?|payback|smart|make sense|makes sense|saving|savings|sav(?:e|ed)|cheaper|vs\.?|versus|better off|still win|worthwhile)\b/iu
const amount =
  /(?<![\w.])(\d[\d,]{0,9}(?:\.\d{1,3})?) ?(gb|gib|tb|tib|pb)\b(?! ?(?:v?ram|gpus?|cards?|\/ ?s|per sec))/iu
const unitsBehind = String.raw`(?![\d.]*\d)(?! ?(?:[tgp]i?b\b|gpus?\b|x\b|×|%|hours?\b|hrs\b|h\b|days?\b|weeks?\b|months?\b|[abhlv]\d|gbit|gbps|k\b|m\b|cents?\b|[- ]?(?:node|machine)|b\b))`
const price = new RegExp(
  String.raw`(?<![\w.])(?:[$€£] ?(\d{1,2}(?:\.\d{1,3})?)|(\d{1,2}\.\d{1,3})|(?<=\b(?:vs\.?|versus|instead of|against|than|at|of|to|for|from) )(\d{1,2}))${unitsBehind}`,
  'giu',
)
const difference =
  /(?:[$€£] ?)?(?<![\w.])(\d{1,2}(?:\.\d{1,3})?)(?: ?(?:[$€£]|usd|dollars?|bucks))? (?:cheaper|less|lower)\b/iu
const media =
  /\b(?:images?|photos?|pictures?|videos?|films?|clips?|footage|audio|recordings?|scans?|radar|lidar|raw)\b/iu
const maxLength = 400

/** Null where no data in a large cloud would be moved to GPUs that cost less, or nobody weighs it. */
export function egressBreakEvenIn(text: string): EgressBreakEven | null {
  if (text.length > maxLength || !moves.test(text) || !weighs.test(text)) return null
  const [words, digits = '', unit = ''] = amount.exec(text) ?? []
  const bytes = Number(digits.replaceAll(',', '')) * (bytesOfUnit(unit) ?? NaN)
  const cloud = words === undefined ? null : cloudIn(text)
  if (words === undefined || cloud === null || !(bytes > 0)) return null
  const gbits = linkGbitsIn(text)
  const hours = gpuHoursIn(text)
  const without = (hours?.isMonthly === false ? hours.rest : text).replaceAll(words, ' ')
  const [less, cheaper] = difference.exec(without) ?? []
  const typed = [...without.matchAll(price)].map(([, signed, cents, whole]) => Number(signed ?? cents ?? whole))
  const [low, high] = [Math.min(...typed), Math.max(...typed)]
  const prices =
    cheaper !== undefined
      ? { saved: Number(cheaper) }
      : typed.length === 2 && low < high
        ? { stay: high, go: low }
        : null
  // More prices than two, or one, are not set against each other here.
  if (typed.length > 0 && prices === null) return null
  const [span] = timeSpansIn(without)
  return {
    bytes,
    cloud,
    prices,
    gpuHours: hours?.isMonthly === false ? hours.value : null,
    hours: span?.hours ?? null,
    gbits,
    isMedia: media.test(text),
    rest: (less === undefined ? without : without.replace(less, ' ')).replaceAll(price, ' '),
  }
}
