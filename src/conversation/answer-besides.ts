/** The other questions of a first text: answered below the first, or named where nothing answers them. */
import { line, type MessageContent, plainLine, plainText, textBlock } from '../presentation/content/message-content.ts'
import type { EngineContext } from './engine-context.ts'
import type { BesideQuestion, Interpretation } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import { answersTo, type RespondAboutPlan, shortenedLine, withLines } from './question-beside-job.ts'
import type { RequestContext } from './request.ts'
import { isSpokenOf, isWhollySpokenOf } from './spoken-of.ts'

/** Unchanged where the answer speaks of all of them. */
export function withBesides(
  outcome: Outcome,
  { severalAsked }: Pick<Interpretation, 'severalAsked'>,
  request: RequestContext,
  context: EngineContext,
  respondTo: (asked: Interpretation, request: RequestContext, context: EngineContext) => Outcome,
): Outcome {
  const respond: RespondAboutPlan = (asked) => respondTo(asked, request, context)
  if (severalAsked === undefined || !('content' in outcome)) return outcome
  let said = plainText(outcome.content)
  const lines: string[] = []
  const open: string[] = []
  for (const beside of severalAsked) {
    const told = answerOf(beside, outcome, said, request, context, respond)
    if (told === 'open') open.push(`“${shortened(beside.words)}”`)
    else if (told !== null) {
      lines.push(told)
      said += `\n${told}`
    }
  }
  // What is no answer at all leaves nothing to miss.
  if (open.length > 0 && outcome.kind !== 'problem') lines.push(`Not answered: ${open.join(', ')}.`)
  return lines.length === 0 ? outcome : withSentences(outcome, lines)
}

function withSentences(outcome: Extract<Outcome, { content: MessageContent }>, sentences: readonly string[]): Outcome {
  const lines = sentences.map((sentence) => line(sentence))
  const { content } = outcome
  const added =
    outcome.kind === 'plan'
      ? withLines(content, lines)
      : { ...content, text: [...content.text, ...lines], blocks: [...content.blocks, textBlock(lines)] }
  return { ...outcome, content: added, besides: [...(outcome.besides ?? []), ...sentences] }
}

/** Null where it is told already; 'open': nothing answers it. */
function answerOf(
  { words, says, isOfPlan, isApart }: BesideQuestion,
  outcome: Outcome,
  said: string,
  request: RequestContext,
  context: EngineContext,
  respond: RespondAboutPlan,
): string | null {
  const isSaid = (sentence: string): boolean => said.includes(sentence.slice(0, beginning))
  if (says?.some(isSaid) === true) return null
  // The headline has counted them.
  if (asksForRuns.test(words) && runsTold.test(said)) return null
  if (outcome.kind === 'plan' && isOfPlan) {
    const [answered] = answersTo([words.replace(joint, '')], outcome.thread, request, context, respond)
    const [first] = answered?.content.text ?? []
    const sentence = first === undefined ? null : plainLine(shortenedLine(first))
    if (sentence !== null) return isSaid(sentence) ? null : quoted(words, sentence)
  }
  // What is known in general says no more than an answer that has each of its words.
  if (says !== null)
    return outcome.kind === 'answer' && isWhollySpokenOf(words, said) ? null : quoted(words, firstOf(says))
  return isApart && !isSpokenOf(words, said) ? 'open' : null
}
const beginning = 40
const asksForRuns =
  /\bhow (?:many|often)\b.{0,20}\b(?:runs?|experiments?|trainings?|times|tries|attempts|iterations|trials|such|of (?:these|those|them))\b/iu
const runsTold = /\bsuch runs for /u

/** As much as a line or two hold: whole sentences. */
const firstOf = (says: readonly string[]): string => plainLine(shortenedLine(line(says.join(' '))))

const quoted = (words: string, answer: string): string => `“${shortened(words)}” ${answer}`
const joint = /^(?:(?:and|also|but|so|plus|then|or)\b[\s,]*){1,3}/iu

const maxWords = 90
const shortened = (words: string): string => {
  const plain = words.replace(joint, '').replace(/[.;,]+$/u, '')
  return plain.length <= maxWords ? plain : `${plain.slice(0, maxWords - 1)}…`
}
