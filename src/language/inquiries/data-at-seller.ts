/** "6 TB on S3. 8xH100 for 3 days at AWS or Lambda?": data that lie with one seller, and GPUs for a time there or elsewhere. */
import { collapseSpaces } from '../text/characters.ts'
import { bytesOfUnit } from '../../scenario/text-size.ts'
import { typedNumber } from '../text/typed-number.ts'
import { timeSpansIn } from '../questions/spans-of-time.ts'

export type DataAtSeller = {
  readonly bytes: number
  /** Where they lie; the names of sellers are those of the catalog. */
  readonly cloud: 'aws' | 'gcp' | 'azure'
  readonly isCloudNamed: boolean
  readonly hours: number
  /** Without the data, their bucket and the time. */
  readonly rest: string
}

const amount =
  /(?<![\w.])(\d[\d,]{0,9}(?:\.\d{1,3})?) ?(gb|gib|tb|tib|pb)\b(?! ?(?:v?ram|gpus?|cards?|of (?:v?ram|memory)|\/ ?s|per sec))/giu
/** "A100 80GB". */
const ofCard = /\b(?:[abhlv]\d{1,3}s?|rtx|gpus?|\d0[6-9]0|x)(?:[- ](?:sxm\d?|pcie|nvl))?[- ]?\(?$/iu
const least = 50e9
const chooses =
  /\b(?:or|vs\.?|versus|against|rather|worth|mov\w+|stay\w*|leav\w+|cheaper|cop(?:y|ies)|switch\w*|compar\w+)\b/iu
const names = {
  aws: String.raw`(?:aws|amazon)`,
  gcp: String.raw`(?:gcp|google(?: cloud)?)`,
  azure: String.raw`(?:azure|microsoft)`,
} as const
const buckets: Readonly<Record<keyof typeof names, RegExp>> = {
  aws: /\b(?:(?:an? |our |the )?(?:aws |amazon )?s3(?: buckets?)?|efs|fsx)\b/iu,
  gcp: /\b(?:(?:an? |our |the )?(?:google )?(?:gcs|cloud storage)(?: buckets?)?|(?:gcp|google(?: cloud)?) (?:storage|buckets?))\b/iu,
  azure: /\b(?:azure )?blob(?: storage)?s?\b|\bazure (?:storage|buckets?)\b/iu,
}
const ids = ['aws', 'gcp', 'azure'] as const
const byCloud = (of: (name: string) => RegExp): Readonly<Record<keyof typeof names, RegExp>> => ({
  aws: of(names.aws),
  gcp: of(names.gcp),
  azure: of(names.azure),
})
const ofName = byCloud((name) => new RegExp(String.raw`\b${name}\b`, 'iu'))
const liesThere = byCloud(
  (name) =>
    new RegExp(
      String.raw`\b${name}\b[^.?!]{0,16}\b(?:where|data|there)\b|\b(?:data|dataset|files|images|corpus|lie|lies|sits?|stored|tb|gb) (?:\w{1,8} ){0,3}(?:on|in|at|with) (?:the |our )?${name}\b`,
      'iu',
    ),
)
const regionCode = /\b(?:in )?(?:us|eu|ap|ca|sa)-(?:east|west|central|north|south|southeast|northeast)-?\d\b/giu
const longest = 400

/** Null where no data lie in a cloud, no time of GPUs is told, or no sellers are weighed. */
export function dataAtSellerIn(text: string): DataAtSeller | null {
  if (text.length > longest || !/\d ?[gtp]i?b\b/iu.test(text) || !chooses.test(text)) return null
  const found = [...text.matchAll(amount)].filter(
    ({ index }) => !ofCard.test(text.slice(Math.max(0, index - 24), index)),
  )
  const [data, ...others] = found
  if (data === undefined || others.length > 0) return null
  const [words, digits = '', unit = ''] = data
  const bytes = typedNumber(digits) * (bytesOfUnit(unit) ?? NaN)
  const cloud = ids.find((id) => buckets[id].test(text)) ?? ids.find((id) => liesThere[id].test(text)) ?? null
  if (cloud === null || !(bytes >= least)) return null
  const place = text.replace(words, ' ').replace(buckets[cloud], ' ').replaceAll(regionCode, ' ')
  // "A run of 48 hours" lasts so long.
  const without = collapseSpaces(place.replace(/\bof (?=\d{1,4} ?(?:h|hours?|days?|weeks?)\b)/iu, 'for '))
  const [span, ...spans] = timeSpansIn(without)
  if (span === undefined || spans.length > 0) return null
  return {
    bytes,
    cloud,
    isCloudNamed: ofName[cloud].test(without) || /\b(?:stay\w*|leav\w+)\b/iu.test(text),
    hours: span.hours,
    rest: collapseSpaces(without.replace(span.words, ' ')),
  }
}
