/** What an answer without a plan leaves for the next text to go on from. */
import type { Inquiry } from '../language/inquiries/inquiry.ts'
import { type Scenario, type Spec, type SpecField, emptySpec } from '../scenario/scenario.ts'
import type { Interpretation } from './interpretation.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { AskedText } from './request.ts'

/** Longer words are no job that somebody completes. */
const maxLength = 600

/** What `interpretation` leaves open; null where it begins a thread, or says nothing to go on from. */
export function nextSubject(
  interpretation: Interpretation,
  { text, data: given }: AskedText,
  before: ConversationSubject | null,
): ConversationSubject | null {
  const { kind } = interpretation
  if (kind === 'ignored' || kind === 'help') return before
  if (kind === 'inquiry') {
    const { inquiry } = interpretation
    // What is true whatever the plan is has no subject of its own.
    if (inquiry.kind === 'known') return before
    return { ...nothingKnown, scenario: scenarioOf(specOfInquiry(inquiry)), inquiry }
  }
  if (kind === 'verdict') return { ...nothingKnown, scenario: scenarioOf(interpretation.claimed ?? emptySpec) }
  if (kind === 'comparison') {
    const { scenarios, names, counts } = interpretation
    const compared = scenarios.map((scenario, at) => {
      const count = counts?.[at]
      return { scenario, name: names[at] ?? '', ...(count === undefined ? {} : { count }) }
    })
    return { ...nothingKnown, scenario: compared[0]?.scenario ?? scenarioOf(emptySpec), compared }
  }
  // Other answers leave the subject as it was, unless they begin a thread.
  if (kind !== 'problem') return kind === 'start' || kind === 'job run files' ? null : before
  // What is no job of tokens goes on: a text that was not understood changes nothing of it.
  const named = interpretation.partial?.scenario?.spec
  if (before !== null && lasting.has(before.inquiry?.kind ?? '') && (named?.params ?? null) === null) return before
  const words = [before?.words ?? '', text].join(' ').trim()
  const scenario = interpretation.partial?.scenario ?? before?.scenario ?? scenarioOf(emptySpec)
  const data = given ?? before?.data
  return {
    ...nothingKnown,
    scenario,
    words: words.length > maxLength ? text : words,
    isStatedInFull: true,
    ...(data === undefined ? {} : { data }),
  }
}

const lasting: ReadonlySet<string> = new Set<Inquiry['kind']>(['samples', 'encoding', 'hosting'])

const nothingKnown = { inquiry: null, compared: [], words: '' }

function specOfInquiry(inquiry: Exclude<Inquiry, { kind: 'goal' | 'known' }>): Spec {
  if (inquiry.kind !== 'buying') return inquiry.spec
  return { ...(inquiry.use.spec ?? emptySpec), gpus: inquiry.gpus === null ? null : [...inquiry.gpus] }
}

const scenarioOf = (spec: Spec): Scenario => ({ spec, setBy: {}, notes: [] })

/** The field that a lone number is of, where nothing else says so. */
export function expectedFields({ inquiry, scenario: { spec } }: ConversationSubject): readonly SpecField[] {
  if (inquiry === null) return []
  return inquiry.kind === 'budget' ? ['budgetUsd'] : spec.gpus === null ? [] : ['gpuCount']
}
