/** The words after `gpucost`: a verb, its text, and the few options of the command itself. */
import { parseArgs } from 'node:util'
import { closest, distance } from 'fastest-levenshtein'
import * as z from 'zod'
import type { Problem } from '../scenario/problem.ts'
import type { Verb } from './verbs.ts'

export type CommandLine = {
  readonly kind: 'run'
  readonly verb: Verb
  /** Each argument that is not an option of the command. */
  readonly words: readonly string[]
  readonly json: boolean
  readonly batch: boolean
  readonly today: string
}

export type ReadCommandLine =
  | CommandLine
  | { readonly kind: 'help'; readonly verb: string | undefined }
  | { readonly kind: 'version' }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly json: boolean }

const options = {
  json: { type: 'boolean' },
  batch: { type: 'boolean' },
  today: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

/**
 * Reads the arguments. An option that is not the command's own belongs to the text, where it may mean something:
 * `gpucost ask 70b 2B tokens --rank 8`. `clockToday` is used where no `--today` is given.
 */
export function readCommandLine(
  args: readonly string[],
  verbs: ReadonlyMap<string, Verb>,
  clockToday: string,
): ReadCommandLine {
  const { values, words } = split(args)
  const json = values.json === true
  const [name, ...rest] = words
  if (values.version === true) return { kind: 'version' }
  if (values.help === true || name === undefined || name === 'help') {
    return { kind: 'help', verb: name === 'help' ? rest[0] : name }
  }
  const verb = verbs.get(name)
  if (verb === undefined) return { kind: 'problem', problem: unknownVerb(name, [...verbs.keys()]), json }
  const today = z.iso.date().safeParse(values.today ?? clockToday)
  if (!today.success) return { kind: 'problem', problem: badDate(String(values.today)), json }
  const batch = values.batch === true || verb.takes === 'rows'
  if (!batch && rest.length === 0 && verb.takes !== 'nothing')
    return { kind: 'problem', problem: noText(name, verb), json }
  return { kind: 'run', verb, words: rest, json, batch, today: today.data }
}

function split(args: readonly string[]) {
  const { values, tokens } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const own = new Set(Object.keys(options))
  const words = new Map<number, string>()
  for (const token of tokens) {
    if (token.kind === 'positional') words.set(token.index, token.value)
    else if (token.kind === 'option' && !own.has(token.name)) words.set(token.index, args[token.index] ?? '')
  }
  return { values, words: [...words.values()] }
}

function unknownVerb(name: string, known: readonly string[]): Problem {
  const nearest = closest(name, [...known])
  const isNear = distance(name, nearest) <= 2
  return {
    kind: 'unknown',
    message: `"${name}" is not a verb of gpucost${isNear ? `; did you mean "${nearest}"?` : `: ${known.join(', ')}.`}`,
    terms: [name],
    suggestions: [isNear ? `gpucost ${nearest} "70b 2B tokens"` : `gpucost ask "${name} …"`, 'gpucost --help'],
  }
}

function badDate(typed: string): Problem {
  return {
    kind: 'bad-value',
    message: `--today takes a date as YYYY-MM-DD; "${typed}" is not one.`,
    terms: [typed],
    suggestions: ['--today 2026-12-01'],
  }
}

function noText(name: string, verb: Verb): Problem {
  return {
    kind: 'missing-data',
    message: `gpucost ${name} needs a text, or --batch to read JSON lines.`,
    terms: [],
    suggestions: verb.examples.map((example) => `gpucost ${example}`),
  }
}
