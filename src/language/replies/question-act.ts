/** Questions about the estimate, answered only for the words that the answer uses. */
import { countsTries } from '../questions/counted-tries.ts'
import { recognizedOfAsking } from './asking-parts.ts'
import { askingPart } from '../questions/asking-part.ts'
import { detailsOf, questionIn } from '../questions/question.ts'
import type { Question } from '../questions/question.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import type { QuestionTopic } from '../questions/question-topic.ts'
import { type SpecField, changedFields } from '../../scenario/scenario.ts'
import { resolveQuestionEllipsis } from '../questions/question-ellipsis.ts'
import { withTarget } from '../questions/asked-target.ts'
import { topicWith } from '../questions/topic-with-arguments.ts'
import { nearQuestions } from '../questions/near-questions.ts'
import { questionCoverage } from '../questions/question-coverage.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import { withCount } from './count-questions.ts'
import { readAskedHardware } from './question-of-change.ts'
import { ofBudget, ofMemorySize, ofNamed, questionOfNamed } from './question-of-named.ts'
import { ofSellersThere } from './sellers-in-place.ts'
import { ofOtherWay, ofService } from './other-way.ts'
import { timeIn } from './named-durations.ts'
import { ofPart, opensWide } from './asked-part.ts'
import { ofSetting } from './asked-setting.ts'
import { asksAgainst } from './asks-against.ts'
import { ofGap } from './version-gap-act.ts'
import type { Reply } from './reply-input.ts'

const maxChatter = 0.3
/** The same where it is an example but for a word or two. */
const maxChatterOfSure = 0.6

/** Null where the reply is no question about a plan. */
export function readQuestion(reply: Reply): ReplyCandidate | null {
  const ofHardware = readAskedHardware(reply)
  if (ofHardware !== null) return ofHardware
  const { recognized, allSlots } = reply.understanding
  const question = questionIn(recognized, allSlots, reply.vocabulary, reply.isAddressed, wordingOf(reply))
  if (question === null || isWishOnly(question, reply)) return null
  if (!reply.isAddressed && ofAnything.test(reply.line)) return null
  // "3 epochs?" rather wishes them.
  const { request, question: asked } = reply.likelyActs
  if (reply.amendment.kind === 'amended' && question.matched?.isExample === true && request > asked) return null
  // Between people more is like a question to the app than is one.
  const most = question.matched?.isSure === true ? maxChatterOfSure : maxChatter
  const isTalk = question.matched?.isExample === true && isLikelyChatter(reply, most)
  return isTalk ? null : wholeReply(reply, covered(question, reply), `asks about ${question.topic}`)
}

/** "Cheaper?" where no plan was before it wishes for one. */
const isWishOnly = (question: Question, reply: Reply): boolean =>
  question.topic === 'gap' &&
  reply.amendment.kind === 'amended' &&
  reply.amendment.changed.length > 0 &&
  reply.line.split(' ').length <= mostWordsOfWish &&
  ofGap(question, reply) === null
const mostWordsOfWish = 2

/** "Is 5 enough?" is asked of anything. */
export const ofAnything = /^(?:is|are|will|would) \d{1,4} (?:be )?enough\W*$/u

/** As it was typed, where it was translated; undefined where it is English. */
export const wordingOf = ({ wording, typed }: Reply): string | undefined => (wording === typed ? undefined : wording)

/** The question with the words that its answer leaves out; where they are as many as those it uses, it is unknown. */
export function covered(read: Question, reply: Reply): Question {
  const { matched, ...rest } = withCount(withCoverage(read, reply), reply)
  // What the plan answers is told by its topic.
  return matched?.says === undefined ? rest : { ...rest, matched }
}

