/** Questions about an estimate, told from questions between people: every word must be one of this trade. */
import type { Circumstances } from '../circumstances/circumstances.ts'
import { adviceQuestionIn, isBareAdviceQuestion } from './advice-questions.ts'
import type { AskedContrast } from './asked-contrast.ts'
import type { Slot } from '../grammar/slots.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { type Subject, type TakenFor, subjectOf, outOfCatalogSubject } from './subject.ts'
import { type QuestionArguments, questionArguments } from './question-arguments.ts'
import { proposesGain } from './proposed-gain.ts'
import type { MatchedQuestion } from '../lexicon/question-cues.ts'
import { impliedSubject, shownOption } from './implied-subject.ts'
import { isCurrencyRequest } from './currency-request.ts'
import { isAsked, isPrecise, topicOfQuestion, topicOfText } from './topic-of-text.ts'
import type { QuestionTopic } from './question-topic.ts'
import { runsAsked, topicWith } from './topic-with-arguments.ts'
import type { VersionGap } from './version-gap.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import { type RecognizedText, wordsIn } from '../recognizers/recognized-text.ts'

/** The run that a question supposes. */
export type Supposition = {
  readonly scenario: Scenario
  /** What is other than in the plan. */
  readonly fields: readonly SpecField[]
  /** The same as one would type it, without the GPUs: "batch 64"; '' where they are all. */
  readonly words: string
}

/** A question about the plan: its topic, and what it brings along. */
export type Question = {
  readonly kind: 'question'
  readonly topic: QuestionTopic
  readonly subject: Subject | null
  readonly value?: number
  /** What it brings along: how often, how much money, from when or by when. */
  readonly args?: QuestionArguments
  /** What its words told, where the plan does not answer it: its topic is `told` then. */
  readonly matched?: MatchedQuestion
  /** The plan that it is about, where that is another than the one that holds. */
  readonly asked?: Scenario
  /** Values of the run that it supposes, where its topic is answered from the figures of a run. */
  readonly supposed?: Supposition
  /** What it supposes in numbers, and the figures that it asks for under it. */
  readonly circumstances?: Circumstances
  /** What is asked of the other plan. */
  readonly contrast?: AskedContrast
  /** What it takes for the card or the seller of the plan. */
  readonly takenFor?: TakenFor
  /** What its words mean, where it asks to have them told apart. */
  readonly meaning?: string
  /** What it sets side by side. */
  readonly gap?: VersionGap
  /** What the same text asks besides. */
  readonly also?: readonly Question[]
  /** What the same text asks besides, as typed, where nothing is known of it. */
  readonly open?: readonly string[]
  /** Content words that neither the topic nor its arguments use. */
  readonly unused?: readonly string[]
}

