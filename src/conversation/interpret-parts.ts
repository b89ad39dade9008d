/**
 * "Died at 63 %. What does the rest cost?", "step 400 of 1200, about 2.1k tok/s": a reply that tells one thing and asks another,
 * or tells two. Where one reader would take it and leave the rest, each part is read by itself.
 */
import type { QuestionTopic } from '../language/questions/question-topic.ts'
import { replyInEnglish } from '../language/locales/local-request.ts'
import { hasDigit } from '../language/text/characters.ts'
import type { RunEvent } from '../scenario/run-event.ts'
import { changeAndQuestion } from './change-and-question.ts'
import type { EngineContext } from './engine-context.ts'
import { picturesInReply } from './interpret-pictures-beside.ts'
import { interpretReply } from './interpret-reply.ts'
import { withLastAnswer } from './thread-state.ts'
import type { Interpretation, ReplyPart } from './interpretation.ts'
import type { ConversationRequest, RequestContext } from './request.ts'
import { supposedIn } from './supposed-change.ts'
import { toldRunOf } from './told-run.ts'

type ReplyRequest = Extract<ConversationRequest, { kind: 'reply' }>
type News = Extract<ReplyPart, { kind: 'run' | 'report' }>
type AskedPart = Extract<ReplyPart, { kind: 'question' }>

const [maxLength, maxSplits] = [260, 6]
/** News has a figure, or a word of the course of a run. */
const mayTell =
  /\d|\b(?:done|finished|crash\w*|died|dead|failed|killed|preempt\w*|reclaimed|resum\w+|restart\w*|oom\w*|half-?way)\b/iu
