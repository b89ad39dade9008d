/** The words of the questions (data/questions, data/glossary.json) ready to be looked up. */
import type { ParticularAnswer } from '../../catalog/particular-answers.ts'
import type { GlossaryTerm } from '../../catalog/glossary.ts'
import type { QuestionWords } from '../../catalog/question-words.ts'
import type { GeneralKnowledge } from '../../catalog/inquiry-facts.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Lexicon } from '../../catalog/lexicon.ts'
import { once } from '../../once.ts'
import { type AnswerOdds, answerOdds } from './answer-odds.ts'
import { type ParticularCues, particularCues } from './particular-cues.ts'
import { type ReplyJudge, replyJudge } from './reply-judge.ts'
import { patternReplacer } from './phrase-replacer.ts'
import { PhraseTrie } from './phrase-trie.ts'
import { type QuestionClassifier, questionClassifier } from './question-classifier.ts'
import { type Token, tokenize } from '../text/tokenize.ts'

/** What a phrase speaks for: questions by their ids, and how strongly. */
type CueWeights = readonly { readonly id: string; readonly weight: number }[]

/** A question that words tell: its topic, or the sentences that answer it. */
export type MatchedQuestion = Pick<QuestionWords, 'id' | 'topic' | 'says' | 'isTalk' | 'isForm'> & {
  /** Sentences that answer it where there is no plan. */
  readonly alone?: readonly string[]
  /** Terms of the glossary that `says` tells of, where they are several. */
  readonly terms?: readonly string[]
  /** Whether it has to be bought is asked, too. */
  readonly asksBought?: true
  /** It is one of data/answers, and what it says depends on the plan. */
  readonly particular?: ParticularAnswer
  /** The classifier told it, and no phrase. */
  readonly isExample?: true
  /** It is likelier than most that only share a word with it. */
  readonly isLikely?: true
  /** It is likelier than all others together. */
  readonly isApart?: true
  /** Hardly anything else can be meant. */
  readonly isSure?: true
}

/** A question that holds where `pattern` is found and `unless` is not. */
export type PlainQuestion = { readonly id: string; readonly pattern: RegExp; readonly unless: RegExp | null }

/** A question that holds where each of `kinds` is found and `unless` is not. */
export type TogetherQuestion = Pick<QuestionWords, 'under' | 'supposes'> &
  Omit<PlainQuestion, 'pattern'> & { readonly kinds: readonly RegExp[] }

export type QuestionCues = {
  readonly phrases: PhraseTrie<CueWeights>
  /** The words of the glossary: the id of the term that each is of. */
  readonly terms: PhraseTrie<string>
  readonly questions: ReadonlyMap<string, MatchedQuestion>
  /** What a term of the glossary does to quality and speed, by its id. */
  readonly effects: ReadonlyMap<string, Pick<GlossaryTerm, 'quality' | 'speed'>>
  /** What tells a question whatever else is likely. */
  readonly plain: readonly PlainQuestion[]
  /** The same by words of several kinds, in whatever order. */
  readonly together: readonly TogetherQuestion[]
  /** Each question as it is asked plainly. */
  readonly asked: ReadonlyMap<string, string>
  /** What a text asks by all of its words; unpacked when it is asked for first. */
  readonly classifier: QuestionClassifier
  /** How likely the rules answer a question in which way. */
  readonly answerOdds: AnswerOdds
  /** Which of two readings of a reply serves. */
  readonly judge: ReplyJudge
  /** The particular question that a text asks. */
  readonly particular: ParticularCues
  /** A text with its figures of speech in plain words. */
  readonly plainly: (text: string) => string
}

const strongWeight = 3
const weakWeight = 1
/** "what is FSDP" asks for nothing else. */
const termWeight = 4
/** What a question must reach: one phrase that tells it by itself, or three words that speak for it. */
const minScore = 3

/** How the meaning of a word is asked for. */
const termPatterns = (word: string): readonly string[] => [
  // "What is the throughput?" asks for that of the plan.
  `(what is|whats|what's|what are|what exactly is|what the hell is) [a|an|this|meant by] ${word}`,
  `(meaning of|meaning|explain|define|what means) [a|an|the|this] ${word}`,
  `what (does|do) [a|an|the] ${word} mean`,
  `${word} (mean|means|meaning|stands for)`,
]

/** Words of which each of these has one: a text without them asks for no meaning. */
export const asksForMeaning = (text: string): boolean =>
  /\b(?:whats?|mean(?:s|ing)?|explain|define|stands)\b/iu.test(text)

