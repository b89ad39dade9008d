/** A text that describes a job: a scenario, or what keeps it from being one. */
import type { ParseResult } from '../language/command.ts'
import { type GivenData, presetOfData } from '../language/given-data.ts'
import { runsPerYearIn } from '../language/questions/named-frequency.ts'
import { optionalWishesIn } from '../language/optional-wishes.ts'
import { readSentence } from '../language/message.ts'
import { withNearestModel } from '../language/lacking-models.ts'
import { readCommandOrConfig, readMessageOrConfig } from '../language/config/pasted-config.ts'
import { type MethodPolicy, policyIn } from '../team/method-policy.ts'
import type { EngineContext } from './engine-context.ts'
import type { JobInterpretation } from './interpretation.ts'
import type { InputKind, RequestContext } from './request.ts'

/** A text that describes a job and nothing else. `data`: what stands beside it. */
export function interpretJob(
  text: string,
  inputKind: InputKind,
  request: RequestContext,
  context: EngineContext,
  data?: GivenData,
): JobInterpretation {
  const job = readJob(text, inputKind, request, context, data)
  if (job.kind !== 'start') return job
  const runsPerYear = runsPerYearIn(text.slice(0, maxCadenceLength))
  const wishes = optionalWishesIn(text, inputKind, context.vocabulary, request.today)
  const wishing = wishes.length === 0 ? job : { ...job, wishes }
  return runsPerYear === null ? wishing : { ...wishing, scenario: { ...job.scenario, runsPerYear } }
}

/** In longer texts a period is of anything. */
const maxCadenceLength = 400

function readJob(
  text: string,
  inputKind: InputKind,
  { rules, today }: RequestContext,
  { vocabulary }: EngineContext,
  data?: GivenData,
): JobInterpretation {
  const { policy, rest } = policyIn(text, rules.policies)
  if (inputKind === 'command') {
    const readCommand = (text: string): ParseResult =>
      readCommandOrConfig(text, vocabulary, today, presetOfData(text, data))
    const readAll = (text: string): ParseResult => asSentence(text, readCommand(text), vocabulary, today, data)
    const parsed = withNearestModel(rest, readCommand(rest), readAll)
    return jobOf(asSentence(rest, parsed, vocabulary, today, data), policy)
  }
  const parsed = withNearestModel(rest, readMessageOrConfig(rest, vocabulary, today, data), (text) =>
    readMessageOrConfig(text, vocabulary, today, data),
  )
  const phrases = ('used' in parsed ? parsed.used : []).map(({ words }) => words)
  const job = jobOf(parsed, policy)
  return job.kind === 'start'
    ? { ...job, phrases }
    : { ...job, partial: { scenario: 'part' in parsed ? (parsed.part ?? null) : null, phrases } }
}

/** A command with words that nobody knows may be a sentence or a letter; as it was parsed where it is neither. */
function asSentence(
  text: string,
  parsed: ParseResult,
  vocabulary: EngineContext['vocabulary'],
  today: string,
  data?: GivenData,
): ParseResult {
  if (!('problem' in parsed) || parsed.problem.kind !== 'unknown') return parsed
  const scenario = readSentence(text, parsed.problem.terms, vocabulary, today, presetOfData(text, data))
  if (scenario !== null) return { scenario }
  return letterJob(text, vocabulary, today, data) ?? (parsed.read === undefined ? parsed : { scenario: parsed.read })
}

/** Shorter texts are commands, of which every word counts. */
const minLetterLength = 200
/** "Anna: fine but 2 epochs": of two lines so, people talk with one another. */
const speaker = /^\s*\p{Lu}\p{L}{0,14}:\s+\S/gmu
/** Longer ones are no letters. */
const maxLetterLength = 4000

/** A letter or a thread that was pasted into a command: the job is picked out of it as out of a message. Null: it has none. */
function letterJob(text: string, vocabulary: EngineContext['vocabulary'], today: string, data?: GivenData) {
  const isTalk = (text.match(speaker)?.length ?? 0) > 1
  if (
    text.length > maxLetterLength ||
    (!isTalk && (text.length < minLetterLength || (text.match(/[.!?\n](?=\s|$)/gu)?.length ?? 0) < 2))
  )
    return null
  const parsed = readMessageOrConfig(text, vocabulary, today, data)
  return 'problem' in parsed ? null : { scenario: parsed.scenario }
}

/** A parsed command as an interpretation: a start, or the problem that it has. */
export function jobOf(parsed: ParseResult, policy: MethodPolicy | null): JobInterpretation {
  return 'problem' in parsed
    ? {
        kind: 'problem',
        problem: parsed.problem,
        style: 'command',
        ...(parsed.part === undefined ? {} : { partial: { scenario: parsed.part, phrases: [] } }),
      }
    : { kind: 'start', scenario: parsed.scenario, policy, phrases: [] }
}
