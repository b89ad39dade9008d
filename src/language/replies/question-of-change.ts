/** "With 8-bit Adam does it fit on one node?": asks what another plan would do, and changes nothing. */
import { longTexts } from '../questions/asked-traits.ts'
import { changedFields, type SpecField } from '../../scenario/scenario.ts'
import { askingPart } from '../questions/asking-part.ts'
import { amend } from './amendment.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import type { Question } from '../questions/question.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { asksAgainst } from './asks-against.ts'
import { ofMemorySize } from './question-of-named.ts'
import { type ReplyCandidate, wholeReply, typedLine } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** "Would a 3090 do it too?", "could it run on our own 4x A6000 box?", "is a 4090 realistic for that?" */
const does =
  /^(?:(?:so|and|but|ok|hm+|then)[\s,]+)*(?:would|could|will|does|do|can|is|are|isn't|aren't) (?!(?:we|i|you|us)\b)(?:(?:it|this|that|the (?:run|job|training|model|whole thing)) (?:\w+ )?(?:run|fit|work|train|go|be done|be possible|possible|doable|feasible) (?:on|with|in|using)\b|.{2,40}? (?:do(?: (?:it|this|that|too|as well|the job|fine))*(?=[\s?.!,]*(?:$|or\b))|handle|manage|suffice|cope|hold|make (?:it|this|that)|have (?:the|enough) (?:memory|vram|room|gigs)|(?:be )?(?:totally |completely |really |even |at all |a |an )*(?:enough|sufficient|ok|okay|fine|possible|doable|feasible|realistic|viable|usable|option|big enough|large enough|too (?:small|little|weak)|out of the question)\b))/u
/** "My uncle has a 4070 Ti, would it be enough?": the card stands before. */
const doesThat =
  /(?:^|[\s,;.:-])(?:would|could|will|does|is|can) (?:it|that|this|one|they|those) (?:even |still |really |just )?(?:be )?(?:enough|sufficient|do(?: it)?|fit|suffice|work|handle it|manage|cope|ok|big enough|large enough|hold it)(?: for (?:it|this|that))?[\s?.!]*$|(?:^|[\s,])(?:suffices?|fits?|(?:is|are) (?:enough|fine|ok)|will do|does it|do it)(?: (?:it|that|for (?:it|this|that)))?[\s,]+(?:right|correct|yes|no|or not)\s?\?\s*$/u
/** "On 24 gigs too?", "is 8 GB a lot or little?" */
const ofMemory =
  /^(?:and |so |ok )*(?:(?:on|in|with|within) (?:an? |one |just |only )*\d{1,3} ?(?:gb|gib|gigs?)(?: (?:card|gpu|of vram))?(?: (?:too|as well|also|then))?|(?:is|are|isn't) (?:an? )?\d{1,3} ?(?:gb|gib|gigs?)\b.{0,40}\b(?:lot|little|much|small|tight|plenty))[\s?.!]*$/u
const hardware: ReadonlySet<SpecField> = new Set([
  'gpus',
  'gpuCount',
  'nodes',
  'owned',
  'providers',
  'tier',
  'method',
  'weights',
])

/** What GPUs come with, which their memory does not answer. */
const ofMachine: ReadonlySet<QuestionTopic> = new Set<QuestionTopic>(['fixed', 'network', 'storage', 'energy'])

/** Whether named GPUs do the job, with what it takes on them; the plan stays. Null where more is named than they. */
export function readAskedHardware(reply: Reply): ReplyCandidate | null {
  const { sentence, line, scenario, understanding } = reply
  // What is said around a wish is left off the line.
  const typed = reply.normalized.text.toLowerCase().trim()
  const asking = askingPart(typed) ?? typed
  const isAsked =
    [sentence, typed, asking].some((one) => does.test(one)) || doesThat.test(typed) || ofMemory.test(asking)
  if (line.length > maxLength || !isAsked) return null
  const { recognized, allSlots, draft } = understanding
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const named = subject?.gpus ?? []
  // "Do the 8 H100s come with enough disk", "is NVLink needed or does PCIe do": words and examples tell another topic.
  const { topic, isBorneOut } = reply.likelyTopic
  if (isBorneOut === true && reply.namedTopic.matched !== null && topic !== null && ofMachine.has(topic)) return null
  // A card in a laptop has another size than its name tells.
  if (named.length === 0 || typed.includes('laptop')) return ofSize(reply)
  if (draft.issues.length > 0) return null
  const { spec, ...rest } = draft.finish()
  const changed = changedFields(spec, scenario.spec)
  if (!changed.every((field) => hardware.has(field))) return null
  // "Would L40S do as well?" is of these alone.
  const gpus = [...named]
  const isSingle =
    !changed.includes('gpuCount') &&
    subject?.count == null &&
    /\b(?:an?|one|my|single|his|her|our|\w+'s) (?:\w+ )?(?:\w+ )?[a-z]*\d/u.test(typed) &&
    !/\d(?:\w*)s\b/u.test(typed)
  // As many as are planned may be said, too; of those that somebody has all are meant.
  const isOwn =
    reply.scenario.spec.owned === true && reply.scenario.spec.gpus?.some((id) => named.includes(id)) === true
  const isCounted = changed.includes('gpuCount') || subject?.count === spec.gpuCount || isOwn
  const gpuCount = isSingle ? 1 : isCounted ? spec.gpuCount : null
  const asked = { ...rest, spec: { ...spec, gpus, gpuCount, nodes: null, budgetUsd: null, deadlineHours: null } }
  const isAgainst = asksAgainst.test(asking)
  const isOfLong = longTexts.test(reply.line)
  const args =
    isAgainst || isOfLong
      ? { ...(isAgainst ? { isOpen: true as const } : {}), ...(isOfLong ? { isOfLong: true as const } : {}) }
      : null
  return wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'what-fits',
      subject: null,
      asked,
      ...(args === null ? {} : { args }),
    },
    'asks whether GPUs do the job',
  )
}

/** "24 gigs, does that fit?": GPUs of so much memory. */
function ofSize(reply: Reply): ReplyCandidate | null {
  const question: Question = { kind: 'question', topic: 'what-fits', subject: null }
  const ofMemory = ofMemorySize(question, reply)
  return ofMemory === question ? null : wholeReply(reply, ofMemory, 'asks whether so much memory does the job')
}

/** By these words a change is not wished, but asked about. */
const curiosity =
  /(?:^|[\s,.;:(-])(?:just |only |merely )?(?:curious|out of (?:curiosity|interest)|asking(?: for a friend)?|wondering|hypothetically(?: speaking)?|as a (?:what[- ]if|comparison)|for comparison|to compare|theoretically|in theory|not changing anything(?: yet)?|don't change anything(?: yet)?(?! else)|without changing (?:it|anything))(?=[\s,.;:?!)-]|$)/u
const maxLength = 140

/** "What if h100 instead, just curious": the plan with it is set beside the plan. */
export function readCurious(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !curiosity.test(line)) return null
  const rest = line.replace(curiosity, ' ').replaceAll(/^[\s,.;:-]+|[\s,.;:(-]+$/gu, '')
  const act = rest === '' ? null : amend(reply, rest)
  if (act?.kind !== 'amended' || act.changed.length === 0) return null
  // "SOC 2? Procurement is asking": whether it is held.
  if (act.changed.every((field) => field === 'certificates')) return null
  const alternatives = [reply.scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'is curious about a change')
}
