/** How a golden line is compared with what was read: every key it has must hold, and it says which does not. */
import { readFileSync } from 'node:fs'
import type { Problem } from '../../src/scenario/problem.ts'
import type { Scenario, Spec } from '../../src/scenario/spec.ts'
import { vocabulary } from './language.ts'

export type Expected = Partial<Omit<Spec, 'tokens'>> & {
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
export function differences(scenario: Scenario, expected: Expected): readonly string[] {
  const { spec, notes } = scenario
  return Object.entries(expected).flatMap(([key, wanted]) => {
    const [holds, got] = check(key, wanted, spec, notes)
    return holds ? [] : [`${key}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`]
  })
}

function check(key: string, wanted: unknown, spec: Spec, notes: readonly string[]): readonly [boolean, unknown] {
  const gpus = spec.gpus ?? []
  switch (key) {
    case 'params':
      return [spec.params !== null && Math.abs(spec.params / Number(wanted) - 1) < 0.06, spec.params]
    case 'tokens':
      return [
        wanted === null
          ? spec.tokens === null
          : spec.tokens !== null && Math.abs(spec.tokens / Number(wanted) - 1) < 1e-6,
        spec.tokens,
      ]
    case 'tokensBetween': {
      const [low = 0, high = 0] = wanted as number[]
      return [spec.tokens !== null && spec.tokens >= low && spec.tokens <= high, spec.tokens]
    }
    case 'gpu':
      return [gpus.length > 0 && gpus.every((id) => family(String(wanted)).includes(id)), spec.gpus]
    case 'gpuAny':
      return [same(gpus, (wanted as string[]).flatMap(family)), spec.gpus]
    case 'gpuHas':
      return [gpus.includes(String(wanted)) && gpus.length < vocabulary.gpus.byId.size, spec.gpus]
    case 'excluded':
      return [same(spec.excludedGpus ?? [], family(String(wanted))), spec.excludedGpus]
    case 'excludedHas':
      return [(spec.excludedGpus ?? []).includes(String(wanted)), spec.excludedGpus]
    case 'provider':
      return [same(spec.providers ?? [], [String(wanted)]), spec.providers]
    case 'noProvider':
      return [same(spec.excludedProviders ?? [], [String(wanted)]), spec.excludedProviders]
    case 'note':
      return [notes.some((note) => note.includes(String(wanted))), notes]
    default: {
      const got = spec[key as keyof Spec]
      return [JSON.stringify(got) === JSON.stringify(wanted), got]
    }
  }
}

const same = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((id) => other.includes(id))

/** A line of a golden file: a text or a thread, and what must come of it. */
export type Line = {
  readonly text: string
  readonly expect?: Expected
  /** The kind of problem it must be, and a word its message must have. */
  readonly reject?: string
  readonly names?: string
  readonly start?: string
  readonly turns?: readonly (readonly [text: string, expected: Told])[]
}

/** What must come of a turn in a thread. */
export type Told = Expected & {
  readonly ignored?: true
  readonly question?: string
  readonly problem?: string
  readonly help?: true
  readonly compare?: number
  readonly measured?: number
  readonly perGpu?: boolean | null
  readonly spent?: number
  readonly file?: string
}

type Read = { readonly scenario: Scenario } | { readonly problem: Problem }

/** What differs between a reading and its golden line, in words; empty where nothing does. */
export function unlike(read: Read, line: Line): readonly string[] {
  if (line.reject === undefined) {
    return 'problem' in read
      ? [`${read.problem.kind}: ${read.problem.message}`]
      : differences(read.scenario, line.expect ?? {})
  }
  if (!('problem' in read)) return [`expected ${line.reject}, got ${JSON.stringify(read.scenario.spec)}`]
  const { kind, message } = read.problem
  const isNamed = message.toLowerCase().includes((line.names ?? '').toLowerCase())
  return [
    ...(kind === line.reject ? [] : [`expected ${line.reject}, got ${kind}: ${message}`]),
    ...(isNamed ? [] : [`“${line.names ?? ''}” is not named in: ${message}`]),
  ]
}

/** The lines of a golden file. */
export function golden(file: string): readonly Line[] {
  return readFileSync(new URL(`golden/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Line => JSON.parse(line))
    .map((line) => {
      const asks = line.expect ?? line.reject ?? line.turns
      // A line that expects nothing cannot fail.
      if (asks === undefined && file.startsWith('commands')) throw new Error(`${line.text}: nothing is expected`)
      return line
    })
}
