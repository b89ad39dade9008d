/** A message written to people: picks the job out of the prose, and leaves alone what asks for no estimate. */
import type { Claim } from './claims.ts'
import { hasSize } from './models.ts'
import { intentOf, isTold } from './intent.ts'
import { rawSpan } from './normalise.ts'
import { faultMissing, problemOf } from './parse.ts'
import type { Problem } from './problem.ts'
import type { Scenario } from './spec.ts'
import type { Reading } from './read.ts'
import { isKind } from './sense.ts'
import { understand } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Where words were used: indices into the message as it was given. */
export type WordSpan = { readonly start: number; readonly end: number; readonly words: string }

export type MessageRead =
  | { readonly scenario: Scenario; readonly used: readonly WordSpan[] }
  /** `part`: what it says of a job that it leaves incomplete. */
  | { readonly problem: Problem; readonly used: readonly WordSpan[]; readonly part?: Scenario }

/** What is read of a long message: so many characters, and of a wall of signs so many parts. Prose has one in five. */
const longest = 12_000
const mostParts = 4000

/**
 * Reads a Slack message. `problem.kind` is `nothing` where it asks for no estimate, `missing-model` or `missing-data`
 * where it asks and leaves one out. `today` is an ISO date. Never throws.
 */
export function readMessage(text: string, vocabulary: Vocabulary, today: string): MessageRead {
  const kept = beginningOf(text)
  const keep = (claims: readonly Claim[], reading: Reading): readonly Claim[] =>
    present(claims, reading, vocabulary.models)
  const understanding = understand(kept, 'message', vocabulary, today, null, keep)
  const { draft, claims, reading } = understanding
  const intent = intentOf(reading, claims)
  const used = intent === 'none' ? [] : spans(claims, reading)
  if (intent === 'none') return { problem: nothing, used }
  const hasModel = draft.get('params') !== null || draft.faults.some(({ kind }) => kind !== 'missing-data')
  const hasData = draft.get('tokens') !== null
  if (!hasModel && !hasData && draft.faults.length === 0 && intent === 'weak') return { problem: nothing, used: [] }
  if (kept.length < text.length)
    draft.remark(null, `The message is long: its first ${kept.length} characters were read.`)
  faultMissing(draft, vocabulary)
  if (draft.faults.length === 0) return { scenario: draft.finish(), used }
  const isUnderstood = (candidate: string): boolean => {
    const tried = understand(candidate, 'message', vocabulary, today, null, keep).draft
    return tried.faults.length === 0 && tried.get('params') !== null && tried.get('tokens') !== null
  }
  return { problem: problemOf(kept.slice(0, 300), draft, isUnderstood), used, part: draft.finish() }
}

/** As much of a message as is read. Words, numbers and signs are its parts. */
function beginningOf(text: string): string {
  const most = Math.min(text.length, longest)
  let parts = 0
  let before = ''
  for (let at = 0; at < most; at += 1) {
    const kind = kindOfSign(text.charCodeAt(at))
    if (kind === 'sign' || (kind !== before && kind !== 'space')) parts += 1
    if (parts > mostParts) return text.slice(0, at)
    before = kind
  }
  return text.slice(0, most)
}

function kindOfSign(code: number): 'space' | 'letter' | 'digit' | 'sign' {
  if (code <= 32) return 'space'
  if (code >= 48 && code <= 57) return 'digit'
  return code > 127 || ((code | 32) >= 97 && (code | 32) <= 122) ? 'letter' : 'sign'
}

/**
 * "Last time we used 50M tokens. Now we have 200M": what a sentence tells of the past gives way to what the others say,
 * and small counts of things ("2 questions") are no data.
 */
function present(
  claims: readonly Claim[],
  { plain, tokens, marks }: Reading,
  models: Vocabulary['models'],
): readonly Claim[] {
  const comesIn = (ids: readonly string[], params: readonly number[]): boolean =>
    ids.flatMap((id) => models.byId.get(id) ?? []).some((model) => params.some((size) => hasSize(model, size)))
  const stops = marks.filter((mark) => isKind(mark, 'stop', 'question')).map(({ from }) => from)
  const sentences = sentencesOf(tokens.length, stops)
  const ends = [...stops.map((stop) => tokens[stop]?.start ?? 0), plain.text.length]
  const told = new Set(
    ends.flatMap((end, index) =>
      isTold(plain.text.slice(index === 0 ? 0 : (ends[index - 1] ?? 0), end)) ? [index] : [],
    ),
  )
  const isPast = (claim: Claim): boolean => told.has(sentences[claim.from] ?? 0)
  const kindOf = (claim: Claim): string =>
    claim.role === 'quantity' ? claim.measure : claim.role === 'term' ? claim.field : claim.role
  const sizes = claims.flatMap((claim) =>
    claim.role === 'quantity' && claim.measure === 'params' ? [claim.amount.value] : [],
  )
  const said = new Set(claims.filter((claim) => !isPast(claim)).map(kindOf))
  return claims.filter((claim) => {
    if (claim.role === 'clear') return false
    // "project Falcon": a name beside a size that it does not come in.
    if (
      claim.role === 'model' &&
      claim.reading.kind === 'family' &&
      sizes.length > 0 &&
      !comesIn(claim.reading.ids, sizes)
    )
      return false
    const isFew = claim.role === 'quantity' && claim.measure === 'examples' && claim.amount.value < fewest
    const kind = kindOf(claim)
    // "it took 8 A100s": the number goes with its GPUs.
    const isTold = said.has(kind) || (kind === 'count' && said.has('gpus'))
    return !isFew && !(isPast(claim) && isTold)
  })
}

/** For each token the number of its sentence. */
function sentencesOf(tokens: number, stops: readonly number[]): readonly number[] {
  let sentence = 0
  return Array.from({ length: tokens }, (_, at) => {
    while ((stops[sentence] ?? at) < at) sentence += 1
    return sentence
  })
}

/** Fewer things than this are no data set. */
const fewest = 50

function spans(claims: readonly Claim[], { plain, tokens }: Reading): readonly WordSpan[] {
  const found = claims
    .filter(({ role }) => role !== 'note')
    .map(({ from, to }) => rawSpan(plain, tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0))
    .sort((one, other) => one.start - other.start || other.end - one.end)
  return found
    .filter(({ start, end }, index) => !found.slice(0, index).some((one) => one.start <= start && one.end >= end))
    .map(({ start, end }) => ({ start, end, words: plain.raw.slice(start, end).trim() }))
}

const nothing: Problem = {
  kind: 'nothing',
  message:
    'This message asks for no estimate. One that does names a model and an amount of data, such as “what would it cost to fine-tune llama 3.1 8b on 100M tokens?”.',
  terms: [],
  suggestions: ['what would it cost to fine-tune llama 3.1 8b on 100M tokens?'],
}
