/**
 * A question to which data/answers has an answer of its own: that is given where it likely serves, and likelier than what is
 * done with the reply otherwise. How likely, is told by what speaks for each, as people marked both of some hundred questions.
 */
import type { ParticularAnswer } from '../../catalog/particular-answers.ts'
import { partsOfCondition, scenarioConditions } from '../../scenario/scenario-conditions.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import type { AnswerMatch } from '../lexicon/answer-index.ts'
import { askingPart } from '../questions/asking-part.ts'
import { type Question, detailsOf } from '../questions/question.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { isNotUnderstood, mayGiveWay } from './judged-reply.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import { type ReplyEvidence, candidateEvidence } from './reply-evidence.ts'
import type { Reply } from './reply-input.ts'

/** From these chances on it is given; what may be wished, and figures that are supposed, give way where it is so much likelier. */
const least = { serves: 0.3, overAnswer: 0, overChange: 0.2, overSupposed: 0.4 } as const
/** Less is like it by chance. */
const [leastLikeness, fewestWords, maxLength] = [0.1, 3, 240]

/** The candidate, or the answer that data/answers has. */
export function withParticularAnswer(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const judge = reply.vocabulary.questionCues.particular.judge
  const [best] = weighedAnswers(reply, candidate)
    .map(({ match, evidence }) => ({ match, chances: judge()(evidence) }))
    .toSorted((one, other) => other.chances.words - one.chances.words)
  if (best === undefined) return candidate
  const isChange = candidate.act.kind !== 'question' && !isNotUnderstood(candidate)
  const isSupposed = candidate.act.kind === 'question' && candidate.act.circumstances !== undefined
  const over = isChange ? least.overChange : isSupposed ? least.overSupposed : least.overAnswer
  const { rules, words } = best.chances
  return words >= Math.max(least.serves, rules + over) ? answered(reply, best.match) : candidate
}

/** An answer that a reply may ask for, with what speaks for it and for what is done otherwise. */
export type WeighedAnswer = { readonly match: AnswerMatch; readonly evidence: ReplyEvidence }

/** None where what the reply is taken for does not give way. */
export function weighedAnswers(reply: Reply, candidate: ReplyCandidate): readonly WeighedAnswer[] {
  const matches = reply.isPart || !mayGiveWay(reply, candidate) ? [] : matchesOf(reply)
  if (matches.length === 0) return []
  const ofCandidate = candidateEvidence(reply, candidate)
  const ofWords = wordEvidence(reply)
  const likelihoodOf = reply.vocabulary.questionCues.particular.likelihood()(reply.typed)
  const found = matches.map((match) => ({ match, likelier: likelihoodOf(match.answer) }))
  return found.map((one) => {
    const { match, likelier } = one
    const beside = { likelier, 'likelier than the next': likelier - mostOfOthers(one, found, (of) => of.likelier) }
    return { match, evidence: { ...ofCandidate, ...ofWords(match), ...beside, ...matchEvidence(match, matches) } }
  })
}

/** The most that another has; 0 where none has more. */
const mostOfOthers = <T>(one: T, all: readonly T[], valueOf: (of: T) => number): number =>
  all.reduce((most, of) => (of === one ? most : Math.max(most, valueOf(of))), 0)

/** The likest by the text as a whole or by the part that asks; of those, what is asked of such a plan. */
function matchesOf({ plain, scenario, vocabulary: { questionCues } }: Reply): readonly AnswerMatch[] {
  const { text } = plain
  if (text.length > maxLength || text.split(' ').length < fewestWords) return []
  const { particular, plainly } = questionCues
  const part = askingPart(text)
  const found = new Map<string, AnswerMatch>()
  for (const one of [text, ...(part === null || part === text ? [] : [part])])
    for (const match of particular.index().likest(plainly(one)))
      if ((found.get(match.answer.id)?.likeness ?? leastLikeness) < match.likeness) found.set(match.answer.id, match)
  return [...found.values()].filter(({ answer }) => isOfPlan(answer, scenario))
}

/** What likeness says, with its own lines and beside the others. */
function matchEvidence(match: AnswerMatch, matches: readonly AnswerMatch[]): ReplyEvidence {
  const { likeness, nearest, topics, answer } = match
  const next = mostOfOthers(match, matches, (of) => of.likeness)
  return {
    likeness,
    nearest,
    topics,
    'likeness, rooted': Math.sqrt(likeness),
    'likeness over the next': likeness - next,
    cases: Number(answer.cases !== undefined),
    only: Number(answer.only !== undefined),
  }
}

/** What the words say that the text, its plan and an answer share. */
function wordEvidence({ plain, scenario, vocabulary: { questionCues } }: Reply): (match: AnswerMatch) => ReplyEvidence {
  const answerWords = questionCues.particular.words()
  const words = answerWords.wordsOf(plain.text)
  const ofPlan = new Set(answerWords.wordsOf(planInWords(scenario)))
  return ({ answer }) => {
    const shared = answerWords.shared(words, ofPlan, answer)
    return { ...shared, 'words, each once': Math.log(words.length + 1) }
  }
}

/** What a plan is of, in words that answers use for it. */
const planInWords = ({ spec }: Scenario): string =>
  [
    spec.model,
    spec.method,
    spec.task,
    spec.stack,
    ...(spec.gpus ?? []),
    ...(spec.providers ?? []),
    spec.region,
    spec.pricing,
  ]
    .filter((one) => one !== null)
    .join(' ')
    .replaceAll(/[-_]/g, ' ')

function answered(reply: Reply, { answer }: AnswerMatch): ReplyCandidate {
  const { recognized, allSlots } = reply.understanding
  const id = `answer ${answer.id}`
  const matched = { id, says: answer.says, particular: answer, isExample: true, isLikely: true } as const
  const subject = subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  const question: Question = {
    kind: 'question',
    topic: 'fixed',
    subject,
    ...detailsOf(questionArguments(recognized), matched),
  }
  return { ...wholeReply(reply, question, `asks “${answer.id}”`), reader: 'particular-question' }
}

/** Whether a plan is one of those of which it is asked; what the scenario does not tell holds. */
const isOfPlan = ({ only }: ParticularAnswer, scenario: Scenario): boolean =>
  only?.some((stated) => {
    const { name, isNegated } = partsOfCondition(stated)
    const holds = ofScenario[name]?.(scenario)
    return holds === undefined || holds !== isNegated
  }) !== false
const ofScenario: Readonly<Record<string, (scenario: Scenario) => boolean>> = scenarioConditions
