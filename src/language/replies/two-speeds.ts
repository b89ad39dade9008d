/** "7,200 tok/s with packing and 3,900 unpacked": two speeds in one text, of which the one of the plan counts. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { measuredReport } from './reported-results.ts'
import { isPerGpu } from './stated-speeds.ts'

const figure = (name: string): string =>
  String.raw`~?(?<${name}>\d{1,7}(?:,\d{3}){0,2}(?:\.\d{1,4})?)(?<${name}Thousand> ?k)?`
const unit =
  '(?: ?(?:tok(?:en)?s?|t) ?(?:\\/|per|a) ?(?:s|sec|second)\\w{0,3}| ?tps)?(?: ?(?:\\/|per|a|each|an) ?(?:gpu|card))?'
/** Words of a setting: "with packing", "unpacked", "on flash attn". */
const setting = (name: string): string => String.raw`(?<${name}> [^\d,;]{2,36}?)`
const twoSpeeds = new RegExp(
  String.raw`^[^\d]{0,60}${figure('one')}${unit}${setting('oneSetting')}(?:\s?[,;\/]|\sand|\sbut|\svs\.?|\sversus)\s(?:and |but |only |just |about |then |we get |it's |its |around ){0,3}${figure('other')}${unit}${setting('otherSetting')}[\s.!]*$`,
  'u',
)
const speaksOfSpeed = /\b(?:tok\w{0,4} ?(?:\/|per|a) ?s\w{0,5}|tps|throughput|speed|t\/s)\b/u
const noReport = /\?|\b(?:if|would|should|could|target|expect\w*|claims?|says|said|paper|blog|vendor)\b/u
const packs = /\bpack(?:ed|ing)?\b|\b(?:without|w\/o|no|not) pad/u
const pads = /\bunpacked\b|\b(?:without|w\/o|no|not) pack|\bpad(?:ded|ding|s)?\b/u
/** "First 500 steps are in": a number of something else. */
const isOfOther =
  /^(?:steps?|iterations?|epochs?|passes|hours?|hrs?|h|days?|gpus?|cards?|nodes?|examples|rows|samples)\b/u
const maxLength = 160

/** Null where no two speeds are told, each with how it was measured. */
export function readTwoSpeeds(reply: Reply): ReplyCandidate | null {
  const { line } = reply
  if (line.length > maxLength || noReport.test(line) || !speaksOfSpeed.test(line)) return null
  const said = twoSpeeds.exec(line)?.groups
  if (said === undefined) return null
  const speeds = (['one', 'other'] as const).map((name) => {
    const words = (said[`${name}Setting`] ?? '').trim()
    const digits = said[name] ?? ''
    const value = Number(digits.replaceAll(',', '')) * (said[`${name}Thousand`] === undefined ? 1 : 1000)
    return { words, value, text: `${digits}${(said[`${name}Thousand`] ?? '').trim()}` }
  })
  const [first, second] = speeds
  if (first === undefined || second === undefined || !(first.value > 0) || !(second.value > 0)) return null
  if (speeds.some(({ words }) => isOfOther.test(words))) return null
  const set = speeds.find(({ words }) => isOfPlan(words, reply))
  const ofPlan = set ?? first
  const other = ofPlan === first ? second : first
  const report = measuredReport({ from: 'you', tokensPerSecond: ofPlan.value, perGpu: isPerGpu(line) })
  return wholeReply(
    reply,
    { ...report, aside: { text: other.text, words: other.words, taken: ofPlan.words, isOfPlan: set !== undefined } },
    'reports a speed with two settings',
  )
}

/** Whether the plan is set so already. Texts are packed, and pairs are not, where nobody says so. */
function isOfPlan(words: string, reply: Reply): boolean {
  const { packed, task } = reply.scenario.spec
  const isPacked = packed ?? (task === null || task === 'sft' || task === 'pretrain')
  if (pads.test(words)) return !isPacked && !packs.test(words.replace(pads, ''))
  if (packs.test(words)) return isPacked
  const act = amend(reply, words)
  return act.kind === 'amended' && act.changed.length === 0
}