const questionOpening =
  /^(?:please |cool |nice |just ){0,3}(?:what|whats|why|how|which|when|where|does|do(?! (?:it|that|this|a|an|\d|one|two|three|four|five|six|eight|ten|half|twice|double|both|another|[a-z]*lora|full|spot))|did|is|isn|are|aren|was|will(?! not)|would(?! not)|can(?!['n]|not| not)|could(?! not)|should(?! not)|has (?:anyone|anybody|this|it|that)|details?|elaborate|(?:more|some) details?|(?:i|we) (?:don't|dont|do not) (?:understand|get|follow)|show|explain|tell|walk|break|give|any (?:idea|chance|way|hidden|other|extra))\b/
/** Openings that ask for another plan rather than about this one. */
const proposalOpening =
  /^(?:what about|what if|how about|what's it (?:on|with)|(?:can|could|should) (?:we|i|you)|would (?:it|that|this) be|would .{1,30} be (?:cheaper|faster|quicker|slower|better)|what would|how much (?:would|will|is|for|on|with|if)|how long (?:would|will|on|with|if|for))\b/
/** "how much cheaper is 4-bit?", "is lambda cheaper?": the plan with it, beside the one that holds. */
const comparativeOpening =
  /^(?:(?:how much|how many hours|by how much|is|are|does|do) .{0,40}\b(?:cheaper|faster|quicker|slower|dearer|(?:more|less) expensive)\b|(?:how much|what) (?:do|does|would|could) .{0,30}\b(?:save|cost extra|gain)\b)/
/** Said between people, though every word is ours. */
export const negativePattern =
  /\b(?:what time|where do(?:es)? (?!(?:all )?(?:the|that|my|our)? ?(?:time|hours|money|cost|costs|budget|memory|dollars)\b).{0,24} go\b|how are you|how's it going|how is it going|are you (?:there|here|around|free|available|in|on)\W*$|who|is it done|are we|how many \w+ (?:was|were|did) (?:(?:that|those) (?!again|save|cost|add|in total)|your)|do we have|do you have|did you (?:see|know)|^did you get|have you|can you (?:see|get|come|take|make)|where(?:'s| is| are) (?:you|we|the(?! prices?\b| figures?\b| numbers?\b)|my|our)|is that you|can i come|how long have|you mean|what do you mean|what does that mean|^did the|^what a|(?:is|are) \S+ (?:down|up(?! to\b)|broken|back|done))\b/

/** Null where the message is no question about the estimate. `isAddressed`: then any question is one. */
export function questionIn(
  recognized: RecognizedText,
  slots: readonly Slot[],
  vocabulary: Vocabulary,
  isAddressed: boolean,
  wording?: string,
): Question | null {
  const { replyWords, intentPhrases, hostedServices } = vocabulary
  const { normalized, tokens, mentions } = recognized
  const wordsAt = wordsIn(recognized)
  const text = replyWords.openers.sentenceOf(
    normalized.text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}'%$?-]+/gu, ' ')
      .trim(),
  )
  if (text.length > 240) return null
  // "give it two more days"
  if (!text.endsWith('?') && slots.some((slot) => slot.role === 'quantity' && slot.amount.change !== undefined))
    return null
  const isBare = isBareAdviceQuestion(text)
  const args = questionArguments(recognized)
  const runCount = args.runs?.per === null && args.runs.count > 1 ? args.runs.count : null
  if (runCount !== null && slots.every(({ role }) => role === 'unitless') && !negativePattern.test(text)) {
    if (isAddressed || (questionOpening.test(text) && text.endsWith('?')))
      return {
        kind: 'question',
        topic: 'runs',
        subject: null,
        value: runCount,
        ...(args.numbers?.some(({ value }) => value !== runCount) === true ? { args } : {}),
      }
  }
  if (isCurrencyRequest(normalized.text.toLowerCase(), intentPhrases.currency))
    return { kind: 'question', topic: 'currency', subject: null, args: { currency: args.currency ?? 'USD' } }
  const asks = questionOpening.test(text) || text.includes('?') || isBare
  if (!asks || negativePattern.test(text)) return null
  const named = topicOfText(normalized.text, vocabulary)
  // Between people a question is ours by its own words, not by being like one.
  const isOurs = isAddressed || named.topic !== null
  const like = isOurs ? topicOfQuestion(normalized.text, args, vocabulary, wording, named) : named
  // "With 8-bit Adam does it fit on a 4090?" is of that card, and not of what holds for all.
  const isOfPlan = named.topic !== null && like.topic === 'fixed' && slots.some(({ role }) => role === 'gpus')
  const { topic: figureTopic, matched } = isOfPlan ? named : isOurs ? like : { topic: null, matched: null }
  const adviceQuestion = isPrecise(figureTopic) || isAsked(figureTopic) ? null : adviceQuestionIn(text)
  // "Can we do it on 8 A100s we have on prem": another plan, and not what GPUs of one's own would cost.
  const isOnOwn =
    slots.some((slot) => slot.role === 'field-value' && slot.field === 'owned') &&
    slots.some(({ role }) => role === 'gpus')
  const isOwnOrHosted = (figureTopic === 'own' && !(isOnOwn && proposalOpening.test(text))) || figureTopic === 'hosted'
  const isComparative =
    slots.length > 0 &&
    adviceQuestion === null &&
    !isOwnOrHosted &&
    !isAsked(figureTopic) &&
    comparativeOpening.test(text) &&
    !/\bspot\b/.test(text)
  const plainTopic = matched === null ? (adviceQuestion ?? figureTopic) : figureTopic
  const topic = isComparative ? 'what-if' : (runsAsked(matched, args, text) ?? topicWith(plainTopic, args))
  const isAskedOutright = isAsked(topic) && matched?.isExample !== true
  const isWhyNot = topic === 'why-not' || topic === 'why'
  if (
    slots.length > 0 &&
    !isWhyNot &&
    !isOwnOrHosted &&
    adviceQuestion === null &&
    !isComparative &&
    !isPrecise(topic) &&
    !isAskedOutright &&
    (isProposal(topic, text) || proposesGain(text, slots))
  )
    return null
  // "storage?", "per GPU?": a noun alone, where it is no amendment.
  const isLoneNoun =
    slots.length === 0 &&
    text.endsWith('?') &&
    text.split(' ').length < 5 &&
    !text.startsWith('time') &&
    topic !== 'data'
  const isAdvice = adviceQuestion !== null && (isBare || text.endsWith('?'))
  const isPhrased = (isAsked(topic) || matched?.isExample === true) && (text.includes('?') || topic === 'unit')
  if (!questionOpening.test(text) && !isLoneNoun && !isAdvice && !isPhrased) return null
  const isDomainOnly = tokens.every(
    (token, index) =>
      token.kind === 'sign' || replyWords.question.has(token.text) || isDomainMention(mentions, index, isWhyNot, topic),
  )
  if (!isDomainOnly && !isAddressed) return null
  if (topic === null)
    return isAddressed && isDomainOnly
      ? { kind: 'question', topic: 'other', subject: subjectOf(mentions, slots, wordsAt) }
      : null
  const subject =
    subjectOf(mentions, slots, wordsAt) ??
    outOfCatalogSubject(mentions, wordsAt, isWhyNot) ??
    (isWhyNot
      ? (impliedSubject(text) ?? (topic === 'why-not' ? shownOption(text) : null))
      : topic === 'hosted'
        ? hostedServiceIn(text, hostedServices)
        : null)
  // "why not" alone is said between people.
  if (
    isWhyNot &&
    subject === null &&
    !isAddressed &&
    !/\b(?:why so (?:many|much|few|long)|rule|ruled|excluded?|listed|option|fit|best|safest|recommend(?:ed)?|chosen|(?:this|that) (?:plan|one))\b/.test(
      text,
    )
  )
    return null
  // "is 5 enough?" is asked of anything.
  if (topic === 'what-fits' && subject === null && !isAddressed && /\benough\b/.test(text)) return null
  return { kind: 'question', topic, subject, ...detailsOf(args, isComparative ? null : matched) }
}

