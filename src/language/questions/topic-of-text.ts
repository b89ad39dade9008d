/** The topic that a text would have if it were a question. */
import { lately, rememberedOf } from '../../once.ts'
import type { QuestionArguments } from './question-arguments.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { adviceQuestionIn, adviceQuestions } from './advice-questions.ts'
import { asksForMeaning, type MatchedQuestion, likeliestQuestion, matchedCueWords } from '../lexicon/question-cues.ts'
import { likeliestOf } from './likeliest-of-text.ts'
import { askingPart } from './asking-part.ts'
import { isGeneral, isTopic, type QuestionTopic } from './question-topic.ts'
import { bringsAlong, lacksArguments } from './needed-arguments.ts'
import { topicIn, type TopicWords } from './topics.ts'

/** Null where no topic has its words. `told`: the question of data/questions that its words speak for. */
export type TopicMatch = {
  readonly topic: QuestionTopic | null
  readonly matched: MatchedQuestion | null
  /** Its words and the examples that it is like tell the same, or what it brings along speaks for it. */
  readonly isBorneOut?: true
  /** It is likely a question between people. */
  readonly isTalk?: true
}

/** Topics that have everyday words: where other words tell another, that one holds. */
const vagueTopics: ReadonlySet<QuestionTopic> = new Set([
  'cost',
  'time',
  'memory',
  'data',
  'provider',
  'why',
  'math',
  'quality',
  'storage',
  'what-fits',
  'accuracy',
  'energy',
  'faster',
  'cheaper',
  'spot',
  'price-date',
  'own',
])

/** Told by everyday words, whatever is asked. */
const catchAll: ReadonlySet<QuestionTopic> = new Set([
  'assumptions',
  'per-gpu',
  'batch',
  'learning',
  'risks',
  'other',
  'advice',
])

/** Of these the words are so common that a phrase of another topic holds. */
const everyday: ReadonlySet<QuestionTopic> = new Set(['per-gpu', 'learning', 'risks', 'other', 'advice'])

/** Whether everyday words tell a topic, whatever is asked. */
export const isVagueTopic = (topic: QuestionTopic): boolean => vagueTopics.has(topic) || catchAll.has(topic)

/** Whether a topic asks for a figure of one sum or share, which general advice does not answer. */
export const isPrecise = (topic: QuestionTopic | null): boolean => topic !== null && preciseTopics.has(topic)

const preciseTopics: ReadonlySet<QuestionTopic> = new Set(['affordable', 'price-change'])

/** Topics that whole phrases of data/questions tell: no plan is proposed by them, whatever else they name. */
export const isAsked = (topic: QuestionTopic | null): boolean => topic !== null && askedTopics.has(topic)

const askedTopics: ReadonlySet<QuestionTopic> = new Set([
  'unit',
  'epochs',
  'plausible',
  'mfu',
  'tokens-needed',
  'lost-run',
  'left-on',
  'least-cost',
  'rented',
  'params',
  'excluded',
])