/** Where a part may end: of sentences first, then of clauses. */
const ends: readonly RegExp[] = [
  /(?<!\b(?:vs|approx|ca|incl|etc|e\.g|i\.e|max|min)\.)(?<=[.!?;…])\s+|\n+|\s+[—–-]+\s+/gu,
  /(?<=\w|%|\)),\s+(?:and |but |so )?|\s+(?:and|but) (?=(?:we|i|it|is|are|it's|its|we're|how|what|when|does|do|can|will|should|running|spent|getting|seeing|doing)\b)|\s+(?=(?:how (?:much|long|many)|what (?:does|do|would|will|is)|when (?:will|does|is)) )/gu,
]
/** What the card of the run says already: how far it is, and how that stands to the plan. */
const saidByCard =
  /^\W*(?:(?:so|and|hm+|ok)[ ,]+)?(?:what (?:do|did) (?:we|i) (?:owe|pay|spend|lose)|(?:how much|what) (?:did|does|do|has|have) (?:that|this|it|the crash|we)(?: \w+)? (?:cost|lose|lost|burn|burnt|burned|waste|wasted)(?: us)?|what have we (?:burn(?:t|ed)|spent|lost)|what(?:'s|s| is| was) the (?:bill|damage|total)|what (?:does|did|will) (?:it|that|this) (?:cost|come to)(?: us)?|(?:is|was) (?:that|this|it) (?:ok|okay|good|bad|fine|normal|alright|right|expected|on plan|as planned|plausible|a lot|too much|in line)|(?:are we |is it |all )?(?:on track|on schedule|on plan)|(?:thoughts|good|ok|normal)\?)[^\w]*$/iu

/** What is left of the run and of its bill, which the card of a run that broke off says too. */
const asksRest =
  /^(?!.*\b(?:refund|back)\b).{0,30}\b(?:(?:rest|remainder|remaining|leftover|finish(?:ing)?|complet(?:e|ing) it|left|continu(?:e|ing))\b.{0,24}(?:\b(?:cost|pay|bill|charge|come|take|spend|it|that|this)\b|[?.!]|$)|(?:cost|pay|bill|much|long|more|owe|expensive)\b.{0,24}\b(?:rest|remainder|remaining|left|finish|finishing|to go|more)\b|what now|now what|cost-?wise|how (?:many|much) (?:more|longer)|how long (?:still|from here))/iu

/** The reply as a whole or, where that leaves out what was told or asked beside it, its two parts. */
export function interpretReplyInParts(
  reply: ReplyRequest,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const { text, thread, data, configs } = reply
  const pictures = data === undefined && configs === undefined ? picturesInReply(text, request, context) : null
  if (pictures !== null) return withPictures(pictures, reply, request, context)
  const whole = interpretReply(reply, request, context)
  // All that it supposes is used.
  if (whole.kind === 'question' && whole.question.circumstances !== undefined) return whole
  const isPlain = data === undefined && configs === undefined && text.length <= maxLength
  const toldRun = isPlain ? toldRunOf(whole, text, thread, request, context) : null
  if (toldRun !== null) return toldRun
  const changed = isPlain ? changeAndQuestion(whole, reply, request, context) : null
  if (changed !== null) return changed
  const supposed = supposedIn(whole, text, request, context)
  if (supposed !== null) return supposed
  if (!isPlain || !mayLeaveOut(whole) || !mayTell.test(text)) return whole
  for (const [before, behind] of splitsOf(replyInEnglish(text, context.vocabulary).trim())) {
    const read = (part: string): Interpretation =>
      interpretReply({ kind: 'reply', thread, text: part, isAddressed: true }, request, context)
    const parts = partsOf(whole, { text: before, read: read(before) }, { text: behind, read: read(behind) })
    if (parts === null) continue
    const [only, ...more] = parts
    return more.length === 0 && only !== undefined ? only : { kind: 'parts', parts, thread }
  }
  return whole
}

/** A model of pictures or sound that is asked about beside the plan: priced by itself, below what else is said. */
function withPictures(
  { rest, words, says }: NonNullable<ReturnType<typeof picturesInReply>>,
  reply: ReplyRequest,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const { thread } = reply
  const alone: Interpretation = {
    kind: 'inquiry',
    inquiry: { kind: 'known', id: 'pictures beside', says },
    thread: withLastAnswer(thread, 'pictures beside'),
  }
  const read = rest === '' ? null : interpretReplyInParts({ ...reply, text: rest }, request, context)
  if (read === null || read.kind === 'ignored' || read.kind === 'problem') return alone
  return { ...read, severalAsked: [{ words, says, isOfPlan: false, isApart: true }] }
}

/** What was left alone, or asked back, stays so; a plan that was changed has its own readers of parts. */
const mayLeaveOut = ({ kind }: Interpretation): boolean =>
  kind === 'run' || kind === 'report' || kind === 'question' || kind === 'problem' || kind === 'revision'

type TextPart = { readonly text: string; readonly read: Interpretation }

/** News first, in its order, then what is asked of it; null where the parts are no such two, or the whole is more than one of them. */
function partsOf(whole: Interpretation, before: TextPart, behind: TextPart): readonly ReplyPart[] | null {
  const [first, second] = [toldIn(before), toldIn(behind)]
  if (first !== null && second !== null)
    return bothTold(whole, first, goesOn.test(behind.text) ? resumed(second) : second)
  const told = first ?? second
  const rest = first === null ? before : behind
  if (told === null) return null
  if (whole.kind === 'revision' && !isSure(told)) return null
  if (saidByCard.test(rest.text)) return [told]
  const left = first !== null && !hasDigit(rest.text) && asksRest.test(rest.text) ? leftOf(told) : null
  if (left !== null) return [left]
  // Of memory that ran out is told as well as asked.
  const asked = whole.kind === 'question' && whole.question.topic === 'oom' ? whole : askedIn(rest)
  if (asked === null || (whole.kind === 'question' && takesBoth(whole, asked))) return null
  return told.kind === 'run' && asked.question.matched?.id === 'run-so-far' ? [told] : [told, asked]
}

/** A run that was stopped goes on where its rest is asked for; null where its card says nothing of what is left. */
function leftOf(told: News): News | null {
  if (told.kind !== 'run' || told.event === null) return null
  const { event } = told
  if (event.kind === 'crashed' || event.kind === 'progress' || event.kind === 'resumed') return told
  if (event.kind !== 'stopped' || event.at === undefined) return null
  return { ...told, event: { kind: 'crashed', elapsedHours: event.elapsedHours, at: event.at } }
}

const minWords = 2
const toldIn = ({ text, read }: TextPart): News | null =>
  (read.kind === 'report' || (read.kind === 'run' && read.event !== null)) && text.split(/\s+/u).length >= minWords
    ? read
    : null

const asks =
  /\?|^\W*(?:(?:so|and|but|ok|now|then)[ ,]+){0,2}(?:how|what|whats|what's|when|where|which|why|who|does|do|did|is|are|can|could|will|would|should|may|any)\b/iu

/** Of a question that nobody knows an answer to, the news is all that can be answered. */
const askedIn = ({ text, read }: TextPart): AskedPart | null =>
  read.kind === 'question' &&
  asks.test(text) &&
  read.question.matched?.id !== 'unknown' &&
  read.question.topic !== 'other'
    ? read
    : null

/** "Died at 40 %, what is lost?": a whole that is asked of what is told has it as its premise. */
const takesBoth = ({ question }: AskedPart, asked: AskedPart): boolean =>
  premised.has(question.topic) &&
  question.topic === asked.question.topic &&
  JSON.stringify(question.args ?? null) !== JSON.stringify(asked.question.args ?? null)
const premised: ReadonlySet<QuestionTopic> = new Set(['recovery', 'lost-run', 'runs-for-money', 'affordable'])

/** An end, a crash, or how far it is of a whole: where the text could be a wish as well. */
const isSure = (told: News): boolean => told.kind === 'run' && told.event !== null && sureEvents.has(told.event.kind)
const sureEvents: ReadonlySet<RunEvent['kind']> = new Set(['finished', 'crashed', 'stopped', 'resumed', 'progress'])

/** Back at work: what is told with it is from where. */
const goesOn = /\b(?:back (?:up|online|running|on track)|(?:up|running|going) again|resum\w+|restart\w*|continu\w+)\b/iu
const resumed = (told: News): News =>
  told.kind === 'run' && told.event?.kind === 'progress' && told.event.elapsedHours === null
    ? { ...told, event: { kind: 'resumed', step: told.event.step, ...totalOf(told.event.totalSteps) } }
    : told
const totalOf = (totalSteps: number | null) => (totalSteps === null ? {} : { totalSteps })

/** How far it is and its speed, a crash and what is spent or from where it goes on; null where the whole says more than one. */
function bothTold(whole: Interpretation, first: News, second: News): readonly ReplyPart[] | null {
  if (first.kind === 'run' && second.kind === 'run')
    return first.event?.kind === 'crashed' && second.event?.kind === 'resumed' ? [first, second] : null
  if (first.kind === second.kind) return null
  const [run, report] = first.kind === 'run' ? [first, second] : [second, first]
  const billed = billedSoFar(run, report)
  if (billed !== null) return [billed]
  if (whole.kind === 'problem') return [run, report]
  if (figuresOf(whole) !== figuresOf(run) && figuresOf(whole) !== figuresOf(report)) return null
  // What is spent at a share says more than the sum alone.
  return whole.kind === 'report' && whole.report.kind === 'spent' ? [run, whole] : [run, report]
}

/** How far it is after so many hours, with the bill until then: what an hour costs is told with it. */
function billedSoFar(run: News, report: News): News | null {
  if (run.kind !== 'run' || run.event?.kind !== 'progress' || run.event.elapsedHours === null) return null
  if (report.kind !== 'report' || report.report.kind !== 'spent' || report.report.isSoFar !== true) return null
  return { ...run, event: { ...run.event, usd: report.report.usd } }
}

/** What is told, in figures. */
function figuresOf(read: Interpretation): string | null {
  if (read.kind === 'run') return JSON.stringify(read.event)
  if (read.kind !== 'report') return null
  const { report } = read
  if (report.kind === 'spent') return `spent ${report.usd}`
  const { tokensPerSecond, secondsPerStep, samplesPerSecond, mfu, peak } = report.log
  return JSON.stringify([tokensPerSecond, secondsPerStep, samplesPerSecond, mfu, peak?.bytes])
}

/** The text cut in two at each place where a part may end. */
function splitsOf(text: string): readonly (readonly [string, string])[] {
  return ends
    .flatMap((end) =>
      [...text.matchAll(end)].map(
        (match) => [text.slice(0, match.index).trim(), text.slice(match.index + match[0].length).trim()] as const,
      ),
    )
    .filter(([before, behind]) => before !== '' && behind !== '')
    .slice(0, maxSplits)
}
