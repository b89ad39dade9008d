/** How a golden line is compared with what was read: every key it has must hold, and it says which does not. */
import { readFileSync } from 'node:fs'
import type { Problem } from '../../src/scenario/problem.ts'
import type { Scenario, Spec } from '../../src/scenario/scenario.ts'
import { vocabulary } from './fixtures.ts'

export type ExpectedScenario = Partial<Omit<Spec, 'tokens'>> & {
  readonly tokens?: number | null
  readonly tokensBetween?: readonly [number, number]
  /** Every GPU asked for is of this family, and there is one. */
  readonly gpu?: string
  /** The GPUs asked for are those of these families together. */
  readonly gpuAny?: readonly string[]
  readonly gpuHas?: string
  /** All GPUs of the family are ruled out. */
  readonly excluded?: string
  readonly excludedHas?: string
  readonly provider?: string
  readonly noProvider?: string
  /** A word of one of the notes. */
  readonly note?: string
}

const family = (name: string): readonly string[] => vocabulary.gpus.families.get(name) ?? [name]

/** The keys of `expected` that do not hold, each as "key: expected x, got y". */
export function mismatches(scenario: Scenario, expected: ExpectedScenario): readonly string[] {
  const { spec, notes } = scenario
  return Object.entries(expected).flatMap(([key, expectedValue]) => {
    const [holds, actual] = check(key, expectedValue, spec, notes)
    return holds ? [] : [`${key}: expected ${JSON.stringify(expectedValue)}, got ${JSON.stringify(actual)}`]
  })
}

function check(key: string, expected: unknown, spec: Spec, notes: readonly string[]): readonly [boolean, unknown] {
  const gpus = spec.gpus ?? []
  switch (key) {
    case 'params':
      return [spec.params !== null && Math.abs(spec.params / Number(expected) - 1) < 0.06, spec.params]
    case 'tokens':
      return [
        expected === null
          ? spec.tokens === null
          : spec.tokens !== null && Math.abs(spec.tokens / Number(expected) - 1) < 1e-6,
        spec.tokens,
      ]
    case 'tokensBetween': {
      const [low = 0, high = 0] = expected as number[]
      return [spec.tokens !== null && spec.tokens >= low && spec.tokens <= high, spec.tokens]
    }
    case 'gpu':
      return [gpus.length > 0 && gpus.every((id) => family(String(expected)).includes(id)), spec.gpus]
    case 'gpuAny':
      return [same(gpus, (expected as string[]).flatMap(family)), spec.gpus]
    case 'gpuHas':
      return [gpus.includes(String(expected)) && gpus.length < vocabulary.gpus.byId.size, spec.gpus]
    case 'excluded':
      return [same(spec.excludedGpus ?? [], family(String(expected))), spec.excludedGpus]
    case 'excludedHas':
      return [(spec.excludedGpus ?? []).includes(String(expected)), spec.excludedGpus]
    case 'provider':
      return [same(spec.providers ?? [], [String(expected)]), spec.providers]
    case 'noProvider':
      return [same(spec.excludedProviders ?? [], [String(expected)]), spec.excludedProviders]
    case 'note':
      return [notes.some((note) => note.includes(String(expected))), notes]
    default: {
      const actual = spec[key as keyof Spec]
      return [JSON.stringify(actual) === JSON.stringify(expected), actual]
    }
  }
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))

/** A line of a golden file: a text or a thread, and what must come of it. */
export type GoldenLine = {
  readonly text: string
  readonly expect?: ExpectedScenario
  /** The kind of problem it must be, and a word its message must have. */
  readonly reject?: string
  readonly names?: string
  readonly start?: string
  readonly turns?: readonly (readonly [text: string, expected: ExpectedReply])[]
}

/** What must come of a turn in a thread. */
export type ExpectedReply = ExpectedScenario & {
  readonly ignored?: true
  readonly asks?: true
  readonly question?: string
  readonly problem?: string
  readonly help?: true
  readonly compare?: number
  readonly measured?: number
  readonly perGpu?: boolean | null
  readonly spent?: number
  readonly file?: string
}

type ReadResult = { readonly scenario: Scenario } | { readonly problem: Problem }

/** What differs between a reading and its golden line, in words; empty where nothing does. */
export function differencesFrom(result: ReadResult, line: GoldenLine): readonly string[] {
  if (line.reject === undefined) {
    return 'problem' in result
      ? [`${result.problem.kind}: ${result.problem.message}`]
      : mismatches(result.scenario, line.expect ?? {})
  }
  if (!('problem' in result)) return [`expected ${line.reject}, got ${JSON.stringify(result.scenario.spec)}`]
  const { kind, message } = result.problem
  const isNamed = message.toLowerCase().includes((line.names ?? '').toLowerCase())
  return [
    ...(kind === line.reject ? [] : [`expected ${line.reject}, got ${kind}: ${message}`]),
    ...(isNamed ? [] : [`“${line.names ?? ''}” is not named in: ${message}`]),
  ]
}

/** The lines of a golden file. */
export function goldenLines(file: string): readonly GoldenLine[] {
  return readFileSync(new URL(`golden/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): GoldenLine => JSON.parse(line))
    .map((line) => {
      const expectation = line.expect ?? line.reject ?? line.turns
      // A line that expects nothing cannot fail.
      if (expectation === undefined && file.startsWith('commands')) throw new Error(`${line.text}: nothing is expected`)
      return line
    })
}
