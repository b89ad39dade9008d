/** A message written to people: picks the job out of the prose, and leaves alone what asks for no estimate. */
import type { Claim } from './claims.ts'
import { intentOf } from './intent.ts'
import { faultMissing, problemOf } from './parse.ts'
import type { Problem } from './problem.ts'
import type { Scenario } from './spec.ts'
import { understand } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Where words were used: indices into the message as it was given. */
export type WordSpan = { readonly start: number; readonly end: number; readonly words: string }

export type MessageRead =
  | { readonly scenario: Scenario; readonly used: readonly WordSpan[] }
  | { readonly problem: Problem; readonly used: readonly WordSpan[] }

/** What is read of a long message. */
const longest = 12_000

/**
 * Reads a Slack message. `problem.kind` is `nothing` where it asks for no estimate, `missing-model` or `missing-data`
 * where it asks and leaves one out. `today` is an ISO date. Never throws.
 */
export function readMessage(text: string, vocabulary: Vocabulary, today: string): MessageRead {
  const cut = text.length > longest
  const kept = cut ? text.slice(0, longest) : text
  const understanding = understand(kept, 'message', vocabulary, today, null)
  const { draft, claims, reading } = understanding
  const intent = intentOf(reading, claims)
  const used = intent === 'none' ? [] : spans(claims, reading)
  if (intent === 'none') return { problem: nothing, used }
  const hasModel = draft.get('params') !== null || draft.faults.some(({ kind }) => kind !== 'missing-data')
  const hasData = draft.get('tokens') !== null
  if (!hasModel && !hasData && draft.faults.length === 0 && intent === 'weak') return { problem: nothing, used: [] }
  if (cut) draft.remark(null, `The message is long: its first ${longest} characters were read.`)
  faultMissing(draft, vocabulary)
  if (draft.faults.length === 0) return { scenario: draft.finish(), used }
  const isUnderstood = (candidate: string): boolean => {
    const tried = understand(candidate, 'message', vocabulary, today, null).draft
    return tried.faults.length === 0 && tried.get('params') !== null && tried.get('tokens') !== null
  }
  return { problem: problemOf(kept.slice(0, 300), draft, vocabulary, isUnderstood), used }
}

function spans(claims: readonly Claim[], { plain, tokens }: { readonly plain: { readonly raw: string; readonly origin: readonly number[] }; readonly tokens: readonly { readonly start: number; readonly end: number }[] }): readonly WordSpan[] {
  const meant = claims.filter(({ role }) => role !== 'note')
  const found = meant.map(({ from, to }) => {
    const start = plain.origin[tokens[from]?.start ?? 0] ?? 0
    const end = plain.origin[tokens[to - 1]?.end ?? 0] ?? plain.raw.length
    return { start, end, words: plain.raw.slice(start, end).trim() }
  })
  found.sort((one, other) => one.start - other.start || other.end - one.end)
  return found.filter(({ start, end }, index) => !found.slice(0, index).some((one) => one.start <= start && one.end >= end))
}

const nothing: Problem = {
  kind: 'nothing',
  message: 'This message asks for no estimate. One that does names a model and an amount of data, such as “what would it cost to fine-tune llama 3.1 8b on 100M tokens?”.',
  terms: [],
  suggestions: ['what would it cost to fine-tune llama 3.1 8b on 100M tokens?'],
}
