/** "How much is it, and can I pause it overnight?": each question of a first text by itself, so that none is lost to another. */
import { askedPartsOf } from '../language/asked-parts.ts'
import { generalAnswerIn } from '../language/inquiries/general-inquiry.ts'
import { recognizeText, understand } from '../language/pipeline.ts'
import { questionArguments } from '../language/questions/question-arguments.ts'
import { topicOfQuestion } from '../language/questions/topic-of-text.ts'
import { needsPlan } from '../presentation/questions/plan-words.ts'
import { withMachineVerdict } from './asked-machine.ts'
import { withCostsBeyondRun } from './costs-beyond-run.ts'
import { withBrokenNetwork } from './broken-network.ts'
import type { EngineContext } from './engine-context.ts'
import type { BesideQuestion, Interpretation } from './interpretation.ts'
import { withLabelsFirst } from './labels-first.ts'
import { withReferenceVerdict } from './reference-model.ts'
import { withRentedAfterOom } from './rented-after-oom.ts'
import type { InputKind, RequestContext } from './request.ts'
import { withScriptOfData } from './script-of-data.ts'
import { withOtherTokens } from './other-tokens.ts'
import { withSizeAdvice } from './size-advice.ts'
import { withUsualOfFamily } from './usual-of-family.ts'

type InterpretSeveral = (
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  interpret: (text: string) => Interpretation,
) => Interpretation

/** `interpret` reads a text as a whole: what it makes of several questions stands, and the others go with it. */
export const interpretSeveral: InterpretSeveral = (text, inputKind, request, context, interpret) => {
  const sized = (each: string): Interpretation =>
    inputKind === 'command' ? withUsualOfFamily(interpret(each), context, interpret) : interpret(each)
  const read = withSizeAdvice(severalOf(text, inputKind, request, context, sized), text, context)
  const joined = withBrokenNetwork(withRentedAfterOom(read, text, request, context), text, request, context)
  const placed = withReferenceVerdict(withMachineVerdict(joined, text), text)
  const counted = withOtherTokens(withLabelsFirst(placed, text), text)
  const told = withScriptOfData(counted, text, context.catalog)
  return withCostsBeyondRun(told, text, request, context)
}

const severalOf: InterpretSeveral = (text, inputKind, request, context, interpret) => {
  const parts = inputKind === 'command' ? askedPartsOf(text) : []
  const asking = parts.filter(({ asks }) => asks)
  const whole = interpret(text)
  if (asking.length === 0 || !isAnswer(whole)) return whole
  const questions = asking.map((part) => ({ part, ...questionOf(part.text, request, context) }))
  const taken = questions.find(
    ({ id, says }) =>
      (whole.kind === 'start' && leftOut.has(id)) || (asking.length > 1 && says !== null && isTakenBy(says, whole)),
  )
  const rest = parts.filter((part) => part !== taken?.part).map((part) => part.text)
  const apart = taken === undefined ? null : interpret(withoutJoint(rest.join(' ')))
  const isWholeWithout = apart !== null && isAnswer(apart) && (whole.kind !== 'start' || apart.kind === 'start')
  const main = isWholeWithout ? apart : whole
  const severalAsked = questions.map(({ part, says, isOfPlan, isApart }) => ({
    words: part.text,
    says,
    isOfPlan,
    isApart,
  }))
  // A job and one question are read together; so is one question with what it tells before, unless its words are plain.
  const [only] = questions
  if (asking.length === 1 && only?.id === phrased && whole.kind !== 'start') return { ...whole, severalAsked }
  if (asking.length > 1) return { ...main, severalAsked }
  return taken === undefined || !isWholeWithout ? whole : { ...main, severalAsked }
}

/** Whether nothing but that question was answered. */
const isTakenBy = ([first = '']: readonly string[], whole: Interpretation): boolean =>
  whole.kind === 'inquiry' &&
  ((whole.inquiry.kind === 'known' && whole.inquiry.says[0] === first) ||
    (whole.inquiry.kind === 'unsupported' && whole.generalAnswers?.includes(first) === true))

/** Told by a whole phrase of what is known in general. */
const phrased = 'phrase'
/** Questions in which times and machines are no wishes of the job: "can I stop and go on the next day". */
const leftOut: ReadonlySet<string> = new Set(['pausing', 'runs-in-parallel'])

const isAnswer = ({ kind }: Interpretation): boolean =>
  kind === 'start' || kind === 'comparison' || kind === 'inquiry' || kind === 'verdict'

const withoutJoint = (text: string): string =>
  text.replace(/[\s,;]{0,4}(?:\b(?:and|also|plus|but|so))?[\s,;]{0,4}$/iu, '')

