/**
 * Policies on ways of training: "customer-facing: bf16 or 8-bit; batch jobs: 4-bit". Naming one in a question makes it
 * hold; one without a name holds wherever none is named.
 */
import { readReply } from '../language/replies/reply.ts'
import type { Defaults, DefaultsScope } from '../scenario/defaults.ts'
import { emptySpec, type Scenario } from '../scenario/scenario.ts'
import type { Vocabulary } from '../language/lexicon/vocabulary.ts'
import type { FieldParse } from './field-parse.ts'
import { collapseSpaces } from '../language/text/characters.ts'

type StoredMethodPolicy = NonNullable<Defaults['methodPolicy']>[number]
export type MethodPolicy = StoredMethodPolicy & { readonly by: DefaultsScope }

const example = 'customer-facing: bf16 or 8-bit; batch jobs: 4-bit'
const maxPolicies = 12

/** Reads policies as they are typed in a form, one a line or parted by semicolons. '' is none. */
export function readPolicies(text: string, vocabulary: Vocabulary): FieldParse<StoredMethodPolicy[] | null> {
  const lines = text
    .split(/[;\n]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return { value: null }
  if (lines.length > maxPolicies) return { error: `At most ${maxPolicies} policies are kept.` }
  const policies: StoredMethodPolicy[] = []
  for (const line of lines) {
    const [, name = null, words = line] = /^([^:]{1,60}):(.*)$/s.exec(line) ?? []
    const trainingMethods = trainingMethodsIn(words, vocabulary)
    if ('error' in trainingMethods) return { error: `“${line}”: ${trainingMethods.error} Write it like “${example}”.` }
    const policy = {
      name: name === null ? null : collapseSpaces(name),
      words: collapseSpaces(words),
      ways: trainingMethods.value,
    }
    if (policies.some((other) => nameKey(other.name) === nameKey(policy.name))) {
      return { error: policy.name === null ? 'Two policies have no name.' : `“${policy.name}” is there twice.` }
    }
    policies.push(policy)
  }
  return { value: policies }
}

/** The same as one would type it. */
export const policiesText = (policies: readonly StoredMethodPolicy[]): string =>
  policies.map(({ name, words }) => (name === null ? words : `${name}: ${words}`)).join('\n')

function trainingMethodsIn(words: string, vocabulary: Vocabulary): FieldParse<StoredMethodPolicy['ways']> {
  const empty: Scenario = { spec: emptySpec, setBy: {}, notes: [] }
  const trainingMethods: StoredMethodPolicy['ways'] = []
  for (const part of words.split(/\s*(?:,|\/|\bor\b)\s*/i).filter((each) => each !== '')) {
    const act = readReply(empty, part, vocabulary, '2026-01-01', { isAddressed: true })
    if (act.kind === 'problem' && act.problem.kind !== 'nothing') return { error: act.problem.message }
    const isTrainingMethod =
      act.kind === 'amended' && act.changed.every((field) => field === 'method' || field === 'weights')
    if (!isTrainingMethod) return { error: `“${part}” is no way of training.` }
    const { method, weights } = act.scenario.spec
    trainingMethods.push({ method, weights })
  }
  return trainingMethods.length === 0 ? { error: 'no way of training is named.' } : { value: trainingMethods }
}

/** A policy that a text names, and the text without its name. */
export type PolicyMatch = { readonly policy: MethodPolicy | null; readonly rest: string }

/** The policy whose name stands in the text, the longest first; the nameless one where none does. */
export function policyIn(text: string, policies: readonly MethodPolicy[]): PolicyMatch {
  const named = policies
    .flatMap((policy) => (policy.name === null ? [] : [{ policy, pattern: namePattern(policy.name) }]))
    .toSorted((one, other) => other.pattern.source.length - one.pattern.source.length)
  for (const { policy, pattern } of named) {
    if (pattern.test(text))
      return { policy, rest: collapseSpaces(text.replace(pattern, ' ').replace(/^[\s,:;–-]+/, '')) }
  }
  return { policy: policies.find(({ name }) => name === null) ?? null, rest: text }
}

/** Dashes and spaces are one: "customer facing", "Customer-Facing". */
function namePattern(name: string): RegExp {
  const words = name
    .split(/[\s_–-]+/)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s_–-]+')
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:for )?${words}(?![\\p{L}\\p{N}])[:,]?`, 'iu')
}

const nameKey = (name: string | null): string | null => name?.toLowerCase().replaceAll(/[\s_–-]+/g, ' ') ?? null
