/** "8 TB on S3, pulled once per run for 12 runs", "200 checkpoints of a 13b out of aws": what leaves a provider or is kept there. */
import { bytesOfUnit } from '../../scenario/text-size.ts'

export type MovedData = {
  /** Bytes of data, at a time; null: none are named. */
  readonly bytes: number | null
  /** Weights or checkpoints of a model that the text names; 0: none. */
  readonly checkpoints: number
  /** The finished weights are spoken of. */
  readonly hasWeights: boolean
  /** How often it is moved. */
  readonly times: number
  readonly isOut: boolean
  readonly isKept: boolean
  readonly speaksOfTraining: boolean
  /** Days for which it is kept; null: it is not said. */
  readonly keptDays: number | null
  /** Words of the cloud that it is in. */
  readonly cloud: 'aws' | 'gcp' | 'azure' | null
  /** A store that charges nothing for what leaves it; null: none is named. */
  readonly freeStore: string | null
  /** The other cloud that is named, to which they go; null: none is. */
  readonly into: 'aws' | 'gcp' | 'azure' | null
  /** Without amounts of data: what is left may name a model, GPUs and a time. */
  readonly rest: string
}

const amountWords = String.raw`(?<![\w.])(\d[\d,]*(?:\.\d+)?) ?(gb|gib|tb|tib|pb)\b(?! ?(?:v?ram|gpus?|cards?|of (?:v?ram|memory)|a?[abhlrt]\d{1,4}|egress included))`
const amounts = new RegExp(amountWords, 'giu')
/** "A100 80GB", "H100 (80 GB)": the memory of a card. */
const memoryOfCard = /\b(?:[abhlv]\d{1,3}s?|rtx|gpus?|cards?|\d0[6-9]0|x)(?:[- ](?:sxm\d?|pcie|nvl))?[- ]?\(?$/iu
const egress =
  /\b(?:egress\w*|data transfers?|transfer(?:ring)? (?:fees?|costs?|bills?|charges?|out)|traffic (?:costs?|fees?|bill)|data out|charge[sd]? (?:for|on) (?:download\w*|transfers?|traffic|bandwidth|uploads?))\b/iu
const moves =
  /\b(?:mov|tak|pull|cop|transfer|download|get|gett|export|bring|fetch|stream|sync)(?:e|y|ing|ying|s)?\b.{0,60}\b(?:out|from|off|away|elsewhere|home|down|per run|every|each)\b/iu
/** Of data that lie in a cloud: "what does moving it cost?" */
const movesThem =
  /\b(?:mov|cop|transferr?|gett?|bring|shipp?|sync|pull|fetch|download)(?:e|y|ing|ying)? (?:it|them|that|this|those|all(?: of (?:it|them))?|everything|(?:the|our|my) (?:data|dataset|files|weights|shards))\b/iu
const kept = new RegExp(
  String.raw`\b(?:stor(?:e|es|ing)|keep(?:ing)?(?! (?:the |my |our |its )?(?:costs?|price|bill|it|spend\w*))|park(?:ing)?|hold(?:ing)?|archiv\w+)\b[^.?!]{0,30}?(?:${amountWords}|\b(?:checkpoints?|ckpts?|snapshots?))|${amountWords} (?:\w{1,12} ){0,2}(?:storage|volumes?|disks?|buckets?)\b|\b(?:storage|volumes?|disks?|buckets?) (?:\w{1,6} ){0,2}(?:${amountWords}|\d{1,6} (?:checkpoints?|ckpts?|snapshots?))|${amountWords} (?:on|in) (?:\w{1,8} ){0,2}(?:s3|blob|gcs|bucket)s?\b[^.?!]{0,12}\b(?:a|per|each|every) month`,
  'iu',
)
const asksForBill = /\b(?:costs?|bill|fees?|price|how much|charge[sd]?|pay|expensive|cheaper|add|egress|storage)\b/iu
const trains = /\b(?:q?lora|fine-?tun\w*|train\w*|sft|pre-?train\w*)\b/iu
/** Memory is no place that is paid by the month. */
const ofMemory = /\b(?:v?ram|memory|fits?|oom|offload\w*)\b/iu
/** Words of the large clouds and of their storage. */
const clouds = {
  aws: String.raw`(?:aws|amazon|s3|ec2|efs|fsx)`,
  gcp: String.raw`(?:gcp|gcs|google(?: cloud)?(?: storage)?)`,
  azure: String.raw`(?:azure|blob(?: storage)?)`,
} as const
const cloudIds = ['aws', 'gcp', 'azure'] as const
/** Stores that charge nothing, or next to nothing, for what leaves them (recalled). */
const freeStores: readonly (readonly [RegExp, string])[] = [
  [/\b(?:cloudflare|r2)\b/iu, 'Cloudflare R2'],
  [/\b(?:backblaze|b2)\b/iu, 'Backblaze B2 (up to three times what is kept there in a month)'],
  [/\bwasabi\b/iu, 'Wasabi (up to what is kept there in a month)'],
]
const [inCloud, anyCloud, toCloud, liesIn, computesAt] = [
  (name: string) =>
    String.raw`\b(?:out of|from|off(?: of)?|in|on|at|leav\w+|inside) (?:my |our |the |an? |us-\w+-\d )?${name}\b|\b${name} (?:egress|bucket|data transfer|storage)`,
  (name: string) => String.raw`\b${name}\b`,
  (name: string) => String.raw`\b(?:to|into|onto|towards?) (?:my |our |the |an? )?${name}\b`,
  (name: string) =>
    String.raw`\b(?:lies?|lying|sits?|sitting|lives?|living|stored|kept|held|rests?|stays?|is|are|data|dataset|shards|files|images|corpus|weights|[tgp]i?b\)?) (?:\w{1,10} ){0,2}(?:in|on|at|inside) (?:my |our |the |an? )?${name}\b`,
  (name: string) =>
    String.raw`\b(?:train\w*|fine-?tun\w*|gpus?|runs?|running|rent\w*|compute|nodes?|machines?|instances?|[abh]\d{2,3}s?) (?:\w{1,10} ){0,2}(?:on|at|in|with|from) (?:the )?${name}\b`,
].map((source) => new Map(cloudIds.map((id) => [id, new RegExp(source(clouds[id]), 'iu')] as const)))
const checkpointCount = /(?<![\w.])(\d[\d,]{0,6}) (?:\w{1,12} )?(?:checkpoints?|ckpts?|chkpts?|snapshots?|saves)\b/iu
const oneCheckpoint =
  /\b(?:an?|the|each|every|one|our|my|final|last|finished|trained|\d{1,3}(?:\.\d)?b) (?:\w{1,10} ){0,2}?(?:checkpoints?|ckpts?|weights|model)\b|\bweights\b/iu
const size = /(?<![\w.])\d{1,3}(?:\.\d)? ?b\b/iu
const timesWords = [
  /(?<![\w.])(\d{1,5}) ?(?:x|times)\b/iu,
  /(?<![\w.])(\d{1,5}) (?:\w{1,12} )?(?:runs|trainings|jobs|epochs|passes|downloads|pulls|copies|experiments)\b/iu,
] as const
const eachTime =
  /\b(?:per|each|every|any|a) (?:\w{1,10} )?(?:run|training|job|time|epoch|pass|experiment)\b|\bfor each of\b|\btimes\b|(?<![\w.])\d{1,5} ?x\b|\b(?:downloads|pulls|copies)\b/iu
const daily = /\b(?:every|each|per|a|once a) day\b|\bdaily\b/iu
const weekly = /\b(?:every|each|per|a|once a) week\b|\bweekly\b/iu
const span = /\b(?:for|over|during) (an?|one|\d{1,3}) (day|week|month|year)s?\b/iu
const daysOf: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 }
const maxLength = 300

