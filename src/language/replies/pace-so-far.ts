/**
 * "Day 2: 7.9B tokens seen, 92k tok/s", "started it 40 min ago, tqdm says 3.1k tok/s": how fast a run goes that is on its
 * way. The time since it began is no claim of how long the whole takes.
 */
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { runFiguresIn, stepsOf } from './run-figures.ts'
import { statedSpeedIn } from './stated-speeds.ts'

const time = String.raw`(?:about |around |roughly |some |~ ?)?(?:(?:\d{1,4}(?:\.\d{1,2})?|an?|half an|two|three|four|five|six) ?(?:d|days?|h|hrs?|hours?|m|min|mins|minutes?)\b ?(?:and )?(?:\d{1,2} ?(?:m|mins?|minutes?)\b)?|\d{1,3}h\d{2}m?\b)`
/** What says how long it has run by now. */
const elapsed = new RegExp(
  [
    String.raw`\b(?:(?:we |i |it |just )?(?:started|launched|kicked|began|begun|running|been running|going|been going)(?: (?:it|this|the run|the job|off|them)){0,2} )?${time} ago\b`,
    String.raw`\b(?:after|for|running for|been running for|going for|up for) ${time}(?: (?:now|so far|already|in))?`,
    String.raw`\b${time} (?:in\b(?! (?:total|all|the end))|into (?:it|the run|the job|training)|so far|and counting|elapsed)`,
    String.raw`\b(?:day|hour|night) (?:\d{1,3}|one|two|three|four|five)\b(?: (?:of|out of) \d{1,3})?(?: (?:of|in) (?:training|it|the run))?`,
  ].join('|'),
  'u',
)
/** A wish, a question, another's word on a run, or one that is over. */
const isOther =
  /\?|\b(?:will|would|should|if|could|can|want|need|needs|target|must|under|at most|max|vendor|they|claims?|claimed|quoted|paper|blog|article|in total|whole run|overall it took|finished in|took|done in|last (?:week|month|year|time))\b|(?:=|\b(?:is|are|makes|gives|equals|means|comes to|so)) ?(?:about |around |~ ?)?\d[\d.,]{0,9} ?[kmbt]? ?(?:tokens?|toks|h|hrs?|hours?|d|days?)\b(?! ?(?:\/|per|a) ?s)/u
const perGpu = /\b(?:per|a|each) (?:gpu|card)\b|\/gpu\b/u
/** What sets one clause off from the next, where the time is taken out. */
const edges = /^[\s,;:.–—-]{1,6}|[\s,;:.–—-]{1,6}$/gu
const [maxLength, decimals] = [180, 100]

/** Null where no speed is told, or neither for how long it has run nor what it has seen. */
export function readPaceSoFar(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !/\d/u.test(line) || isOther.test(line)) return null
  const speed = statedSpeedIn(line)?.tokensPerSecond ?? null
  if (speed === null) return null
  const { scenario } = reply
  const told = line.replaceAll(rates, ' ').replaceAll(/\b(tokens?|toks?) (?:seen|in)\b/gu, '$1 processed')
  const seen = runFiguresIn(told, scenario.spec.tokens, stepsOf(scenario.spec))
  const count = scenario.spec.gpuCount ?? reply.lastPlan.gpuCount ?? null
  const ofAll = perGpu.test(line) ? (count === null ? null : speed * count) : speed
  const share = seen.at === null || seen.at.totalSteps !== 100 ? null : seen.at.step / 100
  if (
    share !== null &&
    scenario.spec.tokens !== null &&
    ofAll !== null &&
    (seen.ofTokens === true || elapsed.test(line))
  ) {
    // At that speed what was seen has taken so long.
    const elapsedHours = Math.round((decimals * scenario.spec.tokens * share) / ofAll / 3600) / decimals
    const event = { kind: 'progress', step: share * 100, totalSteps: 100, elapsedHours } as const
    return elapsedHours > 0
      ? wholeReply(reply, { kind: 'run', event, typed: '' }, 'tells how much a run has seen, and how fast')
      : null
  }
  if (!elapsed.test(line)) return null
  const rest = line
    .replace(elapsed, ' ')
    .replaceAll(edges, '')
    .replace(/\s{2,}/gu, ' ')
  const { act } = reply.readPart(rest, scenario, reply.lastChanged)
  return act.kind === 'measured' ? wholeReply(reply, act, 'tells how fast a run goes so far') : null
}

/** "92k tok/s": its tokens are not those that were seen. */
const rates = /\b\d[\d.,]{0,11}\s?[kmb]?\s?(?:toks?|tokens?|tps)\b(?:\s?(?:\/|per|a)\s?s\w{0,6})/gu
