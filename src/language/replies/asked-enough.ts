/**
 * "Is one enough or do we need 2?", "do we need all 8 or would 4 be fine?", "are 8 overkill?", "can we do it on 4 instead
 * of 8?": whether so many GPUs or machines do, or are more than it takes. The plan stays.
 */
import { isKind } from '../lexicon/meanings.ts'
import { type CountAsked, type WeighedCount, weighedCountsIn } from '../questions/named-count.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, typedLine } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const suffices =
  /\b(?:enough|sufficient|suffices?|(?<!\b(?:we|i|you|they|it|to|one) )do it|do the (?:job|trick)|be (?:ok|okay|fine|good)|get away|get by|make do|(?:is|are|be|would|will)\b.{0,25} (?:ok|okay|fine)|(?:ok|okay|fine) or|cut it|manage|handle it)\b/u
const isTooMany = /\b(?:overkill|too many|too much|excessive|more than (?:we|i|it) needs?|a waste|wasteful)\b/u
const needed = /\b(?:need|needs|needed|require[ds]?|necessary|have to (?:use|rent|take|get))\b/u
const isBetter = /\b(?:would|will|are|is|be)\b.{0,20} (?:better|worth it|worthwhile)\b/u
const instead = /\b(?:instead of|rather than|in place of)\b/u
const onThem = /\b(?:can|could|would|will) (?:we|i|it|this|that)\b.{0,30}\b(?:on|with|onto)\b/u
const orMore =
  /\b(?:or|and) (?:(?:do|should|would|shall|must|is it better) (?:i|we|you|it|to) |rather |better |maybe )*(?:(?:use|take|need|rent|get|have|go|want|go for|add) )?(?:more|several|a few|many)\b/u
/** "2 nodes or is one ok" */
const orAsks = /\bor (?:is|are|do|does|would|will|should|can|could)\b/u
/** Of each of two: one of them is weighed against the other. */
const either = /\bor\b|\binstead of\b|\brather than\b|\bin place of\b/u
/** What else may be counted, and questions with answers of their own. */
const ofElse =
  /\b(?:why|says?|said|claims?|told|heard|disks?|storage|cpus?|cores|power|cooling|bandwidth|money|budget|come with|how (?:long|much|many)|batch|rank|epochs?|tokens?|examples?|rows|samples?|seeds?|runs|answers?|evals?|days|weeks?|people|vllm|sglang|reference|reward|critic|teacher|judge|vram|memory|ram|spot|nvlink|infiniband|serv\w+|inference|host\w*|cheaper|faster|sold out|available|quota|per month|what if|split|vs\.?|versus)\b/u
/** Cards that somebody has are no number of those that are planned. */
const owned =
  /\b(?:we|i|they)(?:'ve| have| own| got)\b(?! to\b)|\bthere(?:'s| is| are)\b|\bin (?:the|our|my) (?:lab|office|basement|rack|closet)\b/u
const [maxLength, maxChatter] = [120, 0.95]

/** Null where no number of GPUs is weighed, or another seller, model or time stands beside it. */
export function readAskedEnough(reply: Reply): ReplyCandidate | null {
  const { isAddressed, likelyActs, understanding, scenario, lastPlan } = reply
  const line = typedLine(reply)
  if (
    line.length > maxLength ||
    (!isAddressed && likelyActs.chatter > maxChatter) ||
    ofElse.test(line) ||
    owned.test(line)
  )
    return null
  const isPut = asksInForm(reply) || asksInClause.test(line) || isTooMany.test(line) || orAsks.test(line)
  if (!isPut) return null
  const counts = weighedCountsIn(line)
  const planned = scenario.spec.gpuCount ?? lastPlan.gpuCount ?? null
  const judged = judgedOf(line, counts, planned)
  if (judged === null) return null
  const { recognized, allSlots } = understanding
  const isOfOther = recognized.mentions.some(
    (mention) =>
      isKind(mention, 'provider', 'model', 'instance', 'vendor', 'date', 'field-value') ||
      (isKind(mention, 'amount') && mention.meaning.measure !== null && !ofGpus.has(mention.meaning.measure)),
  )
  // "8x4090 ok or should I take 2 H100" weighs two cards.
  const isOfTwo = recognized.mentions.filter((mention) => isKind(mention, 'gpu')).length > 1
  if (isOfOther || isOfTwo) return null
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const gpus = (subject?.gpus ?? []).filter(() => subject?.gpus.every((id) => lastPlan.gpus?.includes(id) !== true))
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'gpu-count',
      subject: subject === null || gpus.length === 0 ? null : { ...subject, gpus, method: null, count: null },
      args: { countAsked: judged },
    },
    'asks whether so many GPUs do',
  )
}
const ofGpus: ReadonlySet<string> = new Set(['gpus', 'nodes'])

/** Of two that are weighed it is asked whether the smaller does; null: no number is weighed. */
function judgedOf(line: string, counts: readonly WeighedCount[], planned: number | null): CountAsked | null {
  const [first, second, ...more] = counts
  if (first === undefined || more.length > 0 || counts.some(({ count }) => count < 1)) return null
  const unit = counts.some((one) => one.unit === 'nodes') ? 'nodes' : 'gpus'
  // A number alone is of GPUs where as many are planned or rented.
  const isOfGpus = counts.some((one) => one.unit !== null) || counts.every(({ count }) => usual.has(count))
  if (!isOfGpus) return null
  const isOpen = orMore.test(line)
  if (second !== undefined) {
    const [least, most] = [Math.min(first.count, second.count), Math.max(first.count, second.count)]
    const isWeighed = either.test(line) && (suffices.test(line) || needed.test(line) || isTooMany.test(line))
    const isSwap = instead.test(line) && onThem.test(line)
    if (least === most || !(isWeighed || isSwap)) return null
    // More than are planned, in place of these, is another plan that is asked for.
    if (isSwap && first.count > second.count) return null
    return { count: least, unit, judged: 'enough', against: most, ...(isSwap ? { isSwap: true as const } : {}) }
  }
  const { count } = first
  if (isTooMany.test(line)) return { count, unit, judged: 'too many' }
  if (isOpen && suffices.test(line)) return { count, unit, judged: 'enough', isOpen: true }
  if (isBetter.test(line) && count !== planned) return { count, unit, judged: 'better' }
  if (needed.test(line)) return { count, unit, judged: 'needed' }
  return suffices.test(line) && (first.unit !== null || planned === null || count <= planned)
    ? { count, unit, judged: 'enough' }
    : null
}
const usual: ReadonlySet<number> = new Set([1, 2, 4, 6, 8, 12, 16, 24, 32, 64])
