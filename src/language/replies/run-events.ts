/** What people tell of a run that goes on: "step 1200 of 4000 after 5 hours", "it crashed", "resumed at step 1000". */
import type { RunEvent } from '../../scenario/run-event.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import type { ReplyWords } from '../lexicon/reply-words.ts'
import { crashAt, isBrokenOff, readCrashAsked } from './crash.ts'
import { withOtherGpus, withPlace } from './ran-on.ts'
import { type ReplyCandidate, bareReply, typedLine, wholeReply } from './reply-candidate.ts'
import type { BareReply, Reply } from './reply-input.ts'
import type { RunReport } from './reply-act.ts'
import { type RunFigures, runFiguresIn, stepsOf } from './run-figures.ts'
import { readLoggedEpoch, readTrainingProgress } from './training-progress.ts'

/** A pasted line of a trainer that says how far it is. */
export function readPastedProgress(reply: Reply): ReplyCandidate | null {
  const progress = readTrainingProgress(reply.typed) ?? readLoggedEpoch(reply.typed, reply.scenario.corpus?.epochs ?? 1)
  return progress === null
    ? null
    : wholeReply(reply, { kind: 'run', event: progress, typed: reply.typed }, 'is a log that says how far the run is')
}

/** Null where no run has begun, or something else is asked. */
export const readRunAsked = (reply: Reply): ReplyCandidate | null =>
  readCrashAsked(reply) ??
  (reply.thread?.hasBegunRun === true &&
  (asksHowItGoes(reply.bare, reply.vocabulary.replyWords.run) || asksFinalBill.test(typedLine(reply)))
    ? bareReply(reply, { kind: 'run', event: null, typed: '' }, 'asks how far the run is')
    : null)

