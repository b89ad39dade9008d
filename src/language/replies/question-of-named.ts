/** What a question names, where that tells what is asked: another plan, a size of memory, the budget that holds. */
import { isKind } from '../lexicon/meanings.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import type { Question } from '../questions/question.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { limitFields, withoutLimits } from '../../scenario/limit-fields.ts'
import { changedFields, type SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { changeInWords } from './confirmation.ts'
import { numberWords } from '../text/number-words.ts'
import type { Reply } from './reply-input.ts'

/** Fields by which another plan for the same data is named. */
const ofPlan: ReadonlySet<SpecField> = new Set<SpecField>([
  'model',
  'variant',
  'params',
  'gpus',
  'gpuCount',
  'nodes',
  'providers',
  'tier',
  'region',
  'hosting',
  'certificates',
  'pricing',
  'method',
  'adapter',
  'loraRank',
  'weights',
  'precision',
  'optimizer',
  'gradientCheckpointing',
  'packed',
  'sharding',
  'owned',
  'stack',
  'sequenceLength',
])

/** "Our CTO is allergic to Nvidia, what would MI300X look like?": the plan with what is named; null where nothing is. */
export function questionOfNamed(reply: Reply, fields: ReadonlySet<SpecField> = ofPlan): Question | null {
  const { draft, recognized, allSlots, wordsAt } = reply.understanding
  const unlisted = recognized.mentions.find((mention) => isKind(mention, 'out-of-catalog'))
  if (unlisted !== undefined) return unlistedQuestion(wordsAt(unlisted.from, unlisted.to).trim(), reply)
  const { spec, ...rest } = draft.finish()
  const changed = draft.issues.length > 0 ? [] : changedFields(spec, reply.scenario.spec)
  if (changed.length === 0) {
    // "Allergic to Nvidia, what about MI300X": a card tells more than who makes it.
    const isCard = recognized.mentions.some((mention) => isKind(mention, 'gpu'))
    const mentions = recognized.mentions.filter((mention) => !(isCard && isKind(mention, 'vendor')))
    const subject = subjectOf(mentions, allSlots, wordsIn(recognized))
    return subject === null || (subject.gpus.length === 0 && subject.providers.length === 0)
      ? null
      : { kind: 'question', topic: 'what-if', subject }
  }
  // "What happens when we move the deadline by a day": of a limit that holds.
  const isMoved = changed.every(
    (field) => limitFields.has(field) && reply.scenario.spec[field] !== null && spec[field] !== null,
  )
  if (!isMoved && !changed.every((field) => fields.has(field))) return null
  const words = changeInWords({ spec, ...rest }, changed, reply)
  const subject = { words, gpus: [], providers: [], method: null, weights: null, count: null }
  const named = { ...rest, spec }
  const asked = isMoved ? named : withoutLimits(named)
  return { kind: 'question', topic: 'what-if', subject, asked }
}

/** What data/questions says of it, or that nothing is known. */
const unlistedQuestion = (words: string, { vocabulary }: Reply): Question => ({
  kind: 'question',
  topic: 'fixed',
  subject: null,
  matched: vocabulary.questionCues.questions.get(`${words}-instead`) ?? {
    id: 'unlisted',
    says: [
      `I have no data on ${words}, neither a price nor a speed, so I cannot plan with it.`,
      'Name another, and I set it beside the plan: “on 8 H100s”, “on Lambda”.',
    ],
  },
})

/** What asks whether something fits, or what is the least that does. */
const ofFit: ReadonlySet<QuestionTopic> = new Set([
  'what-fits',
  'what-if',
  'smallest',
  'memory',
  'gpu-count',
  'headroom',
  'why-not',
])
/** "Why not one 80 GB card?": neither yes nor no answers it. */
const asksWhyNot = /^\W*(?:(?:so|and|but|ok|hm+|wait)[\s,]+){0,2}(?:why|how come)\b/u
const memorySize =
  /(?:\b(?<count>\d{1,2}|one|two|three|four|eight) ?x? ?)?(?<![\d.])\b(?<size>\d{1,3}) ?(?:gb|gib|gigs?)\b(?! (?:of )?(?:disk|data|storage|checkpoint|ssd|text|file|weights|model|params|parameters|activations|gradients|optimizer|states))/u
const [leastMemory, mostMemory] = [8, 288]

/** "Is one 24 GB card enough?": of the GPUs that have so much memory, one of them unless more are named. */
export function ofMemorySize(question: Question, reply: Reply): Question {
  const { subject, topic, asked } = question
  if (asked !== undefined || !ofFit.has(topic) || (subject?.gpus.length ?? 0) > 0) return question
  const { size, count } = memorySize.exec(reply.line)?.groups ?? {}
  const gigabytes = Number(size)
  if (size === undefined || gigabytes < leastMemory || gigabytes > mostMemory) return question
  const act = amend(reply, `on a ${size} gb gpu`)
  if (act.kind !== 'amended' || !act.changed.includes('gpus')) return question
  // The card of the plan has so much.
  if (count === undefined && reply.lastPlan.gpus?.every((id) => act.scenario.spec.gpus?.includes(id)) === true)
    return { kind: 'question', topic: 'what-fits', subject: null }
  const gpuCount = count === undefined ? 1 : (numberWords[count] ?? Number(count))
  const spec = { ...act.scenario.spec, gpuCount, nodes: null, budgetUsd: null, deadlineHours: null }
  const { matched: _, ...rest } = question
  const args = asksWhyNot.test(reply.line) ? { args: { ...rest.args, isOpen: true as const } } : {}
  return { ...rest, topic: 'what-fits', subject: null, asked: { ...act.scenario, spec }, ...args }
}

const ofData: ReadonlySet<QuestionTopic> = new Set([
  'fixed',
  'epochs',
  'data',
  'how-much-data',
  'cost',
  'context',
  'affordable',
  'economics',
])
const affords = /\b(?:afford|squeeze|pay for|get (?:out of|for) (?:that|it|this)|fit (?:in|into|under|within))\b/u
const ofEpochs = /\b(?:epochs?|passes)\b/u

const ofTokens: ReadonlySet<SpecField> = new Set<SpecField>(['tokens'])
/** Topics that everyday words tell, and that another plan or more data have nothing to do with. */
const loose: ReadonlySet<QuestionTopic> = new Set(['math', 'other', 'advice', 'context', 'levers', 'data'])
const ofLength = /\b(?:context|ctx|seq\w*|length|long\w*|window|math\w*|calculat\w*|formula|show|explain)\b/u

/** "Can we do it on the 6 3060s in the computer room?", "could we squeeze two epochs under that?": of what is named. */
export function ofNamed(question: Question, reply: Reply): Question {
  if (!loose.has(question.topic) || question.asked !== undefined || ofLength.test(reply.line)) return question
  const { draft } = reply.understanding
  const changed = draft.issues.length > 0 ? [] : changedFields(draft.finish().spec, reply.scenario.spec)
  const isNamed = changed.includes('gpus') || changed.includes('providers')
  if (isNamed) return questionOfNamed(reply) ?? question
  const ofMore = affords.test(reply.line) ? questionOfNamed(reply, ofTokens) : null
  if (ofMore?.asked === undefined) return question
  return reply.scenario.spec.budgetUsd === null ? ofMore : { ...ofMore, topic: 'over-budget' }
}

/** "How many epochs can I afford for that?": the sum that is named, or the budget that holds. */
export function ofBudget(question: Question, { line, scenario, understanding }: Reply): Question {
  const asked = question.args?.money === undefined ? questionArguments(understanding.recognized) : question.args
  const { money: named, moneyIn } = asked
  const money = named ?? scenario.spec.budgetUsd
  if (money === null || !ofData.has(question.topic) || !/\bhow (?:many|much|far|often)\b/u.test(line)) return question
  if (!(ofEpochs.test(line) && (affords.test(line) || named !== undefined))) return question
  const { matched: _, unused: _unused, ...rest } = question
  return {
    ...rest,
    topic: 'affordable',
    args: { ...question.args, money, ...(moneyIn === undefined ? {} : { moneyIn }), isOfEpochs: true },
  }
}
