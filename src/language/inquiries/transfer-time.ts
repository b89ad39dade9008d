/** "How long to upload 14 TB over 500 mbit, and S3 for 2 months?": data over a line, and what is kept behind it. */
import { linkGbitsIn, withoutLinkSpeed } from './link-speed.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'
import { bytesOfUnit } from '../../scenario/text-size.ts'

export type TransferText = {
  readonly bytes: number
  readonly gbits: number
  /** Days for which they are kept in a bucket; null: nothing of it is asked. */
  readonly keptDays: number | null
  readonly cloud: 'aws' | 'gcp' | 'azure' | null
  /** Without the amount and the speed. */
  readonly rest: string
}

const moves =
  /\b(?:upload\w*|download\w*|transfer\w*|mov(?:e|es|ing)|cop(?:y|ies|ying)|send(?:ing)?|sync\w*|push\w*|pull\w*|migrat\w+|ship\w*|egress\w*|get(?:ting)?)\b/iu
const asksForTime = /\b(?:how long|how many (?:hours|days|minutes)|hours|time|when|eta|duration|takes?|days)\b/iu
const amount =
  /(?<![\w.])(\d[\d,]{0,9}(?:\.\d{1,3})?) ?(gb|gib|tb|tib|pb)\b(?! ?(?:v?ram|gpus?|cards?|of (?:v?ram|memory)|\/ ?s|per sec))/iu
const keeps = /\b(?:park\w*|stor(?:e|es|ing|age)|keep(?:ing)?|hold(?:ing)?|archiv\w+)\b/iu
const clouds: readonly (readonly ['aws' | 'gcp' | 'azure', RegExp])[] = [
  ['aws', /\b(?:aws|amazon|s3|us-(?:east|west)-\d|eu-(?:west|central|north|south)-\d)\b/iu],
  ['gcp', /\b(?:gcp|gcs|google)\b/iu],
  ['azure', /\b(?:azure|blob storage)\b/iu],
]
const longest = 300
/** Slower lines are none that data are moved over. */
const leastGbits = 0.005

/** Null where no data go over a line whose speed is told, or nobody asks how long. */
export function transferIn(text: string): TransferText | null {
  if (text.length > longest || !moves.test(text) || !asksForTime.test(text)) return null
  const gbits = linkGbitsIn(text)
  if (gbits === null || gbits < leastGbits) return null
  const { rest } = withoutLinkSpeed(text)
  const [words, digits = '', unit = ''] = amount.exec(rest) ?? []
  const bytes = Number(digits.replaceAll(',', '')) * (bytesOfUnit(unit) ?? NaN)
  if (words === undefined || !(bytes > 0)) return null
  const without = rest.replace(words, ' ')
  const [span] = keeps.test(without) ? timeSpansIn(without) : []
  return {
    bytes,
    gbits,
    keptDays: span === undefined ? null : span.hours / 24,
    cloud: clouds.find(([, pattern]) => pattern.test(without))?.[0] ?? null,
    rest: without,
  }
}
