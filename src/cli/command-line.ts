/** The words after `gpucost`: a verb, its text, and the few options of the command itself. */
import { parseArgs } from 'node:util'
import { closest, distance } from 'fastest-levenshtein'
import * as z from 'zod'
import { formatList } from '../scenario/format-values.ts'
import type { Problem } from '../scenario/problem.ts'
import type { Verb } from './verb.ts'
import type { VerbOptions } from './verb-options.ts'

export type CommandLine = {
  readonly kind: 'run'
  readonly verb: Verb
  /** Each argument that is not an option of the command. */
  readonly words: readonly string[]
  readonly json: boolean
  readonly batch: boolean
  readonly today: string
  /** Whether `--today` said so, rather than the clock. */
  readonly isDated: boolean
  readonly options: VerbOptions
}

export type ParsedCommandLine =
  | CommandLine
  | { readonly kind: 'help'; readonly verb: string | undefined }
  | { readonly kind: 'version' }
  /** Not a word: a conversation where somebody sits there, help otherwise. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly json: boolean }

const optionDefinitions = {
  json: { type: 'boolean' },
  batch: { type: 'boolean' },
  today: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  config: { type: 'string', multiple: true },
  out: { type: 'string' },
  csv: { type: 'boolean' },
  as: { type: 'string' },
  format: { type: 'string' },
  explain: { type: 'boolean' },
  details: { type: 'boolean' },
  exact: { type: 'boolean' },
  check: { type: 'boolean' },
} as const

/**
 * Reads the arguments. An option that is not the command's own belongs to the text, where it may mean something:
 * `gpucost ask 70b 2B tokens --rank 8`. `clockToday` is used where no `--today` is given.
 */
export function parseCommandLine(
  args: readonly string[],
  verbs: ReadonlyMap<string, Verb>,
  clockToday: string,
): ParsedCommandLine {
  const { values, words, foreign: unknownOptions } = splitArguments(args)
  const json = values.json === true
  const [name, ...rest] = words
  if (values.version === true) return { kind: 'version' }
  if (args.length === 0) return { kind: 'nothing' }
  if (values.help === true || name === undefined || name === 'help') {
    return { kind: 'help', verb: name === 'help' ? rest[0] : name }
  }
  const verb = verbs.get(name)
  if (verb === undefined) return { kind: 'problem', problem: unknownVerbProblem(name, [...verbs.keys()]), json }
  const today = z.iso.date().safeParse(values.today ?? clockToday)
  if (!today.success) return { kind: 'problem', problem: dateProblem(String(values.today)), json }
  const typo = unknownOptions.find((option) => similarOption(option) !== undefined)
  if (typo !== undefined) return { kind: 'problem', problem: mistypedOptionProblem(typo, name), json }
  const [foreign] = verb.isStrict === true ? unknownOptions : []
  if (foreign !== undefined) return { kind: 'problem', problem: foreignOptionProblem(foreign, name, verb), json }
  const batch = values.batch === true || verb.takes === 'rows'
  const problem = invalidOption(name, verb, values, batch, verbs)
  if (problem !== null) return { kind: 'problem', problem: problem, json }
  const options = verbOptionsOf(values)
  if (!batch && rest.length === 0 && options.config.length === 0 && verb.takes !== 'nothing')
    return { kind: 'problem', problem: missingTextProblem(name, verb), json }
  return {
    kind: 'run',
    verb,
    words: rest,
    json,
    batch,
    today: today.data,
    isDated: values.today !== undefined,
    options,
  }
}

type OptionValues = ReturnType<typeof splitArguments>['values']

function verbOptionsOf({ config, out, csv, as, format, explain, details, exact, check }: OptionValues): VerbOptions {
  const files = Array.isArray(config) ? config : config === undefined ? [] : [config]
  return {
    config: files.filter((file) => typeof file === 'string'),
    out: typeof out === 'string' ? out : null,
    csv: csv === true,
    as: typeof as === 'string' ? as : null,
    format: typeof format === 'string' ? format : null,
    explain: explain === true,
    details: details === true,
    exact: exact === true,
    check: check === true,
  }
}