/** What a plan, a price or a sum answers by itself. */
const ofAnswer: ReadonlySet<string> = new Set(
  'time cost memory what-fits finish least-cost cheaper faster plausible figure provider choice smallest what-if within-budget odds limit affordable over-budget quoted-total is-it-much gpu-count gpu-need runs unit hosted own mfu why why-not why-dear advice other per-gpu accuracy params data math'.split(
    ' ',
  ),
)
/** Topics that a few words tell. */
const ofPlan: ReadonlySet<string> = new Set(['checkpoint', 'storage', 'network', 'lost-run', 'oom', 'startup'])
/** These are told by words that stand in any question. */
const tooWide: ReadonlySet<string> = new Set(['fresh-prices', 'start', 'margin', 'own-price', 'share-price', 'counted'])
/** Of what nothing is known, and what is said between people. */
const nothing: ReadonlySet<string> = new Set(['unknown', 'chatter', 'all-options', 'launch', 'what-next', 'run-so-far'])

function questionOf(
  words: string,
  { today }: RequestContext,
  { vocabulary, catalog }: EngineContext,
): Omit<BesideQuestion, 'words'> & { readonly id: string } {
  const clause = words.replace(/^(?:(?:and|also|but|so|plus|or|then)\b[\s,]*){1,3}/iu, '')
  const args = questionArguments(recognizeText(clause, { mode: 'thread', vocabulary, today }))
  const { topic, matched, isBorneOut, isTalk } = topicOfQuestion(clause, args, vocabulary)
  const isSure =
    isTalk !== true && matched !== null && (isBorneOut === true || matched.isApart === true || matched.isSure === true)
  const id = isSure && !nothing.has(matched.id) ? matched.id : ''
  const isOfAnswer = topic !== null && ofAnswer.has(topic)
  const told = id === '' || isOfAnswer || hasFigure.test(clause) ? undefined : (matched?.alone ?? matched?.says)
  const known = told?.filter((sentence) => !needsPlan(sentence)) ?? []
  const general = hasFigure.test(clause)
    ? null
    : generalAnswerIn(clause.endsWith('?') ? clause : `${clause}?`, catalog.inquiryFacts)
  const isPhrase = general?.words?.some((each) => each.split(' ').length > leastWords) === true
  const isWide = general === null || tooWide.has(general.id) || (!isPhrase && (general.words?.length ?? 0) < leastWords)
  const isNarrow = !isWide && (known.length === 0 || (general.words?.length ?? 0) > leastWords)
  const says = isNarrow ? general.says : known.length > 0 ? known : null
  // What names parts of a job is read with it; of money and time every answer speaks.
  const isOfJob =
    ofMoney.test(clause) ||
    understand(clause, { mode: 'message', vocabulary, today }).slots.some(({ role }) => role !== 'remark')
  const isUnclear = topic === null || id !== '' || (topic === 'fixed' && matched?.isExample === true)
  return {
    id: id === '' && isPhrase && !isWide ? phrased : id,
    says,
    isOfPlan:
      ofMemory.test(clause) || (!isOfAnswer && !hasFigure.test(clause) && (id !== '' || ofPlan.has(topic ?? ''))),
    isApart: !isOfAnswer && isUnclear && !isOfJob && asksPlainly.test(clause) && !namedByPlan.test(clause),
  }
}
const leastWords = 2
/** A card tells how much memory there is, and not what takes it. */
const ofMemory =
  /\bmemory (?:split|breakdown|broken down|layout|budget|distribut\w+|divided|shared out|go(?:es)? where)\b|\b(?:split|break ?down|divide|layout|distribution)\b[^.?!]{0,24}\bmemory\b|\bmemory\b[^.?!]{0,16}\b(?:split|break ?down|divided)\b|\b(?:what|where) (?:goes|does|takes)\b[^.?!]{0,24}\b(?:memory|vram)\b|\bwhat goes where\b/iu
/** Every plan names its machine and its seller. */
const namedByPlan =
  /^(?:can|could) (?:i|we) (?:do|run|train) (?:that|this|it|all this) (?:at home|locally|myself|ourselves|on (?:it|that|mine|ours))\W*$|^what (?:do|should|would|must|shall|can|could) (?:i|we) (?:then |now |actually |best )?(?:order|book|rent|reserve|buy|take|get)\b(?: (?:on|by|for) (?:\p{L}{3,9}day|tomorrow|today|then|now|that|it|this)|[, ](?:please|then|now|today|tomorrow|first|next week)){0,2}\W*$/iu
const ofMoney = /\b(?:how (?:much|long|many)|costs?|price|budget|money|credits|afford|pay|bill)\b|[$€£]/iu
/** "…, which nobody needs" tells, and "Vera: which base?" is said to somebody else. */
const asksPlainly =
  /^(?!\p{L}{1,14}:)(?:.*\?$|(?:how|what|whats|what's|why)\b|(?:can|could|should|would|will|do|does|is|are) (?:i|we|you|u|it|that|this|they|the|there|my|our)\b)/iu
/** What it asks is reckoned from what it says. */
const hasFigure = /\d/u
