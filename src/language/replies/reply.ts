/** A reply in the thread of an answer: an amendment, a question, a command, a report, or talk between people. */
import type { Scenario, Spec } from '../../scenario/scenario.ts'
import { presetOfData } from '../given-data.ts'
import { noPresetSlots } from '../grammar/preset-slots.ts'
import type { ActProbabilities } from '../lexicon/turn-act-classifier.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { localRequest, withReading } from '../locales/local-request.ts'
import type { Translation } from '../locales/translate.ts'
import { type ReadingContext, understand } from '../pipeline.ts'
import type { Understanding } from '../resolution/understanding.ts'
import { type NormalizedText, normalize, withWords } from '../text/normalize.ts'
import { changeIn } from './amendment.ts'
import { bareOf, lineOf } from './bare-reply.ts'
import { withContrast } from './with-contrast.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { type TopicMatch, topicOfQuestion, topicOfText } from '../questions/topic-of-text.ts'
import { wordingOf } from './question-act.ts'
import { withDecision } from './deciding-close.ts'
import { rewriteColloquialisms } from './colloquialisms.ts'
import { withChangesOfPlan } from './changes-of-plan.ts'
import { wordedReply } from './worded-reply.ts'
import { withNumbersOfPlan } from './numbers-of-plan.ts'
import { withSupposition } from './supposed-of-question.ts'
import { withSizesOfFamily } from './sizes-of-family.ts'
import type { AmendmentAct, ReplyAct } from './reply-act.ts'
import { isReplyAct, type ReplyCandidate } from './reply-candidate.ts'
import { isLikelyTalk } from './likely-talk.ts'
import type { Reply, ReplyOptions, ThreadContext } from './reply-input.ts'
import { turnSignals } from './turn-signals.ts'
import { withDeclaredWish } from './declared-wish.ts'
import { withNamedWish } from './named-wish.ts'
import { withUnreadParts } from './unread-parts.ts'
import { type WeighedAnswer, weighedAnswers, withParticularAnswer } from './particular-question.ts'
import { judgedCandidates, nobody } from './judged-candidates.ts'
import { withToldNews } from './told-news.ts'
import { withLikelySupposition } from './likely-circumstance.ts'
import { withFurtherQuestions } from './further-questions.ts'
import { keepReadings } from './parts-read.ts'
import type { RevisionHistory } from './revision-history.ts'

/** Reads a reply to `scenario`, without the thread that it stands in. `today` is an ISO date. Never throws. */
export function readReply(
  scenario: Scenario,
  typed: string,
  vocabulary: Vocabulary,
  today: string,
  options: ReplyOptions = {},
): ReplyAct {
  return firstAct(replyCandidates({ scenario, history: null, thread: null }, typed, vocabulary, today, options))
}

function firstAct(candidates: Iterable<ReplyCandidate>): ReplyAct {
  for (const { act } of candidates) if (isReplyAct(act)) return act
  return { kind: 'ignored' }
}

/** What a reply speaks of. */
export type ReplySubject = {
  readonly scenario: Scenario
  readonly history: RevisionHistory | null
  readonly thread: ThreadContext | null
}

/** What a reply may be taken for, in the order of the acts; each is read when it is asked for. */
export function* replyCandidates(
  subject: ReplySubject,
  typed: string,
  vocabulary: Vocabulary,
  today: string,
  options: ReplyOptions,
): Generator<ReplyCandidate> {
  yield* candidatesOf(replyInEnglish(subject, typed, vocabulary, today, options), options)
}

type ReplyInEnglish = { readonly reply: Reply; readonly local: Translation | null }

/** The reply as it is read in English, and what it was translated from. */
export function replyInEnglish(
  subject: ReplySubject,
  typed: string,
  vocabulary: Vocabulary,
  today: string,
  options: ReplyOptions,
): ReplyInEnglish {
  const whole = wordedReply(typed, subject.scenario, options.lastPlan)
  const local = whole.length > maxLocalLength ? null : localRequest(whole, vocabulary, true)
  return { reply: replyOf(subject, local?.english ?? whole, vocabulary, today, options, whole), local }
}

function* candidatesOf(inEnglish: ReplyInEnglish, options: ReplyOptions): Generator<ReplyCandidate> {
  for (const candidate of takenFor(inEnglish, options)) {
    if (options.data === undefined && isLikelyTalk(inEnglish.reply, candidate)) return
    yield candidate
  }
}

/** What readers and what was learned take a reply for, be it talk or not. */
export function* takenFor({ reply, local }: ReplyInEnglish, options: ReplyOptions): Generator<ReplyCandidate> {
  const isByRules = options.data !== undefined || options.isByRules === true
  for (const weighed of judgedCandidates(reply, options)) {
    const judged = isByRules ? weighed : withParticularAnswer(reply, weighed)
    if (judged.reader === nobody) continue
    const supposed = isByRules ? judged : withLikelySupposition(reply, withToldNews(reply, judged))
    const told = isByRules || options.isAlone === true ? supposed : withFurtherQuestions(reply, supposed)
    const declared = isByRules ? told : withDeclaredWish(reply, told)
    const wished = withNamedWish(reply, withSupposition(reply, withDecision(reply, withContrast(reply, declared))))
    const candidate = withUnreadParts(reply, wished)
    yield local === null ? candidate : withLocalReading(candidate, local)
  }
}