/** An option that this verb does not take, or that lacks its file. */
function invalidOption(
  name: string,
  verb: Verb,
  values: OptionValues,
  isBatch: boolean,
  verbs: ReadonlyMap<string, Verb>,
): Problem | null {
  for (const option of ['config', 'out', 'csv', 'as', 'format', 'explain', 'details', 'exact', 'check'] as const) {
    const value = values[option]
    if (value === undefined) continue
    if (verb.options?.includes(option) !== true) return unsupportedOption(name, option, verbs)
    const lacksFile =
      (option === 'config' || option === 'out') && [value].flat().some((one) => one === true || one === '')
    if (lacksFile) return optionProblem(option, `--${option} takes the name of a file.`, `--${option} FILE`)
    if (option === 'as' && (value === true || value === ''))
      return optionProblem(option, '--as takes the name of a tool.', `gpucost ${verb.examples[0] ?? name}`)
    if (option === 'format' && value !== 'markdown')
      return optionProblem(
        option,
        '--format takes markdown; --json gives a document.',
        `gpucost ${verb.examples.at(-1) ?? name}`,
      )
    if (isBatch && option !== 'explain' && option !== 'details' && option !== 'as')
      return optionProblem(
        option,
        `--${option} is for one question, not for --batch.`,
        `gpucost ${verb.examples[0] ?? name}`,
      )
  }
  return isBatch && verb.isSingle === true
    ? optionProblem('batch', `gpucost ${name} answers one question at a time.`, `gpucost ${verb.examples[0] ?? name}`)
    : null
}

function unsupportedOption(name: string, option: keyof VerbOptions, verbs: ReadonlyMap<string, Verb>): Problem {
  const takers = [...verbs].filter(([, verb]) => verb.options?.includes(option) === true)
  const alternatives = formatList(takers.map(([taker]) => `gpucost ${taker}`))
  return optionProblem(
    option,
    `gpucost ${name} takes no --${option}${alternatives === '' ? '' : `; ${alternatives} ${takers.length > 1 ? 'do' : 'does'}`}.`,
    `gpucost ${name} --help`,
  )
}

const optionProblem = (option: string, message: string, suggestion: string): Problem => ({
  kind: 'bad-value',
  message,
  terms: [`--${option}`],
  suggestions: [suggestion],
})

function splitArguments(args: readonly string[]) {
  const { values, tokens } = parseArgs({
    args: [...args],
    options: optionDefinitions,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const knownOptions = new Set(Object.keys(optionDefinitions))
  const words = new Map<number, string>()
  const unknownOptions: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') words.set(token.index, token.value)
    else if (token.kind === 'option' && !knownOptions.has(token.name)) {
      words.set(token.index, args[token.index] ?? '')
      unknownOptions.push(token.name)
    }
  }
  return { values, words: [...words.values()], foreign: unknownOptions }
}

/** The option of ours that another nearly is; the others belong to the text. */
function similarOption(typed: string): string | undefined {
  return Object.keys(optionDefinitions).find(
    (known) => known.length > 3 && typed.length > 3 && distance(known, typed) <= (known.length > 5 ? 2 : 1),
  )
}

function mistypedOptionProblem(typed: string, name: string): Problem {
  const suggestion = `--${similarOption(typed)}`
  return {
    kind: 'unknown',
    message: `"--${typed}" is no option of gpucost; did you mean "${suggestion}"?`,
    terms: [`--${typed}`],
    suggestions: [`gpucost ${name} … ${suggestion}`, `gpucost ${name} --help`],
  }
}

function foreignOptionProblem(typed: string, name: string, verb: Verb): Problem {
  const own = formatList((verb.options ?? []).map((option) => `--${option}`))
  return optionProblem(
    typed,
    `gpucost ${name} takes no --${typed}${own === '' ? '' : `, only ${own}`}; a model and a length are said in words behind the file.`,
    `gpucost ${verb.examples.at(-1) ?? name}`,
  )
}

function unknownVerbProblem(name: string, verbNames: readonly string[]): Problem {
  const nearest = closest(name, [...verbNames])
  const isNear = distance(name, nearest) <= 2
  return {
    kind: 'unknown',
    message: `"${name}" is not a verb of gpucost${isNear ? `; did you mean "${nearest}"?` : `: ${verbNames.join(', ')}.`}`,
    terms: [name],
    suggestions: [isNear ? `gpucost ${nearest} "70b 2B tokens"` : `gpucost ask "${name} …"`, 'gpucost --help'],
  }
}

function dateProblem(typed: string): Problem {
  return {
    kind: 'bad-value',
    message: `--today takes a date as YYYY-MM-DD; "${typed}" is not one.`,
    terms: [typed],
    suggestions: ['--today 2026-12-01'],
  }
}

function missingTextProblem(name: string, verb: Verb): Problem {
  return {
    kind: 'missing-data',
    message: `gpucost ${name} needs a text, or --batch to read JSON lines.`,
    terms: [],
    suggestions: verb.examples.map((example) => `gpucost ${example}`),
  }
}