/** What a question has besides its topic and its subject. */
export const detailsOf = (
  args: QuestionArguments,
  matched: MatchedQuestion | null,
): Pick<Question, 'args' | 'matched'> => ({
  ...(Object.keys(args).length === 0 ? {} : { args }),
  ...(matched?.says === undefined && matched?.isExample !== true ? {} : { matched }),
})

/** A hosted service by its name, as it was typed. */
function hostedServiceIn(text: string, hostedServices: RegExp): Subject | null {
  const name = hostedServices.exec(text)?.[0]
  return name === undefined ? null : { words: name, gpus: [], providers: [], method: null, weights: null, count: null }
}

/** "what about an A100?", "can we do it on 4090s?": the answer is another plan; "can you explain why …" asks about this one. */
const isProposal = (topic: QuestionTopic | null, text: string): boolean =>
  !/\b(?:explain|show|tell|why|break)\b/.test(text) && (proposalOpening.test(text) || isPlanProposal(topic, text))

/** Whether a sentence proposes another plan in the form of a question, whatever it is about. */
export const isProposed = (text: string): boolean =>
  proposalOpening.test(text) || /^(?:any|some)thing\b/.test(text) || isPlanProposal('cost', text)

/** "what's the price on AWS", "how long with 16 H100s": the answer is that plan. */
const isPlanProposal = (topic: QuestionTopic | null, text: string): boolean =>
  (topic === 'cost' || topic === 'time' || topic === 'provider') &&
  /^(?:what|how)\b/.test(text) &&
  /\b(?:on|with|at|using|in|for|if)\b/.test(text)

const domainKinds = [
  'gpu',
  'model',
  'provider',
  'field-value',
  'switch',
  'amount',
  'instance',
  'vendor',
  'measure',
  'times',
  'number',
  'article',
  'no-effect',
] as const

/** Of a date by what they ask: others that name one are as often of people. */
const datedTopics: ReadonlySet<QuestionTopic | null> = new Set<QuestionTopic | null>(['odds', 'slack'])

function isDomainMention(
  mentions: readonly Mention[],
  index: number,
  isWhyNot: boolean,
  topic: QuestionTopic | null,
): boolean {
  const mention = mentions.find(({ from, to }) => index >= from && index < to)
  return (
    isKind(mention, ...domainKinds) ||
    (isWhyNot && isKind(mention, 'out-of-catalog')) ||
    (datedTopics.has(topic) && isKind(mention, 'date')) ||
    (isKind(mention, 'preposition') && mention.to - mention.from === 1)
  )
}