/** What speaks for each particular answer that a reply may ask for; none where none may be given. */
export function answersForReply(
  subject: ReplySubject,
  typed: string,
  vocabulary: Vocabulary,
  today: string,
): readonly WeighedAnswer[] {
  const options: ReplyOptions = { isAddressed: false }
  const { reply } = replyInEnglish(subject, typed, vocabulary, today, options)
  const [first] = judgedCandidates(reply, options)
  return first === undefined ? [] : weighedAnswers(reply, first)
}

/** How likely a text is each act, whatever it speaks of. */
export const likelyActsOf = (
  scenario: Scenario,
  text: string,
  vocabulary: Vocabulary,
  today: string,
): ActProbabilities =>
  replyOf({ scenario, history: null, thread: null }, text.slice(0, maxLocalLength), vocabulary, today, {}).likelyActs

/** Longer replies are not looked at for another language. */
const maxLocalLength = 2000

/** A change that was read from another language says how. */
const withLocalReading = (candidate: ReplyCandidate, local: Translation): ReplyCandidate =>
  candidate.act.kind === 'amended'
    ? { ...candidate, act: { ...candidate.act, scenario: withReading(candidate.act.scenario, local) } }
    : candidate

/** The app, called by its name. */
const namesApp = /(?:^|\s)@gpucost\b/iu

/** The reply normalized and rewritten; what takes longer is done when a reader asks for it. */
function replyOf(
  subject: ReplySubject,
  typed: string,
  vocabulary: Vocabulary,
  today: string,
  { isAddressed: isMentioned = false, lastPlan = {}, lastChanged = [], data, isPart = false }: ReplyOptions,
  wording = typed,
): Reply {
  const { scenario } = subject
  const isAddressed = isMentioned || namesApp.test(typed)
  const normalized = normalize(typed)
  const plain = withWords(normalized, rewriteColloquialisms(normalized.text, vocabulary.replyWords))
  const line = lineOf(plain.text)
  const { openers } = vocabulary.replyWords
  const beside = presetOfData(plain.text, data)
  const ofPlan = { scenario, lastPlan, lastChanged }
  const refer: ReadingContext['refer'] = (recognized, found) => {
    const named = withSizesOfFamily(recognized, found, ofPlan, vocabulary)
    return withNumbersOfPlan(recognized, withChangesOfPlan(recognized, named, ofPlan, vocabulary), ofPlan, vocabulary)
  }
  const context: ReadingContext = { mode: 'thread', vocabulary, today, base: scenario, lastPlan }
  const understandText = (text: string | NormalizedText, given = noPresetSlots): Understanding =>
    understand(text, { ...context, given, refer })
  let understanding: Understanding | null = null
  let amendment: AmendmentAct | null = null
  let likelyActs: ActProbabilities | null = null
  let namedTopic: TopicMatch | null = null
  let likelyTopic: TopicMatch | null = null
  return {
    ...subject,
    typed,
    wording,
    normalized,
    plain,
    line,
    sentence: openers.sentenceOf(line),
    request: openers.requestOf(line),
    bare: bareOf(plain, openers),
    get understanding() {
      return (understanding ??= understandText(plain, beside?.slots))
    },
    get amendment() {
      return (amendment ??= changeIn(this, plain.text, this.understanding, isAddressed, beside?.line))
    },
    get likelyActs() {
      if (likelyActs !== null) return likelyActs
      const { topic, matched } = this.namedTopic
      // Its weights are of texts without their thread.
      const literal = this.understanding.referred.length === 0 ? this.understanding : understand(plain, context)
      likelyActs = vocabulary.classifyTurn(plain.text, turnSignals(literal, scenario, matched?.id ?? topic, vocabulary))
      return likelyActs
    },
    get namedTopic() {
      return (namedTopic ??= topicOfText(plain.text, vocabulary))
    },
    get likelyTopic() {
      if (likelyTopic !== null) return likelyTopic
      const args = questionArguments(this.understanding.recognized)
      likelyTopic = topicOfQuestion(plain.text, args, vocabulary, wordingOf(this), this.namedTopic)
      return likelyTopic
    },
    vocabulary,
    isAddressed,
    isPart,
    lastChanged,
    lastPlan,
    understand: understandText,
    readAddressed: () => {
      const options = { isAddressed: true, lastPlan, lastChanged }
      return subject.history === null && subject.thread === null
        ? readWhole({ text: typed, scenario, vocabulary, today, ...options }).act
        : firstAct(replyCandidates(subject, typed, vocabulary, today, options))
    },
    readAlone: (text) =>
      firstAct(
        replyCandidates(subject, text, vocabulary, today, { isAddressed: true, lastPlan, lastChanged, isAlone: true }),
      ),
    readPart: (text, other, changed) =>
      readPart({ text, scenario: other, vocabulary, today, isAddressed: false, lastPlan, lastChanged: changed }),
    readAs: (text, other, changed = []) =>
      readWhole({ text, scenario: other, vocabulary, today, isAddressed: true, lastPlan: noPlan, lastChanged: changed })
        .act,
  }
}

const noPlan: Partial<Spec> = {}

const readWhole = keepReadings(({ text, scenario, vocabulary, today, ...options }) => ({
  act: readReply(scenario, text, vocabulary, today, options),
}))

const readPart = keepReadings(({ text, scenario, vocabulary, today, ...given }) => {
  const options = { ...given, isPart: true }
  const subject = { scenario, history: null, thread: null }
  const inEnglish = replyInEnglish(subject, text, vocabulary, today, options)
  // How likely each act is is told by the words as they were typed.
  const literal = inEnglish.local === null ? inEnglish.reply : replyOf(subject, text, vocabulary, today, options)
  return { act: firstAct(candidatesOf(inEnglish, options)), likelyActs: literal.likelyActs }
})