/** Null where nothing leaves or is kept, its amount is not named, or nobody asks what it costs. */
export function movedDataIn(text: string): MovedData | null {
  if (text.length > maxLength || !asksForBill.test(text)) return null
  const cloud = cloudIn(text)
  const liesThere = cloud !== null && liesIn?.get(cloud)?.test(text) === true
  const isOfStore = liesThere && movesThem.test(text)
  const isMoved = egress.test(text) || moves.test(text) || isOfStore
  const isKept = kept.test(text) || (liesThere && isMoved && /\bstorage\b/iu.test(text))
  if ((!isMoved && !isKept) || ofMemory.test(text)) return null
  let bytes = 0
  let rest = text
  for (const match of text.matchAll(amounts)) {
    if (memoryOfCard.test(text.slice(Math.max(0, match.index - 24), match.index))) continue
    const [words, digits = '', unit = ''] = match
    // "The 4 TB in S3", said again.
    if (!rest.includes(words)) continue
    bytes += Number(digits.replaceAll(',', '')) * (bytesOfUnit(unit) ?? NaN)
    rest = rest.replaceAll(words, ' ')
  }
  const [countWords = '', count] = checkpointCount.exec(rest) ?? []
  const checkpoints = count === undefined ? 0 : Number(count.replaceAll(',', ''))
  const others = rest.replace(countWords, ' ')
  const hasWeights =
    oneCheckpoint.test(others) || (egress.test(text) && checkpoints === 0 && bytes === 0 && size.test(others))
  if (bytes === 0 && checkpoints === 0 && !hasWeights) return null
  // "Take a 7b from the hub and train it on AWS" moves nothing that is charged.
  const isOut = egress.test(text) || (isMoved && cloud !== null && (bytes > 0 || comesFrom(cloud, text)))
  if (!isOut && !(isKept && (bytes > 0 || checkpoints > 0))) return null
  return {
    bytes: bytes > 0 ? bytes : null,
    checkpoints,
    hasWeights,
    times: timesIn(rest),
    isOut,
    isKept,
    speaksOfTraining: trains.test(text),
    keptDays: daysIn(text),
    cloud,
    freeStore: freeStores.find(([words]) => words.test(text))?.[1] ?? null,
    into: cloud === null ? null : (cloudIds.find((id) => id !== cloud && computesAt?.get(id)?.test(text)) ?? null),
    rest: rest.replace(countWords, ' '),
  }
}

