/**
 * What a question supposes by all of its words, where no form of its own answers it: “our scanner is awful, every second page is
 * unreadable, what do we pay then?”
 */
import { askedOf, asksStill, figuresIn } from '../circumstances/asked-figures.ts'
import type { Circumstances } from '../circumstances/circumstances.ts'
import { likelySupposition } from '../circumstances/likely-supposition.ts'
import { questionArguments } from '../questions/question-arguments.ts'
import { answerName, readersByWords, supportOf } from './answer-name.ts'
import { asksReason, tellsOfRun } from './asked-circumstance.ts'
import { isUnread, planOf } from './words-of-plan.ts'
import { unknownId } from './question-act.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** The question with what it likely supposes; the candidate where a form of its own tells it, or nothing is likely supposed. */
export function withLikelySupposition(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  if (reply.history === null || reply.isPart || reply.wording !== reply.typed) return candidate
  if (!mayGiveWay(reply, candidate)) return candidate
  const circumstances = likelyCircumstances(reply)
  if (circumstances === null || !isOther(circumstances, candidate)) return candidate
  // "Would it still finish inside a week?" is a limit, and no start that is later.
  if (
    circumstances.values.waitHours !== undefined &&
    candidate.act.kind === 'question' &&
    ofLimit.has(candidate.act.topic)
  )
    return candidate
  return wholeReply(
    reply,
    { kind: 'question', topic: 'circumstance', subject: null, circumstances },
    `likely supposes ${circumstances.words.join(', ')}`,
  )
}

const fewestWords = 7
const [ofAny, ofAsked] = [0.4, 0.85]
const [leastQuestion, leastSure, leastOfTime] = [0.6, 0.7, 0.6]

/** What is answered by its words alone, is not known or not understood, or has a form of a single number that may be of something else. */
function mayGiveWay(reply: Reply, candidate: ReplyCandidate): boolean {
  const { line, isAddressed, likelyActs } = reply
  const { act, reader = '' } = candidate
  if (line.split(' ').length < fewestWords || tellsOfRun.test(line)) return false
  if (act.kind === 'question')
    return act.circumstances === undefined
      ? act.matched?.id === unknownId ||
          (ofLimit.has(act.topic) && act.args?.counted === undefined) ||
          (readersByWords.has(reader) && !isSurelyAnswered(reply, candidate))
      : Object.keys(act.circumstances.values).length === 1
  if (act.kind === 'problem') return act.problem.kind === 'unknown' || act.problem.kind === 'nothing'
  if (act.kind === 'amended')
    return line.includes('?') && act.changed.length > 0 && act.changed.every((field) => field === 'tokens')
  return act.kind === 'ignored' && (isAddressed || likelyActs.question >= leastQuestion)
}

/** It has a number of its own, or all words make its answer likely; the figures of the plan are asked in any such question. */
function isSurelyAnswered({ plain, vocabulary }: Reply, candidate: ReplyCandidate): boolean {
  const { act } = candidate
  if (act.kind !== 'question' || act.value !== undefined || act.args?.runs !== undefined) return true
  return (
    !ofFigures.has(act.topic) && supportOf([plain.text], answerName(candidate), vocabulary.questionCues) >= leastSupport
  )
}
/** “Are we still under the 200?” is asked of the plan, whatever is supposed before it. */
const ofLimit: ReadonlySet<string> = new Set(['limit', 'over-budget'])
const leastSupport = 0.4
const ofFigures: ReadonlySet<string> = new Set(
  'cost time finish limit over-budget what-if within-budget unit params data throughput'.split(' '),
)

/** “Rows twice as long” are no time that is twice as long. */
const isOther = ({ values }: Circumstances, { act }: ReplyCandidate): boolean =>
  act.kind !== 'question' ||
  act.circumstances === undefined ||
  Object.keys(values).some((name) => !Object.keys(act.circumstances?.values ?? {}).includes(name))

/** Null where nothing is likely supposed, or other numbers are left; dollars and hours are told where no figure is named. */
function likelyCircumstances(reply: Reply): Circumstances | null {
  const line = typedLine(reply)
  const { tokens, prompts } = reply.scenario.spec
  if ((tokens === null && prompts === null) || asksReason.test(line)) return null
  const plan = planOf(reply)
  const found = likelySupposition(line, plan, reply.vocabulary.classifySupposition)
  if (found === null) return null
  const { rest, share, values } = found
  const figures = figuresIn(rest)
  const isStill = asksStill(rest) && reply.scenario.spec.budgetUsd !== null
  const isAsked = figures.length > 0 || isStill
  const { request, question } = reply.likelyActs
  if (request > (isAsked && line.includes('?') ? ofAsked : ofAny)) return null
  if (question < leastQuestion && !line.includes('?') && !(isAsked && share >= leastSure)) return null
  // So many runs a quarter are more than so many runs.
  if (values.runs !== undefined && ofPeriod.test(line)) return null
  // Days that pass are spoken of in other questions, too.
  const isOfTime = values.waitHours !== undefined
  if (isOfTime ? !(figures.length > 0 && share >= leastOfTime) : isUnread(rest, plan, reply)) return null
  const args = questionArguments(reply.understand(rest).recognized)
  return {
    values,
    words: found.words === '' ? [] : [found.words],
    figures: figures.length > 0 ? figures : isStill ? ['money'] : ['money', 'hours'],
    of: askedOf(rest),
    ...(isStill ? { isStill: true as const } : {}),
    ...(args.start === undefined ? {} : { start: args.start }),
    ...(args.due === undefined || figures[0] !== 'finish' ? {} : { due: args.due }),
  }
}
const ofPeriod =
  /\b(?:(?:week|month|quarter|year)ly|annual\w*|(?:a|per|each|every) (?:day|week|month|quarter|year)|refreshed?)\b/u
