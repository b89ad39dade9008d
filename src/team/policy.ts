/**
 * Policies on ways of training: "customer-facing: bf16 or 8-bit; batch jobs: 4-bit". Naming one in a question makes it
 * hold; one without a name holds wherever none is named.
 */
import { amend } from '../scenario/amend.ts'
import type { Defaults, Settler } from '../scenario/defaults.ts'
import { emptySpec, type Scenario } from '../scenario/spec.ts'
import type { Vocabulary } from '../scenario/vocabulary.ts'

type StoredPolicy = NonNullable<Defaults['methodPolicy']>[number]
export type Policy = StoredPolicy & { readonly by: Settler }

/** What was typed, read; or the sentence that says which part was not understood. */
export type Read<T> = { readonly value: T } | { readonly wrong: string }

const example = 'customer-facing: bf16 or 8-bit; batch jobs: 4-bit'
const mostPolicies = 12

/** Reads policies as they are typed in a form, one a line or parted by semicolons. '' is none. */
export function readPolicies(text: string, vocabulary: Vocabulary): Read<StoredPolicy[] | null> {
  const lines = text
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return { value: null }
  if (lines.length > mostPolicies) return { wrong: `At most ${mostPolicies} policies are kept.` }
  const policies: StoredPolicy[] = []
  for (const line of lines) {
    const [, name = null, words = line] = /^([^:]{1,60}):(.*)$/s.exec(line) ?? []
    const ways = waysIn(words, vocabulary)
    if ('wrong' in ways) return { wrong: `“${line}”: ${ways.wrong} Write it like “${example}”.` }
    const policy = { name: name === null ? null : spaced(name), words: spaced(words), ways: ways.value }
    if (policies.some((other) => key(other.name) === key(policy.name))) {
      return { wrong: policy.name === null ? 'Two policies have no name.' : `“${policy.name}” is there twice.` }
    }
    policies.push(policy)
  }
  return { value: policies }
}

/** The same as one would type it. */
export const policyLines = (policies: readonly StoredPolicy[]): string =>
  policies.map(({ name, words }) => (name === null ? words : `${name}: ${words}`)).join('\n')

function waysIn(words: string, vocabulary: Vocabulary): Read<StoredPolicy['ways']> {
  const empty: Scenario = { spec: emptySpec, said: {}, notes: [] }
  const ways: StoredPolicy['ways'] = []
  for (const part of words.split(/\s*(?:,|\/|\bor\b)\s*/i).filter((each) => each !== '')) {
    const read = amend(empty, part, vocabulary, '2026-01-01', { addressed: true })
    if (read.kind === 'problem' && read.problem.kind !== 'nothing') return { wrong: read.problem.message }
    const isWay = read.kind === 'amended' && read.changed.every((field) => field === 'method' || field === 'weights')
    if (!isWay) return { wrong: `“${part}” is no way of training.` }
    const { method, weights } = read.scenario.spec
    ways.push({ method, weights })
  }
  return ways.length === 0 ? { wrong: 'no way of training is named.' } : { value: ways }
}

/** A policy that a text names, and the text without its name. */
export type Named = { readonly policy: Policy | null; readonly rest: string }

/** The policy whose name stands in the text, the longest first; the nameless one where none does. */
export function policyIn(text: string, policies: readonly Policy[]): Named {
  const named = policies
    .flatMap((policy) => (policy.name === null ? [] : [{ policy, pattern: patternOf(policy.name) }]))
    .toSorted((one, other) => other.pattern.source.length - one.pattern.source.length)
  for (const { policy, pattern } of named) {
    if (pattern.test(text)) return { policy, rest: spaced(text.replace(pattern, ' ').replace(/^[\s,:;–-]+/, '')) }
  }
  return { policy: policies.find(({ name }) => name === null) ?? null, rest: text }
}

/** The policy that the whole text names ("customer-facing", "for batch jobs"); null where it says anything else. */
export function policyNamed(text: string, policies: readonly Policy[]): Policy | null {
  const bare = text
    .trim()
    .replace(/[\s.!?]+$/, '')
    .replace(/^(?:(?:it'?s|this is|for|a|as|make it|and)\s+){0,3}/i, '')
  const found = policies.find(({ name }) => name !== null && key(name) === key(bare))
  return found ?? null
}

/** Dashes and spaces are one: "customer facing", "Customer-Facing". */
function patternOf(name: string): RegExp {
  const words = name
    .split(/[\s_–-]+/)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s_–-]+')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:for )?${words}(?![\\p{L}\\p{N}])[:,]?`, 'iu')
}

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const key = (name: string | null): string | null => name?.toLowerCase().replaceAll(/[\s_–-]+/g, ' ') ?? null