function timesIn(text: string): number {
  const days = daysIn(text)
  if (days !== null && daily.test(text)) return days
  if (days !== null && weekly.test(text)) return Math.max(1, Math.round(days / 7))
  if (!eachTime.test(text)) return 1
  const found = timesWords.map((pattern) => Number(pattern.exec(text)?.[1] ?? NaN)).find((value) => value > 0)
  return found ?? 1
}

function daysIn(text: string): number | null {
  const [, count, unit = ''] = span.exec(text) ?? []
  if (count === undefined) return null
  return (/^\d/u.test(count) ? Number(count) : 1) * (daysOf[unit[0]?.toLowerCase() ?? ''] ?? 1)
}

const comesFrom = (cloud: keyof typeof clouds, text: string): boolean =>
  new RegExp(String.raw`\b(?:out of|from|off|leav\w+) (?:my |our |the )?${clouds[cloud]}\b`, 'iu').test(text)

/** The large cloud that data are in, or the only one that is named and is not where they go; null: none. */
export function cloudIn(text: string): MovedData['cloud'] {
  const computes = (id: (typeof cloudIds)[number]): boolean => computesAt?.get(id)?.test(text) === true
  // "If I train on AWS and my shards sit in GCS": where they lie, and not where the GPUs are.
  const held =
    cloudIds.find((id) => liesIn?.get(id)?.test(text) === true && !computes(id)) ??
    cloudIds.find((id) => inCloud?.get(id)?.test(text) === true && !computes(id)) ??
    cloudIds.find((id) => inCloud?.get(id)?.test(text) === true)
  if (held !== undefined) return held
  const named = cloudIds.filter((id) => anyCloud?.get(id)?.test(text) === true)
  const [only] = named
  return only !== undefined && named.length === 1 && toCloud?.get(only)?.test(text) !== true ? only : null
}
