/** The topic that a text would have if it were a question. */
import type { QuestionArguments } from './question-arguments.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { adviceQuestionIn, adviceQuestions } from './advice-questions.ts'
import { asksForMeaning, type MatchedQuestion, likeliestQuestion } from '../lexicon/question-cues.ts'
import { type LikeExample, nearestExample } from '../lexicon/question-examples.ts'
import { askingPart } from './asking-part.ts'
import { isGeneral, isTopic, type QuestionTopic } from './question-topic.ts'
import { topicIn, type TopicWords } from './topics.ts'

/** Null where no topic has its words. `told`: the question of data/questions that its words speak for. */
export type TopicMatch = {
  readonly topic: QuestionTopic | null
  readonly matched: MatchedQuestion | null
  /** Its words and the examples that it is like tell the same, or what it brings along speaks for it. */
  readonly isBorneOut?: true
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

/** `topic` null where the text would be a question of no topic. What is said before a question tells less than the question. */
export function topicOfText(typed: string, vocabulary: TopicWords & Pick<Vocabulary, 'questionCues'>): TopicMatch {
  const text = vocabulary.questionCues.plainly(typed)
  const part = askingPart(text)
  const asked = part === null ? null : topicOfWords(part, vocabulary)
  const isTold =
    asked?.topic != null && (asked.matched !== null || !(vagueTopics.has(asked.topic) || catchAll.has(asked.topic)))
  return isTold ? asked : topicOfWords(text, vocabulary)
}

function topicOfWords(text: string, vocabulary: TopicWords & Pick<Vocabulary, 'questionCues'>): TopicMatch {
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
  const topic = matched.says === undefined ? named : 'fixed'
  return { topic, matched }
}

const isAdviceQuestion = (topic: QuestionTopic | null): boolean => adviceQuestions.some((one) => one === topic)

const topicNamedBy = (matched: MatchedQuestion | null): QuestionTopic | null =>
  matched?.topic !== undefined && isTopic(matched.topic) ? matched.topic : null

/** Topics that ask in a form of their own, "why not …", "does … fit", whatever is named in it, and its word. */
const heldTopics: Partial<Record<QuestionTopic, string>> = { 'why-not': 'why', 'what-fits': 'fit' }

/** How much more like one question than any other a text is: where nothing else tells it or everyday words do, and where phrases do. */
const leads = { ofVague: 0.05, ofNamed: 0.08, ofPhrase: 0.15, ofAsked: 0.3 }
/** From here on it is the example itself. */
const [apartLikeness, likelyLikeness, sureLikeness] = [0.36, 0.42, 0.6]
/** Less like any it is something else. */
const minLikeness = 0.26

/**
 * The topic of a text that asks: where its words name none or a vague one, that of the examples which it is most like.
 * `wording`: as it was typed, where `text` is its translation. `named`: what topicOfText says of it.
 */
export function topicOfQuestion(
  text: string,
  args: QuestionArguments,
  vocabulary: TopicWords & Pick<Vocabulary, 'questionCues'>,
  wording = text,
  named = topicOfText(text, vocabulary),
): TopicMatch {
  const { questions } = vocabulary.questionCues
  const near = nearestOf(text, wording, vocabulary.questionCues)
  // A sum or the meaning of a word is asked for, whatever else is alike.
  const isSettled =
    (isPrecise(named.topic) && near?.id !== 'runs-for-money' && !lacks(named.topic ?? '', args)) ||
    (named.topic === 'over-budget' && args.money !== undefined && !ofMoney.has(near?.id ?? '')) ||
    (named.matched?.id.startsWith('term ') === true && askingPart(text) === null)
  if (isSettled || near === null || near.likeness < minLikeness) return isSettled ? borneOut(named, args) : named
  const alike =
    near.lead >= leads.ofVague && isOfTopic(questions.get(near.id), named)
      ? { ...named, isBorneOut: true as const }
      : named
  if (near.id === named.matched?.id) return alike
  const isVague = named.topic === null || vagueTopics.has(named.topic) || catchAll.has(named.topic)
  const isHeld =
    isAsked(named.topic) || (named.topic !== null && text.toLowerCase().includes(heldTopics[named.topic] ?? noWord))
  const isOfWhole = isGeneral(named.topic)
  const lead =
    named.matched !== null && !isOfWhole ? leads.ofPhrase : isVague || isOfWhole ? leads.ofVague : leads.ofNamed
  // Of a few words those of a topic say more than what they are like.
  const isTold = named.topic !== null && wording === text
  const isVaguelyTold = isTold && named.matched === null && isVague
  if (near.likeness < leastAlike(wording, isTold, isVaguelyTold)) return alike
  const heldLead = near.likeness > heldLikeness ? leads.ofPhrase / 2 : leads.ofAsked
  const asked = questions.get(near.id)
  // What it brings along speaks for it: a sum, how often, by how much.
  const isBorneOut = asked?.topic !== undefined && needs[asked.topic]?.(args) === true
  const leastLead = (isHeld ? heldLead : lead * doubtIn(near.likeness)) * (isBorneOut ? half : 1)
  const question = near.lead < leastLead ? undefined : asked
  if (question?.isTalk === true) return named.matched === null && near.lead > leads.ofPhrase ? noTopic : alike
  if (question === undefined || (question.topic === undefined && question.says === undefined)) return alike
  const { topic } = question
  // What a phrase tells is more than a question about all of the plan that it is like.
  if (named.matched !== null && !isOfWhole && topic !== undefined && isTopic(topic) && isGeneral(topic)) return alike
  if (topic !== undefined && (topic === 'what-if' || isSameTopic(question, named) || lacks(topic, args))) return alike
  return {
    topic: question.says === undefined ? topicNamedBy(question) : 'fixed',
    matched: {
      ...question,
      isExample: true,
      ...(near.likeness < likelyLikeness ? {} : { isLikely: true as const }),
      ...(near.likeness < apartLikeness || near.lead < leads.ofPhrase ? {} : { isApart: true as const }),
      ...(near.likeness < sureLikeness ? {} : { isSure: true as const }),
    },
  }
}

const ofMoney: ReadonlySet<string> = new Set(['runs-for-money', 'affordable', 'odds', 'within-budget'])

const isOfTopic = (question: MatchedQuestion | undefined, { topic, matched }: TopicMatch): boolean =>
  question !== undefined &&
  (question.id === matched?.id || (topic !== null && question.topic === topic && question.says === undefined))

const borneOut = (named: TopicMatch, args: QuestionArguments): TopicMatch =>
  named.topic !== null && needs[named.topic]?.(args) === true ? { ...named, isBorneOut: true } : named

/** In the words that were typed, in English where they are of another language, and of the sentence that asks. */
function nearestOf(
  text: string,
  wording: string,
  { examples, plainly }: Pick<Vocabulary['questionCues'], 'examples' | 'plainly'>,
): LikeExample | null {
  const asked = askingPart(wording)
  const texts = new Set([wording, text, ...(asked === null ? [] : [asked])])
  const found = [...texts].flatMap((words) => nearestExample(plainly(words.slice(0, 240)), examples) ?? [])
  return found.toSorted((one, other) => other.likeness - one.likeness)[0] ?? null
}

/** A text of few words must be more like an example, and be it where words of its own tell another topic. */
const leastAlike = (text: string, isNamed: boolean, isVague: boolean): number => {
  const count = wordCount(text)
  if (count >= fewWords) return 0
  if (!isNamed) return quiteAlike
  return isVague && count >= fewestWords ? fairlyAlike : almostSame
}
const wordCount = (text: string): number => text.trim().split(/\s+/u).length
const [fewestWords, fewWords, almostSame, fairlyAlike, quiteAlike] = [5, 7, 0.8, 0.55, 0.4]
const heldLikeness = 0.62

/** The more it is like an example, the less another may differ. */
const doubtIn = (likeness: number): number => Math.min(1, Math.max(0.15, (0.55 - likeness) / 0.25))

const half = 0.5
const noWord = '\n\n\n'

const noTopic: TopicMatch = { topic: null, matched: null }

const isSameTopic = ({ topic }: MatchedQuestion, named: TopicMatch): boolean =>
  topic === named.topic && !vagueTopics.has(named.topic ?? 'other')

/** What such a question must bring along: without it something else is asked. */
const needs: Readonly<Record<string, (args: QuestionArguments) => boolean>> = {
  runs: ({ runs, period }) => runs !== undefined || period !== undefined,
  speedup: ({ speed, moves }) => speed !== undefined || moves !== undefined,
  'price-change': ({ moves }) => moves !== undefined,
  affordable: ({ money }) => money !== undefined,
}
const lacks = (topic: string, args: QuestionArguments): boolean => needs[topic]?.(args) === false
