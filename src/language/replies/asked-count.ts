/** "How long would that be on a single GPU", "what would two cards cost", "how long on one H100 vs two": beside the plan, which stays. */
import { numberWords } from './number-words.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { askingPart } from '../questions/asking-part.ts'
import { gpuNouns } from '../questions/named-count.ts'
import type { Question } from '../questions/question.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { changedFields, type SpecField } from '../../scenario/scenario.ts'

const number = '(?:a single|just one|only one|\\d{1,4}|one|two|three|four|six|eight|sixteen)'
const counted = `(?:just |only )?(?<first>${number})(?: ?x)?(?: (?:of (?:them|those|these|the)|more|such))? ?(?<things>${gpuNouns})`
const rival = `(?: ?(?:,|or|vs\\.?|versus|and|against|compared (?:to|with)) (?:on |with )?(?<second>${number})(?: ?${gpuNouns})?)?`
const opening =
  "(?:(?:and|so|ok|hm+|but|then)[\\s,]+)*(?:how (?:long|much|slow|fast|expensive|bad|many (?:days|hours))|what)(?: time| longer| slower| more)?(?:'s|'d)?"
const around =
  '(?:,? (?:cost|take|be|come to|run|last|need|mean|instead|then|though|tho|really|roughly|again|please|more|of (?:them|those|these)))*[\\s?.!]*$'
const forms: readonly RegExp[] = [
  new RegExp(
    `^${opening}\\b.{0,50}?\\b(?:on|with|for|using|would|will|do|does|are|is|could) ${counted}${rival}${around}`,
    'u',
  ),
  new RegExp(
    `^(?:(?:and|so|ok|hm+|but|then)[\\s,]+)*how (?:long|many (?:days|hours))\\b.{0,30}?\\b(?:on|with|for|is|are|would|do) (?<first>${number})${rival}${around}`,
    'u',
  ),
]
/** The data, or a time, are asked about besides. */
const ofElse =
  /\b(?:tokens?|epochs?|nodes?|machines?|box(?:es)?|need(?:ed)? to|finish|by (?:mon|tue|wed|thu|fri|sat|sun|tomorrow|tonight)\w*|what if|what about|why|per)\b/u
const modal = /\b(?:would|will|does|do|is|are|could|might|come)\b|'d\b/u
const hardware: ReadonlySet<SpecField> = new Set(['gpus', 'gpuCount', 'nodes', 'deadlineHours'])
const maxLength = 90

/** Null where no other number of GPUs is asked about. */
export function readAskedCount(reply: Reply): ReplyCandidate | null {
  const { line, scenario, lastPlan, understanding } = reply
  const asked = askingPart(line) ?? line
  if (asked.length > maxLength || ofElse.test(asked)) return null
  const said = forms.map((form) => form.exec(asked)?.groups).find((groups) => groups !== undefined)
  // “How long with 16 H100s?” proposes them.
  if (said === undefined || (said['second'] === undefined && !modal.test(asked))) return null
  const { recognized, allSlots, draft } = understanding
  const named = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))?.gpus ?? []
  const changed = changedFields(draft.finish().spec, scenario.spec)
  if (!changed.every((field) => hardware.has(field))) return null
  const isOfThese = /\b(?:those|these|them)\b/u.test(asked)
  const gpus = named.length > 0 ? [...named] : (scenario.spec.gpus ?? (isOfThese ? (lastPlan.gpus ?? null) : null))
  const counts = [said['first'], said['second']].flatMap((words) =>
    words === undefined ? [] : [numberWords[words] ?? (/one|single/u.test(words) ? 1 : Number(words))],
  )
  const [first, ...also] = counts.map((gpuCount): Question => {
    const spec = { ...scenario.spec, gpus, gpuCount, nodes: null, budgetUsd: null, deadlineHours: null }
    const words = `${gpuCount} ${gpuCount === 1 ? 'gpu' : 'gpus'}`
    const subject = { words, gpus: [], providers: [], method: null, weights: null, count: null }
    return { kind: 'question', topic: 'what-if', subject, asked: { ...scenario, spec } }
  })
  if (first === undefined) return null
  return wholeReply(reply, also.length === 0 ? first : { ...first, also }, 'asks about another number of GPUs')
}
