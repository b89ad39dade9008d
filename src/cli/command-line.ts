/** The words after `gpucost`: a verb, its text, and the few options of the command itself. */
import { parseArgs } from 'node:util'
import { closest, distance } from 'fastest-levenshtein'
import * as z from 'zod'
import type { Problem } from '../scenario/problem.ts'
import type { Verb } from './verb.ts'
import type { Settings } from './settings.ts'

export type CommandLine = {
  readonly kind: 'run'
  readonly verb: Verb
  /** Each argument that is not an option of the command. */
  readonly words: readonly string[]
  readonly json: boolean
  readonly batch: boolean
  readonly today: string
  readonly settings: Settings
}

export type ReadCommandLine =
  | CommandLine
  | { readonly kind: 'help'; readonly verb: string | undefined }
  | { readonly kind: 'version' }
  /** Not a word: a conversation where somebody sits there, help otherwise. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly json: boolean }

const options = {
  json: { type: 'boolean' },
  batch: { type: 'boolean' },
  today: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  config: { type: 'string', multiple: true },
  out: { type: 'string' },
  csv: { type: 'boolean' },
  explain: { type: 'boolean' },
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
  const { values, words, foreign } = split(args)
  const json = values.json === true
  const [name, ...rest] = words
  if (values.version === true) return { kind: 'version' }
  if (args.length === 0) return { kind: 'nothing' }
  if (values.help === true || name === undefined || name === 'help') {
    return { kind: 'help', verb: name === 'help' ? rest[0] : name }
  }
  const verb = verbs.get(name)
  if (verb === undefined) return { kind: 'problem', problem: unknownVerb(name, [...verbs.keys()]), json }
  const today = z.iso.date().safeParse(values.today ?? clockToday)
  if (!today.success) return { kind: 'problem', problem: badDate(String(values.today)), json }
  const typo = foreign.find((option) => meantOption(option) !== undefined)
  if (typo !== undefined) return { kind: 'problem', problem: mistypedOption(typo, name), json }
  const batch = values.batch === true || verb.takes === 'rows'
  const wrong = wrongSetting(name, verb, values, batch, verbs)
  if (wrong !== null) return { kind: 'problem', problem: wrong, json }
  const settings = settingsOf(values)
  if (!batch && rest.length === 0 && settings.config.length === 0 && verb.takes !== 'nothing')
    return { kind: 'problem', problem: noText(name, verb), json }
  return { kind: 'run', verb, words: rest, json, batch, today: today.data, settings }
}

type Values = ReturnType<typeof split>['values']

function settingsOf({ config, out, csv, explain }: Values): Settings {
  const files = Array.isArray(config) ? config : config === undefined ? [] : [config]
  return {
    config: files.filter((file) => typeof file === 'string'),
    out: typeof out === 'string' ? out : null,
    csv: csv === true,
    explain: explain === true,
  }
}

/** An option that this verb does not take, or that lacks its file. */
function wrongSetting(
  name: string,
  verb: Verb,
  values: Values,
  isBatch: boolean,
  verbs: ReadonlyMap<string, Verb>,
): Problem | null {
  for (const setting of ['config', 'out', 'csv', 'explain'] as const) {
    const value = values[setting]
    if (value === undefined) continue
    if (verb.settings?.includes(setting) !== true) return notTaken(name, setting, verbs)
    const lacksFile =
      (setting === 'config' || setting === 'out') && [value].flat().some((one) => one === true || one === '')
    if (lacksFile) return badSetting(setting, `--${setting} takes the name of a file.`, `--${setting} FILE`)
    if (isBatch && setting !== 'explain')
      return badSetting(
        setting,
        `--${setting} is for one question, not for --batch.`,
        `gpucost ${verb.examples[0] ?? name}`,
      )
  }
  return isBatch && verb.isSingle === true
    ? badSetting('batch', `gpucost ${name} answers one question at a time.`, `gpucost ${verb.examples[0] ?? name}`)
    : null
}

function notTaken(name: string, setting: keyof Settings, verbs: ReadonlyMap<string, Verb>): Problem {
  const takers = [...verbs].filter(([, verb]) => verb.settings?.includes(setting) === true)
  const who = takers.map(([taker]) => `gpucost ${taker}`).join(' and ')
  return badSetting(
    setting,
    `gpucost ${name} takes no --${setting}${who === '' ? '' : `; ${who} ${takers.length > 1 ? 'do' : 'does'}`}.`,
    `gpucost ${name} --help`,
  )
}

const badSetting = (setting: string, message: string, suggestion: string): Problem => ({
  kind: 'bad-value',
  message,
  terms: [`--${setting}`],
  suggestions: [suggestion],
})

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
  const foreign: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.set(token.index, token.value)
    else if (token.kind === 'option' && !own.has(token.name)) {
      words.set(token.index, args[token.index] ?? '')
      foreign.push(token.name)
    }
  }
  return { values, words: [...words.values()], foreign }
}

/** The option of ours that another nearly is; the others belong to the text. */
function meantOption(typed: string): string | undefined {
  return Object.keys(options).find(
    (own) => own.length > 3 && typed.length > 3 && distance(own, typed) <= (own.length > 5 ? 2 : 1),
  )
}

function mistypedOption(typed: string, name: string): Problem {
  const meant = `--${meantOption(typed)}`
  return {
    kind: 'unknown',
    message: `"--${typed}" is no option of gpucost; did you mean "${meant}"?`,
    terms: [`--${typed}`],
    suggestions: [`gpucost ${name} … ${meant}`, `gpucost ${name} --help`],
  }
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