function withCoverage(read: Question, reply: Reply): Question {
  // "Does Hetzner even rent cards like these?" names a seller of which nothing is known.
  const isOfSellers = read.matched?.id === 'which-providers' || read.topic === 'sellers'
  const named = isOfSellers ? questionOfNamed(reply) : null
  if (named?.topic === 'fixed') return named
  const { vocabulary, scenario, line } = reply
  const sought = withTarget(ofOtherWay(read, reply), line, timeIn(line))
  const placed = ofSellersThere(resolveQuestionEllipsis(sought, scenario), reply)
  const whole = withAsked(ofSingle(ofNamedGpu(ofService(placed, line), reply), reply), reply)
  if (whole.topic === 'gap') return ofGap(whole, reply) ?? knownQuestion(reply) ?? unknownQuestion(reply)
  const question = ofPart(ofNamed(ofBudget(ofMemorySize(ofSetting(whole, reply), reply), reply), reply), reply)
  // "Is there a cheaper way without waiting?": no other plan is named that it could be compared with.
  if (question.topic === 'what-if' && question.subject === null && question.asked === undefined) {
    const { topic: told, matched } = reply.likelyTopic
    const isOther = told !== null && told !== 'what-if'
    const details = detailsOf(question.args ?? {}, isOther ? matched : null)
    return { kind: 'question', topic: isOther ? told : 'choice', subject: null, ...details }
  }
  // What it is taken for is told by the plan, not by its words.
  if (question.topic !== read.topic) return question
  // The words of a translation are not those that were typed.
  if (wordingOf(reply) !== undefined && question.matched?.isLikely === true) return question
  const { unused, isMisread } = questionCoverage(question, recognizedOfAsking(reply), vocabulary)
  if (unused.length === 0) return question
  // Two that tell the same topic are not mistaken for a word or two.
  const { topic, isBorneOut } = reply.likelyTopic
  const isByArguments =
    topic !== null && topic !== question.topic && topicWith(topic, question.args ?? {}) === question.topic
  // All of its words together say more than those that are not known.
  const isTold =
    isByArguments || question.matched?.isLikely === true || (isBorneOut === true && topic === question.topic)
  const isMistaken = isMisread && !isTold
  return isMistaken ? (knownQuestion(reply) ?? unknownQuestion(reply, unused)) : { ...question, unused }
}

const hardware: readonly SpecField[] = [
  'gpus',
  'gpuCount',
  'nodes',
  'providers',
  'tier',
  'pricing',
  'region',
  'method',
  'weights',
  'sequenceLength',
  'stack',
]

/** Topics that are about a change which the question names, and the fields that it may change. */
const askedFields: Partial<Record<QuestionTopic, readonly SpecField[]>> = {
  headroom: ['sequenceLength', 'batch', 'loraRank', 'weights', 'method'],
  place: ['region', 'objective', 'providers'],
  'what-fits': [...hardware, 'model', 'variant', 'params', 'batch', 'loraRank'],
  'what-if': hardware,
  'bigger-gpu': ['nodes', 'gpuCount'],
  faster: hardware,
  cheaper: hardware,
  cost: hardware,
  time: hardware,
}
/** Of a change all these answer alike. */
const comparing: ReadonlySet<QuestionTopic> = new Set(['bigger-gpu', 'faster', 'cheaper'])
/** What a subject names by itself. */
const ofSubject: ReadonlySet<SpecField> = new Set(['gpus', 'gpuCount', 'providers', 'method', 'weights'])
/** "Does it fit into two weeks?" */
const ofTime: ReadonlySet<QuestionTopic> = new Set(['over-budget', 'what-fits', 'windows', 'time', 'finish'])

/** "Does it need a GPU bigger than a T4?", "is a T4 too small?": what one of the named card would take, yes or no. */
const ofAnyGpu: ReadonlySet<QuestionTopic> = new Set(['gpu-count', 'smallest', 'how-much-data'])
function ofNamedGpu(question: Question, { lastPlan }: Reply): Question {
  const { subject, topic } = question
  // "Is a V100 ok?" asks whether it does the job, "would LoRA be ok?" which method to take.
  if (topic === 'quality' && subject !== null && (subject.gpus.length > 0 || subject.method !== null)) {
    const { matched: _, ...rest } = question
    return { ...rest, topic: subject.gpus.length > 0 ? 'what-fits' : 'which-method' }
  }
  if (subject === null || subject.gpus.length === 0 || !ofAnyGpu.has(topic)) return question
  // "Would not 4 H100s be sooner?" is of those, where others are planned.
  if (subject.count !== null && subject.gpus.some((id) => lastPlan.gpus?.includes(id) === true)) return question
  const { matched: _, ...unmatched } = question
  return { ...unmatched, topic: 'what-if', subject: { ...subject, count: subject.count ?? 1 } }
}

const maxAskedGpus = 1024
const single = /\b(?:an?|one|single|1)\b[\w\s-]{0,20}\b(?:card|gpu)\b/u

/** "Is my 3090 enough?": of one. */
function ofSingle(question: Question, { line }: Reply): Question {
  const { topic, subject } = question
  // "8x80 node" is no count of thousands.
  if (subject !== null && (subject.count ?? 0) > maxAskedGpus)
    return { ...question, subject: { ...subject, count: null } }
  if (topic !== 'what-fits' || subject === null || subject.gpus.length === 0 || subject.count !== null) return question
  const at = line.indexOf(subject.words.toLowerCase())
  const isSingle =
    at > 0 && !/s$/iu.test(subject.words) && /\b(?:an?|one|my|single|1)\s(?:[a-z]+\s)?$/u.test(line.slice(0, at))
  return isSingle ? { ...question, subject: { ...subject, count: 1 } } : question
}

