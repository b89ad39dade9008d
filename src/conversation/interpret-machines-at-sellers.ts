/** "8xH100 on Lambda vs 8xA100 on RunPod, full fine-tune of an 8B": machines of two sellers, side by side. */
import { collapseSpaces } from '../language/text/characters.ts'
import { gpuPattern } from '../language/text/gpu-pattern.ts'
import { changedFields } from '../scenario/scenario.ts'
import type { JobReader } from './part-readers.ts'

const machine = String.raw`(?<![\w.])(?:(?:an?|one|two|four|eight|\d{1,3}) ?[x×]? ?)?(?:nvidia )?(?:${gpuPattern})s?(?: (?:gpus?|cards?|nodes?|box(?:es)?))?`
const seller = String.raw`(?:on|at|from|via|in) (?:the )?[a-z][\w.]{1,14}(?: (?:cloud|labs|ai|secure|community))?`
const pair = new RegExp(
  String.raw`(?:\b(?:compare|comparing|weigh(?:ing)?) )?(?<one>${machine} ${seller}),? (?:vs\.?|versus|or|with|to|against|and|compared (?:to|with)) (?<other>${machine} ${seller})(?![\w])(?:,? ?(?:for|:))?`,
  'iu',
)
const longest = 400

/** Null where no two machines are named so, or a side is none that a seller is known of. */
export const machinesAtSellersOf: JobReader = (text, readJob) => {
  const found = text.length > longest ? null : pair.exec(text)
  const { one, other } = found?.groups ?? {}
  if (found === null || one === undefined || other === undefined) return null
  const rest = collapseSpaces(`${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`)
    .replace(/^[\s,;:.]+|[\s.?!]+$/gu, '')
    .trim()
  const names = [one, other]
  const scenarios = names.flatMap((words) => readJob(`${rest}, ${words}`) ?? [])
  const [first, second] = scenarios
  if (first === undefined || second === undefined) return null
  const areKnown = scenarios.every(({ spec }) => spec.providers !== null && spec.gpus !== null)
  if (!areKnown || changedFields(first.spec, second.spec).length === 0) return null
  return { kind: 'comparison', thread: null, scenarios, names }
}
