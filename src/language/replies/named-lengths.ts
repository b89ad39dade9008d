/** "Does 8192 cost that much more than 4096 would": sequence lengths that are set side by side, of a plan that has one of them or none. */
import type { GapVersion } from '../questions/version-gap.ts'
import type { Reply } from './reply-input.ts'

const number =
  /(?<![\w.,$€£-])(\d{1,3}(?:,\d{3}){1,2}|\d{3,7}|\d{1,4} ?k)(?![\w%]|[.,]\d)(?! ?(?:gib|gb|mib|examples?|rows?|samples?|pairs?|docs?|documents?|pages?|steps?|prompts?|images?|usd|dollars?|hours?|h\b))/gu
const ofLength =
  /\b(?:seq(?:uence)?s?|context|ctx|window|lengths?|max[- _]?(?:len|tokens)|long(?:er)? (?:texts?|documents?|examples?))\b/u
const apart =
  /\b(?:more|less|cheaper|dearer|pricier|costlier|expensive|difference|differ\w*|instead of|rather than|versus|vs|compared|against|than|sav\w+|slower|faster|quicker|longer|extra|memory|vram|over|matters?|doubl\w+|twice|halv\w+|half|tripl\w+)\b/u
const [leastLength, leastUsual, mostLength] = [256, 512, 2 ** 20]

/** Empty where no two lengths are weighed; otherwise each that is not the plan's. */
export function lengthsNamed(reply: Reply): readonly GapVersion[] {
  const { line, scenario } = reply
  if (!apart.test(line)) return []
  const planned = scenario.spec.sequenceLength
  const hasWord = ofLength.test(line)
  const lengths = [...line.matchAll(number)].map(([words]) => ({ words: words.trim(), value: valueOf(words) }))
  const isLength = ({ value }: { readonly value: number }): boolean =>
    value >= leastLength && value <= mostLength && (value % leastLength === 0 || hasWord)
  const [one, other, ...more] = lengths
  if (one === undefined || other === undefined || more.length > 0 || one.value === other.value) return []
  // Two numbers of another kind, as of examples, are no lengths.
  const isUsual = [one, other].every(({ value }) => value >= leastUsual && Number.isInteger(Math.log2(value)))
  const isOfPlan = [one, other].some(({ value }) => value === planned)
  if (![one, other].every(isLength) || !(hasWord || isOfPlan || isUsual)) return []
  return [one, other].flatMap(({ words, value }) =>
    value === planned
      ? []
      : [{ words: `seq ${words}`, scenario: { ...scenario, spec: { ...scenario.spec, sequenceLength: value } } }],
  )
}

const thousand = 1024
/** "8k" is 8,192. */
function valueOf(words: string): number {
  const digits = Number(words.replaceAll(/[^\d]/gu, ''))
  return words.endsWith('k') ? digits * thousand : digits
}
