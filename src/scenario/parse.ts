/** The text of a slash command. Every word of it is understood, or named as not understood. */
import { describe } from './describe.ts'
import type { Draft, Fault } from './draft.ts'
import type { Problem, ProblemKind } from './problem.ts'
import type { Scenario } from './spec.ts'
import { examples, repairs, understood } from './suggest.ts'
import { type Understanding, faultUnknown, understand } from './understand.ts'
import type { Vocabulary } from './vocabulary.ts'

export type Parsed = { readonly scenario: Scenario } | { readonly problem: Problem }

/** A command longer than this is a paste gone wrong. */
const longest = 4000

/** Reads the text of a slash command. `today` is an ISO date: "by Friday" is counted from it. Never throws. */
export function parse(text: string, vocabulary: Vocabulary, today: string): Parsed {
  if (isHelp(text)) return { problem: help() }
  if (text.length > longest) return { problem: tooLong(text.length) }
  const understanding = understand(text, 'command', vocabulary, today, null)
  const { draft, claims, leftover } = understanding
  // Nothing but small words.
  if (claims.length === 0 && leftover.length === 0) return { problem: help() }
  if (isComplete(understanding)) return { scenario: draft.finish() }
  faultUnknown(understanding, vocabulary)
  faultMissing(draft, vocabulary)
  const isUnderstood = (candidate: string): boolean =>
    isComplete(understand(candidate, 'command', vocabulary, today, null))
  return { problem: problemOf(text, draft, isUnderstood) }
}

const isComplete = ({ draft, leftover }: Understanding): boolean =>
  leftover.length === 0 && draft.faults.length === 0 && draft.get('params') !== null && draft.get('tokens') !== null

export function faultMissing(draft: Draft, vocabulary: Vocabulary): void {
  if (draft.faults.length > 0) return
  const read = describe(draft.finish(), vocabulary)
  const soFar = read === '' ? '' : ` So far: ${read}.`
  const noModel = draft.get('params') === null
  const noData = draft.get('tokens') === null
  if (noModel && noData) {
    draft.fault(
      'missing-model',
      `Which model, and how much data? Say a size and the tokens, such as “70b 2B tokens”.${soFar}`,
      [],
    )
  } else if (noModel) {
    draft.fault('missing-model', `Which model? Give a name or a size, such as “llama 3.1 8b” or “70b”.${soFar}`, [])
  } else if (noData) {
    draft.fault(
      'missing-data',
      `How much data? Give tokens, such as “100M tokens”, or examples, such as “10k examples x 512 tokens x 3 epochs”.${soFar}`,
      [],
    )
  }
}

const order: readonly ProblemKind[] = ['unknown', 'conflict', 'bad-value', 'missing-model', 'missing-data']

/** The faults of the weightiest kind as one problem, with texts that would do. `turns`: examples, where it is a thread. */
export function problemOf(
  text: string,
  draft: Draft,
  isUnderstoodNow: (text: string) => boolean,
  turns: readonly string[] = [],
): Problem {
  const known = new Map<string, boolean>()
  const isUnderstood = (candidate: string): boolean => {
    const found = known.get(candidate) ?? isUnderstoodNow(candidate)
    known.set(candidate, found)
    return found
  }
  const kind = order.find((one) => draft.faults.some((fault) => fault.kind === one)) ?? 'unknown'
  const told = draft.faults.filter((fault) => fault.kind === kind)
  const fallback = turns.length > 0 ? turns : [examples[0]]
  // A text that is wrong in many places is not mended by changing one.
  const isHopeless = draft.faults.length > mostMended
  const suggestions = understood(
    isHopeless ? [] : repairs(text, draft.faults, isUnderstood, turns.length === 0),
    isUnderstood,
  )
  return {
    kind,
    message: told
      .slice(0, 3)
      .map(({ sentence }) => sentence)
      .join(' '),
    terms: [...new Set(told.flatMap(({ terms }: Fault) => terms))],
    suggestions: suggestions.length > 0 ? suggestions : fallback,
  }
}

const mostMended = 4

const helpWords =
  /^[\s/\-–—]*(?:gpucost\s+)?(?:help|help me|usage|examples?|info|commands|how|how to|how to use|how does this work|what can you do|man|h|\?+)?[\s?!.]*$/i

export const isHelp = (text: string): boolean => text.length < 80 && helpWords.test(text)

export function help(): Problem {
  return {
    kind: 'help',
    message: `Say a model and how much data, such as “${examples[0]}”. Add what you like, in any order: method (lora, qlora, full), 4-bit or 8-bit, sequence length, GPUs (“on 8 H100s”), a provider, “under $500”, “within 12h”, spot, cheapest or fastest.`,
    terms: [],
    suggestions: [...examples],
  }
}

function tooLong(length: number): Problem {
  return {
    kind: 'bad-value',
    message: `The text has ${length} characters; at most ${longest} are read. Say the model and the data in a line, such as “${examples[0]}”.`,
    terms: [],
    suggestions: [examples[0]],
  }
}
