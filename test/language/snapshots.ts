/**
 * All that is read of a text: the golden lines of commands, messages and threads pin what matters of each, these pin the
 * rest, and no wording. UPDATE_GOLDEN=1 writes them anew; read the difference before you keep it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll } from 'vitest'
import type { ResolvedTurn } from '../../src/language/replies/turn.ts'
import type { Problem } from '../../src/scenario/problem.ts'
import type { Scenario, Spec } from '../../src/scenario/scenario.ts'

const update = process.env['UPDATE_GOLDEN'] === '1'

/** How a question is answered is not pinned; which answer it is. */
const withoutWording = (key: string, value: unknown): unknown => (key === 'says' ? undefined : value)

/**
 * A file of golden/ with a line for each text. The function it gives answers with what was kept of `text` and with
 * `shown` as it would be kept: equal, unless something changed.
 */
export function snapshotFile(file: string): (text: string, actual: object) => readonly [kept: unknown, shown: unknown] {
  const path = new URL(`golden/${file}`, import.meta.url)
  const rows = new Map<string, unknown>()
  if (!update) {
    for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
      const { text, ...rest } = JSON.parse(line, withoutWording) as { readonly text: string }
      rows.set(text, rest)
    }
  }
  afterAll(() => {
    if (!update) return
    const lines = [...rows].map(([text, rest]) => JSON.stringify({ text, ...(rest as object) }))
    writeFileSync(path, `${lines.join('\n')}\n`)
  })
  return (text, actual) => {
    const plain: unknown = JSON.parse(JSON.stringify(actual), withoutWording)
    if (update) rows.set(text, plain)
    return [rows.get(text), plain]
  }
}

/** What is read, without what was not asked. Of a problem its kind and the words meant: how it is told is not pinned. */
export function resultSnapshot(result: { readonly scenario: Scenario } | { readonly problem: Problem }): object {
  return 'problem' in result ? { problem: problemSnapshot(result.problem) } : scenarioSnapshot(result.scenario)
}

/** What a turn of a thread comes to: of a scenario, what it changes. */
export function replySnapshot(turn: ResolvedTurn): object {
  if (turn.kind === 'asks') return { kind: turn.kind, reading: turn.reading }
  if (turn.kind === 'problem') return { kind: turn.kind, problem: problemSnapshot(turn.problem) }
  if (turn.kind === 'control')
    return { ...turn, alternatives: turn.alternatives.map(({ spec }) => ({ spec: requestedFields(spec) })) }
  if (turn.kind !== 'scenario') return turn
  const { spec } = scenarioSnapshot(turn.scenario)
  const changes = Object.entries(spec).filter(([field]) => (turn.changed as readonly string[]).includes(field))
  const cleared = turn.changed.filter((field) => turn.scenario.spec[field] === null)
  return { by: turn.by, spec: Object.fromEntries(changes), ...(cleared.length > 0 && { cleared }) }
}

const problemSnapshot = ({ kind, terms }: Problem) => ({ kind, terms })

const requestedFields = (spec: Spec) => Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== null))

function scenarioSnapshot({ spec, setBy, corpus }: Scenario) {
  // A group of GPUs or providers grows with the catalog: of it the ends.
  const short = Object.entries(requestedFields(spec)).map(([field, value]) => [
    field,
    Array.isArray(value) && value.length > 3 ? `${String(value[0])} to ${String(value.at(-1))}` : value,
  ])
  const others = Object.entries(setBy).filter(([, provenance]) => provenance !== 'asked')
  const isOneEpochOfTokens = corpus === undefined || (corpus.epochs === 1 && corpus.examples === null)
  return {
    spec: Object.fromEntries(short) as Readonly<Record<string, unknown>>,
    ...(others.length > 0 && { said: Object.fromEntries(others) as object }),
    ...(isOneEpochOfTokens ? {} : { corpus }),
  }
}