/** "How much will it cost in the end?": of a run that is on its way by how far it is, and not as it was planned. */
const asksFinalBill =
  /^(?!.*\d).{0,40}\b(?:(?:cost|costs|bill|total|price|spend|pay|come to)\b.{0,30}\b(?:in the end|at the end|by the end|when (?:it|this|that|the run)(?:'s| is)? (?:done|over|finished)|end up|finally)\b|(?:final|end) (?:bill|cost|price|total|figure)\b|where (?:will|do|are) we (?:land|end up)\b)/iu

/** Null where no event of a run is told, and its callback is not asked for. */
export function readRunEvent(reply: Reply): ReplyCandidate | null {
  if (/^(?:(?:the|a|new|give|me|send) ){0,4}callback$/.test(reply.bare.line))
    return bareReply(reply, { kind: 'run callback' }, 'asks for the callback of a trainer')
  if (supposes.test(reply.line)) return null
  const { run } = reply.vocabulary.replyWords
  const isHeard = reply.isAddressed || reply.thread?.hasRun === true
  const news = runNewsIn(reply.bare, run, isHeard, reply.scenario.spec, () => wordsOfGpus(reply))
  if (news === null) return null
  return news.kind === 'spent'
    ? bareReply(reply, withPlace(news, reply), 'tells what a run has cost so far, and how far it is')
    : bareReply(
        reply,
        withPlace({ kind: 'run', event: withOtherGpus(news, reply), typed: '' }, reply),
        `tells that a run ${news.kind}`,
      )
}

/** "What if it crashes halfway?": it has not. */
const supposes =
  /^(?:(?:and|so|but|ok|hm+)[ ,]+){0,2}(?:what if|what happens|what would happen|if|suppos(?:e|ing)|in case)\b/u
const maxLength = 180
const wordPattern = /[\p{L}\p{N}'’$]+/gu

/** Between people "done" may be of anything, so that only what names a run begins one. */
const namesRun = new Set(['run', 'job', 'training', 'trainer'])

/** Null where a word is left that says something else. */
function runNewsIn(
  { line, closing }: BareReply,
  words: ReplyWords['run'],
  isHeard: boolean,
  spec: Spec,
  gpuWords: () => ReadonlySet<string>,
): RunEvent | SpentSoFar | null {
  if (line.length > maxLength) return null
  const text = `${line}${closing}`
  const isAsked = asks(line, closing)
  const { at, rest, hours, usd, ofTokens } = runFiguresIn(line, spec.tokens, stepsOf(spec))
  const others: readonly string[] = rest.match(wordPattern) ?? []
  const asking = others.filter((word) => words.asks.has(word))
  if (text.includes('?') && asking.length === 0) return null
  // "when will it be done?" tells nothing.
  if (isAsked && at === null && usd === null) return null
  // "on track?" beside how far it is starts nothing.
  const named = eventKinds.filter(
    (kind) => !(kind === 'started' && at !== null) && others.some((word) => words[kind].has(word)),
  )
  const unknown = others.filter(
    (word) => !words.around.has(word) && !words.asks.has(word) && !eventKinds.some((kind) => words[kind].has(word)),
  )
  // "In 5.5 hours with 8 H100": what it ran on is said beside how far it is.
  const isKnown = unknown.length === 0 || (ofTokens === true && unknown.every((word) => gpuWords().has(word)))
  if (!isKnown) return null
  if (usd !== null && others.some((word) => words.paid.has(word))) return spentSoFar(usd, at, others)
  if (usd !== null) {
    const isEnd =
      hours !== null && at === null && !others.includes('cost') && named.every((kind) => kind === 'finished')
    return isEnd && others.some((word) => words.ends.has(word) || words.finished.has(word))
      ? { kind: 'finished', elapsedHours: hours, usd }
      : null
  }
  const isGoingOn = named.length === 2 && named.includes('crashed') && named.includes('resumed')
  if (isGoingOn && at?.totalSteps != null) return { kind: 'progress', ...at, elapsedHours: hours }
  if (named.length > 1) return null
  // "Should be done tonight" is still to come.
  if (named[0] === 'finished' && at === null && others.includes('be')) return null
  // "step 1200 after 5 hours, is it done?" is progress, whatever is asked beside it.
  const kind = isAsked && at !== null ? undefined : named[0]
  const isOfRun = /\b(?:steps?|iters?|iterations?)\b/.test(text) || others.some((word) => namesRun.has(word))
  if (ofTokens === true && at !== null && (kind === undefined || kind === 'finished'))
    return { kind: 'progress', ...at, elapsedHours: hours }
  if (at !== null && (kind === undefined || kind === 'stopped') && isBrokenOff(line)) return crashAt(line, hours, spec)
  if (kind === undefined) {
    // "20%" and "2 of 3" can be of anything.
    const isToldOfRun = isOfRun || (isHeard && others.includes('at'))
    return at === null || !(hours !== null || ((isHeard || asking.length > 0) && isToldOfRun))
      ? null
      : { kind: 'progress', ...at, elapsedHours: hours }
  }
  const isOfPart = at?.totalSteps != null && hours !== null
  // "run started, eta 20h", "should be done in 2 hours": said between people.
  // What was lost with it was lost of a run.
  const isBroken = (kind === 'crashed' || kind === 'resumed') && others.includes('lost')
  const isSure = isHeard || isOfPart || isBroken || (isOfRun && (kind === 'started') === (hours === null))
  return isSure ? eventOf(kind, at, hours, line, spec) : null
}

/** The names of GPUs in a text, with the numbers before them. */
const wordsOfGpus = ({ understanding: { recognized, wordsAt } }: Reply): ReadonlySet<string> =>
  new Set(
    recognized.mentions.flatMap((mention, index) => {
      const isCount = isKind(mention, 'amount') && isKind(recognized.mentions[index + 1], 'gpu', 'times')
      if (!isCount && !isKind(mention, 'gpu', 'times', 'provider')) return []
      return wordsAt(mention.from, mention.to).toLowerCase().match(wordPattern) ?? []
    }),
  )

/** "is it done" and "when does it finish?", where "done" and "that was it, done" tell. */
const asks = (line: string, closing: string): boolean =>
  `${line}${closing}`.includes('?') ||
  /^(?:when|how|what|(?:is|are|was|will|does|did|has|have) (?:it|this|that|the|our|my|we))\b/.test(line)

/** Every word is of a run, and one of them of its course or its end. */
function asksHowItGoes({ line, closing }: BareReply, words: ReplyWords['run']): boolean {
  if (line.length > maxLength || !(asks(line, closing) || words.states.has(line)) || /\d/.test(line)) return false
  const said: readonly string[] = line.match(/[\p{L}'’]+/gu) ?? []
  const isOfState = (word: string) => words.states.has(word) || eventKinds.some((kind) => words[kind].has(word))
  return said.some(isOfState) && said.every((word) => isOfState(word) || words.around.has(word) || words.asks.has(word))
}

/** Null where it may be the whole bill: that is another report. */
function spentSoFar(usd: number, at: RunFigures['at'], words: readonly string[]): SpentSoFar | null {
  if (at?.totalSteps != null) return { kind: 'spent', usd, isSoFar: true, share: at.step / at.totalSteps }
  return words.includes('far') ? { kind: 'spent', usd, isSoFar: true } : null
}

/** "Node died at 4am, we're back up from the checkpoint at 55 %" */
const isUpAgain =
  /\b(?:back (?:up|online|on track|at it|running)|(?:up|running|going|online) again|pick(?:ed|ing) (?:it )?(?:back )?up)\b/u

type SpentSoFar = Extract<RunReport, { kind: 'spent' }>

const eventKinds = ['started', 'crashed', 'resumed', 'stopped', 'finished'] as const

function eventOf(
  kind: (typeof eventKinds)[number],
  at: RunFigures['at'],
  elapsedHours: number | null,
  line: string,
  spec: Spec,
): RunEvent {
  switch (kind) {
    case 'started':
      return { kind }
    case 'resumed':
      return { kind, step: at?.step ?? null, ...(at?.totalSteps == null ? {} : { totalSteps: at.totalSteps }) }
    case 'crashed': {
      const crash = crashAt(line, elapsedHours, spec)
      const { step = null, totalSteps = null } = crash.savedAt ?? crash.at ?? {}
      return isUpAgain.test(line) ? { kind: 'resumed', step, ...(totalSteps === null ? {} : { totalSteps }) } : crash
    }
    case 'stopped':
      return { kind, elapsedHours, ...(at === null ? {} : { at }) }
    case 'finished':
      // "80 % done" is progress.
      return at !== null && at.totalSteps !== null && at.step < at.totalSteps
        ? { kind: 'progress', ...at, elapsedHours }
        : { kind, elapsedHours, usd: null }
  }
}