/** "What does 'spot' mean?" */
const inQuotes = /(?<![\p{L}\d])['"“”‘’«»]([\p{L}\d][\p{L}\d -]{0,30})['"“”‘’«»](?![\p{L}\d])/gu
/** "Ok and how long …": it speaks of nothing. */
const agreement = /^(?:\W*\b(?:ok|okay|oki|lol|sure|right)\b[\s,.!-]*)+/u

type WordsOfQuestions = TopicWords & Pick<Vocabulary, 'questionCues'>

/** Parts of a reply are read to several plans, and ask the same of each. */
const topicsLately = rememberedOf((vocabulary: WordsOfQuestions) => lately((text) => readTopic(text, vocabulary), 64))

/** `topic` null where the text would be a question of no topic. What is said before a question tells less than the question. */
export const topicOfText = (typed: string, vocabulary: WordsOfQuestions): TopicMatch => topicsLately(vocabulary)(typed)

function readTopic(typed: string, vocabulary: WordsOfQuestions): TopicMatch {
  const text = vocabulary.questionCues.plainly(typed)
  const part = askingPart(text)
  const asked = part === null ? null : topicOfWords(part, vocabulary)
  const isTold =
    asked?.topic != null && (asked.matched !== null || !(vagueTopics.has(asked.topic) || catchAll.has(asked.topic)))
  return isTold ? asked : topicOfWords(text, vocabulary)
}

function topicOfWords(text: string, vocabulary: WordsOfQuestions): TopicMatch {
  const line = text.slice(0, 240).toLowerCase().replace(agreement, '').replaceAll(inQuotes, ' $1 ')
  const matched = likeliestQuestion(line, vocabulary.questionCues)
  // The meaning of a word is asked for, whatever topic it is a word of.
  if (matched?.id.startsWith('term ') === true && asksForMeaning(line)) return { topic: 'fixed', matched }
  const figure = topicIn(line, vocabulary)
  const named = topicNamedBy(matched)
  // "Why so expensive?" asks for the reasons.
  const isExplainedOnly =
    named !== 'params' &&
    (/^\W*why\b/u.test(line) || (named !== 'excluded' && (figure === 'why' || figure === 'why-not')))
  if (isAsked(named) && !isPrecise(figure) && !isExplainedOnly) return { topic: named, matched }
  const ruled = isPrecise(figure) ? figure : (adviceQuestionIn(line) ?? figure)
  // Of few words everyday ones are what is asked.
  const isCaught = ruled !== null && everyday.has(ruled) && wordCount(line) >= fewestWords
  // "Why isn't it faster in 4-bit?" is not of a plan that was left out.
  const isExplained = ruled === 'why-not' && matched?.says !== undefined
  // "Which method do you use?" asks for the value, and no advice.
  const isOverruled = isGeneral(ruled) && !isAdviceQuestion(named)
  if (
    matched === null ||
    isAsked(named) ||
    (ruled !== null && !vagueTopics.has(ruled) && !isOverruled && !isCaught && !isExplained)
  )
    return { topic: ruled, matched: null }
  return { topic: answeredTopicOf(matched), matched }
}

const wordCount = (text: string): number => text.trim().split(/\s+/u).length
const [fewestWords, fewWords, shareOverVague] = [5, 5, 0.2]

const isAdviceQuestion = (topic: QuestionTopic | null): boolean => adviceQuestions.some((one) => one === topic)

/** The topic under which a question of data/questions is answered; null where it has none. */
export const answeredTopicOf = (question: MatchedQuestion): QuestionTopic | null =>
  question.says === undefined ? topicNamedBy(question) : 'fixed'

const topicNamedBy = (matched: MatchedQuestion | null): QuestionTopic | null =>
  matched?.topic !== undefined && isTopic(matched.topic) ? matched.topic : null

/**
 * Below the first it may as well be any other; from the others on it is likely, likelier than all others together, and sure:
 * of questions by people left out of training, 1 in 2, 3 in 4, 6 in 7 and 9 in 10 are right there.
 */
const [minShare, likelyShare, apartShare, sureShare] = [0.09, 0.35, 0.5, 0.75]

/**
 * The topic of a text that asks: that of the likeliest question, by all of its words and by what phrases tell. `wording`: as
 * it was typed, where `text` is its translation. `named`: what topicOfText says of it.
 */
export function topicOfQuestion(
  text: string,
  args: QuestionArguments,
  vocabulary: WordsOfQuestions,
  wording = text,
  named = topicOfText(text, vocabulary),
): TopicMatch {
  const { questions } = vocabulary.questionCues
  const likely = likeliestOf(text, wording, named, vocabulary.questionCues)
  // A sum or the meaning of a word is asked for, whatever else is likely.
  const isSettled =
    (isPrecise(named.topic) && likely?.id !== 'runs-for-money' && !lacksArguments(named.topic ?? '', args)) ||
    (named.topic === 'runs-for-money' && args.money !== undefined) ||
    (isPlainPhrase(named) && (likely === null || likely.share < apartShare)) ||
    (named.topic === 'over-budget' && args.money !== undefined && !ofMoney.has(likely?.id ?? '')) ||
    isOfTerm(text, named, vocabulary.questionCues)
  if (isSettled) return borneOut(named, args)
  if (likely === null || likely.share < minShare || (likely.id === outside && likely.share < likelyShare)) return named
  // What nearly all of its words tell, in phrases of one question, gives way only to what is likelier than all others.
  if (likely.share < apartShare && isTold(text, named, vocabulary.questionCues)) return borneOut(named, args)
  const asked = questions.get(likely.id)
  const alike = isOfTopic(asked, named) ? { ...named, isBorneOut: true as const } : named
  if (asked?.isTalk === true) {
    const topic = named.topic === null ? noTopic : alike
    return likely.share < (named.matched === null ? likelyShare : sureShare) ? topic : { ...topic, isTalk: true }
  }
  // Of a few words those of a topic say as much as all together, and say it plainly.
  const isVague =
    named.topic !== null && (vagueTopics.has(named.topic) || catchAll.has(named.topic) || named.topic === 'why-not')
  const isPlain = named.topic !== null && wording === text && wordCount(text) < fewWords
  if (isPlain && likely.share < (isVague ? shareOverVague : sureShare)) return named
  // What asks in a form of its own is read by its form.
  if (asked === undefined || asked.isForm === true) return alike
  if (likely.id === named.matched?.id) return alike
  const { topic } = asked
  const isOfWhole = isGeneral(named.topic)
  // What a phrase tells is more than a question about all of the plan.
  if (named.matched !== null && !isOfWhole && topic !== undefined && isTopic(topic) && isGeneral(topic)) return alike
  if (topic !== undefined && (topic === 'what-if' || isSameTopic(asked, named) || lacksArguments(topic, args)))
    return alike
  return {
    topic: answeredTopicOf(asked),
    matched: {
      ...asked,
      isExample: true,
      ...(likely.share < likelyShare ? {} : { isLikely: true as const }),
      ...(likely.share < apartShare ? {} : { isApart: true as const }),
      ...(likely.share < sureShare ? {} : { isSure: true as const }),
    },
  }
}

/** The phrases of the question that was told are most of the text. */
function isTold(text: string, { matched }: TopicMatch, cues: Vocabulary['questionCues']): boolean {
  if (matched === null || matched.isExample === true) return false
  const line = (askingPart(text) ?? text).toLowerCase().replace(agreement, '')
  const phrases = matchedCueWords(line, cues, ({ id }) => id === matched.id)
  return phrases.size >= leastTold && phrases.size >= shareTold * wordCount(line)
}
const [leastTold, shareTold] = [3, 0.7]

/** "What does the range mean?": the meaning of what is shown. */
const ofRange = 'range-meaning'

/** "What's an adapter? I explain it to 14-year-olds": the part that asks is of the word. */
function isOfTerm(text: string, { matched }: TopicMatch, cues: Vocabulary['questionCues']): boolean {
  if (matched === null || !(matched.id.startsWith('term ') || matched.id === ofRange)) return false
  const part = askingPart(text)
  return part === null || likeliestQuestion(part, cues)?.id === matched.id
}

/** Their phrases are so plain that nothing else is likelier. */
const ofPhrase: ReadonlySet<string> = new Set(['excluded', 'spot-gap'])
/** Whether the topic was told by one of those phrases. */
export const isPlainPhrase = ({ matched }: TopicMatch): boolean =>
  matched !== null && matched.isExample !== true && ofPhrase.has(matched.id)

const ofMoney: ReadonlySet<string> = new Set(['runs-for-money', 'affordable', 'odds', 'within-budget'])

const isOfTopic = (question: MatchedQuestion | undefined, { topic, matched }: TopicMatch): boolean =>
  question !== undefined &&
  (question.id === matched?.id || (topic !== null && question.topic === topic && question.says === undefined))

const borneOut = (named: TopicMatch, args: QuestionArguments): TopicMatch =>
  named.topic !== null && bringsAlong(named.topic, args) ? { ...named, isBorneOut: true } : named

/** The question of data/questions that stands for all of which nothing is known. */
const outside = 'unknown'

const noTopic: TopicMatch = { topic: null, matched: null }

const isSameTopic = ({ topic }: MatchedQuestion, named: TopicMatch): boolean =>
  topic === named.topic && !vagueTopics.has(named.topic ?? 'other')
