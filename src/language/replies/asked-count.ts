/**
 * "What if we take 16 instead of 8, half the time for the same money?", "does the price hold if we go to 32?", "how much
 * faster with 4 cards?": the job of the plan on another number of its own GPUs. The plan stays.
 */
import { isKind } from '../lexicon/meanings.ts'
import { numberWords } from '../text/number-words.ts'
import { gpuNouns } from '../questions/named-count.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { type ReplyCandidate, weighedReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const number = String.raw`(?<count>\d{1,4}|one|two|three|four|six|eight|twelve|sixteen|thirty-two|sixty-four)`
const only = '(?:only |just |all |say |maybe |up |down |back )*'
/** What names a number of GPUs: "on 16 cards", "4 of these", "16 instead of 8", "go to 32". */
const counted: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\w.$-])${number}(?: ?x)? ?(?:of (?:these|them|those)|(?:more )?${gpuNouns})(?![\w-])`,
    'u',
  ),
  new RegExp(
    String.raw`(?<![\w.$-])${number} (?:instead of|rather than|and not|not|in place of|over|vs\.?) (?:just |only |the )*(?<planned>\d{1,4}|one|two|four|eight|sixteen)\b(?! ?(?:h|hours?|days?|k|b|m|%|epochs?|tokens?)\b)`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:go|goes|going|went|move|moving|jump|jumping|scale|scaled|scaling|step|take|taking|took|use|using|used|rent|renting|rented|get|got|run it|run this|doubl(?:e|ing)(?: \w+){0,3}|drop|dropping|up|down|with) ${only}(?:(?:to|on|with|at) )?${only}${number}(?! ?(?:h|hours?|days?|weeks?|k|b|m|%|usd|dollars|bucks|epochs?|tokens?|bit)\b)(?! ?[$€£x×-])(?=[?,.!]|$| (?:instead|rather|then|and|or|would|does|do|of)\b)`,
    'u',
  ),
]
/** Hours, dollars or the network with them. */
const ofFigures =
  /\b(?:hal(?:f|ve|ves|ving)|third|quarter|faster|quicker|sooner|slower|longer|shorter|time|hours?|long|costs?|price|prices|more|less|cheaper|dearer|expensive|save|saves|scales?|linear\w*|bill|total|money|budget|dollars|invoice|same|network|interconnect|infiniband|damage|spend|pay)\b|\$/u
/** Supply, memory, spot, and what the number would need. */
const ofOther =
  /\b(?:why|available|availability|quota|in stock|memory|vram|fits?|batch|spot|preempt\w*|interrupt\w*|fail\w*|crash\w*|watts?|electric\w*|epochs?|runs|seeds|people|samples|rank|steps?|buy|buying|enough|need|needs|needed|suffice\w*|do it|each month|per month|a month)\b/u
/** Half the time, or the same money, is asked. */
const sameMoney =
  /\b(?:same (?:money|price|cost|costs|bill|total|dollars|spend|budget|amount)|(?:price|cost|bill|total|money|budget|spend)\b.{0,20}\b(?:hold|holds|stay|stays|same|unchanged|change|move|moves)|(?:cost|costs|costing|pay|paying|spend) (?:\w+ )?the same)\b/u
const lessTime =
  /\b(?:\d ?(?:x|times) (?:as )?(?:fast|quick)(?:er)?|hal(?:f|ve|ves|ving)|(?:a |one )?(?:third|quarter) (?:of )?the|twice as (?:fast|quick)|double the speed|linear\w*)\b/u
const supposes = /^\W*(?:(?:and|so|but|ok) )?what if\b/u
/** Half of those that are planned. */
const half = /\bhalf (?:of (?:them|these|those)|(?:of )?(?:the|these|our|as many) (?:gpus?|cards?|nodes?|machines?))\b/u
const [maxLength, maxChatter, mostGpus] = [150, 0.85, 1024]

/** Null where no other number of the planned GPUs is asked about. */
export function readAskedCount(reply: Reply): ReplyCandidate | null {
  const { likelyActs, understanding, scenario, lastPlan } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || isLikelyChatter(reply, maxChatter)) return null
  if (!asksInForm(reply) && !asksInClause.test(line) && likelyActs.question < likelyActs.request) return null
  if (!(ofFigures.test(line) || supposes.test(line)) || ofOther.test(line)) return null
  const { mentions } = understanding.recognized
  const isOfOther = mentions.some(
    (mention) =>
      isKind(mention, 'provider', 'model', 'instance', 'vendor', 'date') ||
      // "With lora on 8 cards" changes more than the number.
      isKind(mention, 'field-value') ||
      (isKind(mention, 'gpu') && mention.meaning.ids.every((id) => lastPlan.gpus?.includes(id) !== true)) ||
      (isKind(mention, 'amount') && mention.meaning.measure !== null && !ofGpus.has(mention.meaning.measure)),
  )
  if (isOfOther) return null
  const planned = scenario.spec.gpuCount ?? lastPlan.gpuCount ?? null
  const count =
    planned === null ? null : half.test(line) ? (supposes.test(line) ? planned / 2 : null) : countIn(line, planned)
  if (count === null || planned === count || !Number.isInteger(count) || count < 1 || count > mostGpus) return null
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'gpu-count',
      subject: null,
      args: {
        countAsked: {
          count,
          unit: 'gpus',
          isMore: true,
          ...(sameMoney.test(line) ? { asksSameMoney: true as const } : {}),
          ...(count > (planned ?? 0) && lessTime.test(line) ? { asksLessTime: true as const } : {}),
        },
      },
    },
    'asks for the plan on another number of its GPUs',
  )
}
const ofGpus: ReadonlySet<string> = new Set(['gpus', 'nodes'])

/** The number that is not the planned one; one that stands alone is of GPUs where people rent so many. */
function countIn(line: string, planned: number): number | null {
  for (const [at, pattern] of counted.entries()) {
    const { count: said, planned: other } = pattern.exec(line)?.groups ?? {}
    if (said === undefined) continue
    const count = valueOf(said)
    if (other !== undefined && valueOf(other) !== planned) continue
    if (at === alone && !usual.has(count)) continue
    if (count !== planned) return count
  }
  return null
}
const alone = 2
const usual: ReadonlySet<number> = new Set([1, 2, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 256])
const valueOf = (said: string): number =>
  /^\d/u.test(said) ? Number(said) : (numberWords[said] ?? compound[said] ?? 0)
const compound: Readonly<Record<string, number>> = { 'thirty-two': 32, 'sixty-four': 64 }
