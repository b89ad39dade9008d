/** The other questions of a first text: answered below the first, or named where nothing answers them. */
import { line, type MessageContent, plainLine, plainText, textBlock } from '../presentation/content/message-content.ts'
import type { EngineContext } from './engine-context.ts'
import type { BesideQuestion, Interpretation } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import { answersTo, type RespondAboutPlan, shortenedLine, withLines } from './question-beside-job.ts'
import type { RequestContext } from './request.ts'

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
  if (outcome.kind === 'plan' && isOfPlan) {
    const [answered] = answersTo([words.replace(joint, '')], outcome.thread, request, context, respond)
    const [first] = answered?.content.text ?? []
    const sentence = first === undefined ? null : plainLine(shortenedLine(first))
    if (sentence !== null) return isSaid(sentence) ? null : quoted(words, sentence)
  }
  if (says !== null) return quoted(words, firstOf(says))
  return isApart && !isSpokenOf(words, said) ? 'open' : null
}
const beginning = 40

/** As much as a line or two hold: whole sentences. */
const firstOf = (says: readonly string[]): string => plainLine(shortenedLine(line(says.join(' '))))

const quoted = (words: string, answer: string): string => `“${shortened(words)}” ${answer}`
const joint = /^(?:(?:and|also|but|so|plus|then|or)\b[\s,]*){1,3}/iu

const maxWords = 90
const shortened = (words: string): string => {
  const plain = words.replace(joint, '').replace(/[.;,]+$/u, '')
  return plain.length <= maxWords ? plain : `${plain.slice(0, maxWords - 1)}…`
}

/** Words of any question, and those of sums, times and GPUs, which every answer speaks of. */
const common = new RegExp(
  String.raw`^(?:about|advice|after\w*|again|also|anyone|anything|approx\w*|around|because|been|before|best|better|bill\w*|budget\w*|cards?|cheap\w*|could|crazy|cost\w*|days?|deals?|does|doing|done|dollars?|dumb|either|else|enough|enuf|estimate\w*|euros?|expect\w*|expensive|fair|fast\w*|figures?|fine|finish\w*|from|gonna|good|gotta|gpus?|have|having|hour\w*|just|know|legit|insane|least|less|like|long\w*|longer|look\w*|luck|machine\w*|make\w*|many|mean\w*|might|model\w*|money|more|most|much|must|need\w*|normal|number\w*|okay|only|over|overkill|pay\w*|people|plan\w*|please|possible|price\w*|rather|real\w*|reasonable|recommend\w*|rent\w*|right|roughly|runs?|sane|say|sensible|silly|smart|stupid|should|slow\w*|something|spend\w*|start\w*|still|suffice\w*|sum|take\w*|tell|than|that|their|them|then|there|these|they|thing\w*|think|this|those|time\w*|total\w*|train\w*|tune|tuning|usual\w*|very|want|well|what\w*|when|where|which|will|with|without|work\w*|worth|would|wrong|year\w*|your|true)$`,
  'iu',
)
const [leastLetters, stem] = [4, 5]

/** Whether an answer has one of its words, or it has none of its own. */
function isSpokenOf(words: string, said: string): boolean {
  const own = (words.toLowerCase().match(/\p{L}{4,}/gu) ?? []).filter(
    (word) => word.length >= leastLetters && !common.test(word),
  )
  const text = said.replaceAll(/^Not used: .*$/gmu, '').toLowerCase()
  return own.length === 0 || own.some((word) => text.includes(word.slice(0, stem)))
}