/** Compiles the words of all questions and of the terms of the glossary. `rows`: what is known whatever the plan is. */
export function questionCuesOf(
  questions: ReadonlyMap<string, QuestionWords>,
  terms: readonly GlossaryTerm[],
  rows: GeneralKnowledge['rows'],
  { alikeInQuestions, figuresOfSpeech }: Pick<Lexicon, 'alikeInQuestions' | 'figuresOfSpeech'>,
  learned: Pick<
    Catalog,
    'questionModel' | 'answeredQuestions' | 'replyJudge' | 'answerJudge' | 'answerTopics' | 'particularAnswers'
  >,
): QuestionCues {
  const phrases = new PhraseTrie<CueWeights>((known, added) => [
    ...known,
    ...added.filter(({ id }) => known.every((one) => one.id !== id)),
  ])
  const add = (id: string, pattern: string, weight: number): void => phrases.add(pattern, [{ id, weight }])
  for (const { id, strong = [], weak = [] } of questions.values()) {
    for (const pattern of strong) add(id, pattern, strongWeight)
    for (const pattern of weak) add(id, pattern, weakWeight)
  }
  const questionById = new Map<string, MatchedQuestion>(
    [...questions].map(([id, question]) => [id, matchedOf(rows, question)]),
  )
  const named = new PhraseTrie<string>()
  for (const { id, words, says } of terms) {
    questionById.set(`term ${id}`, { id: `term ${id}`, says: [says] })
    for (const word of words) named.add(word, id)
    for (const pattern of words.flatMap(termPatterns)) add(`term ${id}`, withNumbers(pattern), termWeight)
  }
  const plainly = patternReplacer(figuresOfSpeech)
  const classifier = once(() => questionClassifier(learned.questionModel, alikeInQuestions))
  const odds = once(() => answerOdds(learned.answeredQuestions))
  const judge = once(() => replyJudge(learned.replyJudge))
  return {
    phrases,
    terms: named,
    questions: questionById,
    effects: new Map(terms.map((term) => [term.id, term])),
    plain: [...questions.values()].flatMap(({ id, plain: pattern, unless = null }) =>
      pattern === undefined ? [] : [{ id, pattern, unless }],
    ),
    together: [...questions.values()].flatMap(({ id, together: kinds, unless = null, under, supposes }) =>
      kinds === undefined
        ? []
        : [{ id, kinds, unless, ...(under && { under }), ...(supposes !== undefined && { supposes }) }],
    ),
    asked: new Map([...questions].flatMap(([id, { asked }]) => (asked === undefined ? [] : [[id, asked] as const]))),
    plainly,
    particular: particularCues(learned, alikeInQuestions, classifier),
    get classifier() {
      return classifier()
    },
    get judge() {
      return judge()
    },
    get answerOdds() {
      return odds()
    },
  }
}

/** `known`: its sentences are those of a row of what is known whatever the plan is. */
function matchedOf(
  rows: GeneralKnowledge['rows'],
  { id, topic, says, known, isTalk, isForm }: QuestionWords,
): MatchedQuestion {
  const row = known === undefined ? undefined : rows.find(({ id: rowId }) => rowId === known)?.says
  // What a plan answers with its figures is known in general without one.
  const alone = says === undefined && topic === undefined ? undefined : row
  const sentences = says ?? (topic === undefined ? row : undefined)
  return {
    id,
    ...(isTalk === undefined ? {} : { isTalk }),
    ...(isForm === undefined ? {} : { isForm }),
    ...(topic === undefined ? {} : { topic }),
    ...(sentences === undefined ? {} : { says: sentences }),
    ...(alone === undefined ? {} : { alone }),
  }
}

/** Numbers are all alike where phrases are looked up: but a name with digits, "p10", stays known by its letters. */
const withNumbers = (pattern: string): string => pattern.replaceAll(/\d+/g, '#')

/** Null where the words speak for none. Of equals the one whose phrases are longer. */
export function likeliestQuestion(text: string, { phrases, questions }: QuestionCues): MatchedQuestion | null {
  const tokens = tokenize(text.slice(0, maxLength).toLowerCase()).map((token): Token =>
    token.kind === 'number' ? { ...token, text: '#' } : token,
  )
  const scores = new Map<string, { score: number; length: number }>()
  for (let at = 0; at < tokens.length;) {
    const match = phrases.longestMatch(tokens, at)
    if (match === null) {
      at += 1
      continue
    }
    for (const { id, weight } of match.meaning) {
      const { score, length } = scores.get(id) ?? { score: 0, length: 0 }
      scores.set(id, { score: score + weight, length: length + (weight > weakWeight ? match.to - at : 0) })
    }
    at = match.to
  }
  const [best] = [...scores].toSorted(([, one], [, other]) => other.score - one.score || other.length - one.length)
  return best === undefined || best[1].score < minScore ? null : (questions.get(best[0]) ?? null)
}

const maxLength = 240

/** The words of all phrases in the text that speak for a question that `isChosen` accepts. */
export function matchedCueWords(
  text: string,
  { phrases, questions }: QuestionCues,
  isChosen: (question: MatchedQuestion) => boolean,
): Set<string> {
  const tokens = tokenize(text).map((token): Token => (token.kind === 'number' ? { ...token, text: '#' } : token))
  const words = new Set<string>()
  for (let at = 0; at < tokens.length;) {
    const match = phrases.longestMatch(tokens, at)
    const isUsed = match?.meaning.some(({ id }) => {
      const question = questions.get(id)
      return question !== undefined && isChosen(question)
    })
    if (match !== null && isUsed === true) for (const { text: word } of tokens.slice(at, match.to)) words.add(word)
    at = match === null ? at + 1 : match.to
  }
  return words
}