/** Topics whose answer begins with yes or no, which "how often" does not ask. */
const saysYesOrNo: ReadonlySet<QuestionTopic> = new Set([
  'storage',
  'network',
  'spot',
  'plausible',
  'recovery',
  'what-fits',
  'reference-model',
  'evidence',
])
/** "InfiniBand or RoCE" */
const isEither = /\b(?:\w+) or (?!not\b|no\b)\w+\W*$/u
const leavesPlace = /\b(?:leav\w+|outside|transferred|residency|sovereignty|stays?|kept)\b/u

/** "Is there room to double the sequence length?": of the plan with that, whatever limits it has. */
function withAsked(question: Question, { understanding: { draft }, scenario, line }: Reply): Question {
  const asking = askingPart(line) ?? line
  if (saysYesOrNo.has(question.topic) && (opensWide.test(asking) || asksAgainst.test(asking) || isEither.test(asking)))
    return { ...question, args: { ...question.args, isOpen: true } }
  if (draft.issues.length > 0 || question.asked !== undefined) return question
  const { topic, subject, args } = question
  // "Does our data leave the EU?" names no place to go to.
  if (topic === 'place' && leavesPlace.test(line)) return question
  const { spec, ...rest } = draft.finish()
  const changed = changedFields(spec, scenario.spec)
  if (changed.length === 0) return question
  const [field] = changed
  if (changed.length === 1 && field === 'deadlineHours' && spec.deadlineHours !== null && ofTime.has(topic))
    return args?.money === undefined &&
      (args?.start === undefined || (args.due === undefined && args.start !== spec.deadlineHours))
      ? { ...question, topic: 'finish', args: { ...args, due: spec.deadlineHours } }
      : question
  // "How much longer with 4k context?" is of no run.
  const isOfRun = question.matched?.id === 'run-so-far'
  const fields = isOfRun ? hardware : askedFields[topic]
  if (fields === undefined || !changed.every((one) => fields.includes(one))) return question
  if (subject !== null && changed.every((one) => ofSubject.has(one)) && !comparing.has(topic)) return question
  if ((spec.gpuCount ?? 0) > maxAskedGpus) return question
  const isSingle = changed.includes('gpus') && spec.gpuCount === null && single.test(line)
  const count = isSingle ? { gpuCount: 1 } : {}
  const asked = { ...rest, spec: { ...spec, ...count, budgetUsd: null, deadlineHours: null } }
  const { matched: _, ...unmatched } = question
  return isOfRun
    ? { ...unmatched, topic: 'what-if', asked }
    : { ...question, topic: comparing.has(topic) ? 'what-if' : topic, asked }
}

/** What holds whatever the plan is, where it answers the reply; null where nothing is known of it. */
export function knownQuestion(reply: Reply): Question | null {
  const { thread, plain, understanding } = reply
  const known = thread?.generalAnswerIn(plain.text) ?? null
  const isAdvised = known?.id !== 'warm-up-cost' || !countsTries(plain.text)
  if (known === null || known.beforePlan === true || !isAdvised) return null
  const details = detailsOf(questionArguments(understanding.recognized), { id: known.id, says: [...known.says] })
  return ofBudget({ kind: 'question', topic: 'fixed', subject: null, ...details }, reply)
}
const quotedList = (words: readonly string[]): string => words.map((each) => `“${each}”`).join(', ')

export const unknownId = 'unknown'

/**
 * A question to the app has an answer: the plan with what it names, or that the answer is not known, and what can be said
 * that is near to it. `words`: what it asks about.
 */
export function unknownQuestion(reply: Reply, words: readonly string[] = []): Question {
  const named = questionOfNamed(reply)
  if (named !== null) return named
  const { plain, vocabulary } = reply
  const near = nearQuestions(plain.text, vocabulary)
  const says = [
    words.length === 0
      ? 'I do not know that.'
      : `I cannot answer that: I do not know what ${quotedList(words)} ${words.length > 1 ? 'change' : 'changes'} here.`,
    near.length === 0
      ? 'I can say what the plan takes in time, money and memory, why it was chosen, what its figures rest on, and what another would take: “why not A100?”, “show the math”.'
      : `Near to it I can say: ${quotedList(near)}.`,
  ]
  return { kind: 'question', topic: 'fixed', subject: null, matched: { id: unknownId, says } }
}
