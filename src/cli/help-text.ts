/** What `gpucost --help` prints: the verbs that work, and an example of each. */
import { layoutWidth, type Terminal } from '../presentation/terminal/terminal.ts'
import { wrapText } from '../presentation/terminal/text-columns.ts'
import { verbOptions } from './completion-script.ts'
import type { Verb } from './verb.ts'

/** Help on one verb, or on the whole command, as wide as the terminal; an example is never broken, for it is to be copied. */
export function helpText(
  verbs: ReadonlyMap<string, Verb>,
  name: string | undefined,
  terminal: Pick<Terminal, 'width'>,
): string {
  const width = layoutWidth(terminal)
  return linesOf(verbs, name)
    .flatMap((text) => (text.startsWith(exampleStart) ? [text] : wrapped(text, width)))
    .join('\n')
}

/** A description that does not fit goes on below itself. */
function wrapped(text: string, width: number): readonly string[] {
  const [indent = ''] = /^ +\S+ +(?=\S)/.exec(text) ?? []
  return text.length <= width ? [text] : wrapText(text.slice(indent.length), width, indent, ' '.repeat(indent.length))
}

function linesOf(verbs: ReadonlyMap<string, Verb>, name: string | undefined): readonly string[] {
  const verb = name === undefined ? undefined : verbs.get(name)
  if (name === undefined || verb === undefined) return overview(verbs)
  return [
    `gpucost ${name} — ${verb.summary}`,
    '',
    'Examples',
    ...verb.examples.map(exampleLine),
    '',
    ...optionLines(verbOptions(verb)),
  ]
}

function overview(verbs: ReadonlyMap<string, Verb>): readonly string[] {
  const width = Math.max(...[...verbs.keys()].map((name) => name.length))
  const listed = (isListed: (entry: [string, Verb]) => boolean) =>
    [...verbs].filter(isListed).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    'gpucost — what a fine-tuning run costs: which GPUs, from whom, how many hours and dollars',
    '',
    'Usage: gpucost                  a conversation, in a terminal',
    '       gpucost <verb> "<text>" [--json] [--today YYYY-MM-DD]',
    '       gpucost <verb> --help     the same for one verb, with its own options',
    '       gpucost <verb> --batch < lines.jsonl',
    'From a checkout: npm run -s gpucost -- <verb> …',
    '',
    'Verbs',
    ...listed(([, { isStage }]) => isStage !== true),
    '',
    'Stages of an answer, for tests and programs',
    ...listed(([, { isStage }]) => isStage === true),
    '',
    'Examples',
    ...[...verbs.values()].flatMap(({ examples }) => examples.map(exampleLine)),
    '',
    ...optionLines([...verbs.values()].flatMap(verbOptions)),
  ]
}

const exampleStart = '  gpucost '
const exampleLine = (text: string) => `${exampleStart}${text}`

const optionLines = (available: readonly string[]): readonly string[] => [
  'Options',
  ...Object.entries(optionDescriptions)
    .filter(([option]) => available.includes(option))
    .map(([option, words]) => `  ${option.padEnd(9)}  ${words}`),
  '',
  'Exit status: 0 answered, 2 the input was not understood or cannot be answered, 1 a fault of ours',
]

const optionDescriptions: Readonly<Record<string, string>> = {
  '--details': 'the bill, the ranges, the nearest measured runs and all that was assumed',
  '--explain':
    'every figure with its formula, inputs and sources behind the answer; which rules found what, with parse',
  '--check': 'look only, and change nothing',
  '--csv': 'every option with all its figures, as CSV',
  '--out': 'FILE to write to',
  '--as': 'TOOL that the files are for',
  '--exact': 'count all rows, however large the file is',
  '--format': 'markdown, for a pull request',
  '--config':
    'FILE of Axolotl, TRL, Accelerate, LLaMA-Factory, torchtune or verl, or a model’s config.json; may be given twice',
  '--json': 'one JSON document on stdout, and nothing else there',
  '--batch': 'read JSON lines {"id"?, "text"} on stdin, write one JSON line for each, in order',
  '--today': 'YYYY-MM-DD, the date that prices are aged against; the day of the clock (UTC) otherwise',
  '--help': 'this, with examples',
}
