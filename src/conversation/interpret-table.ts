/** Tables that people paste: what was and what is now, sources of data with a sum, and runs of which each is a job. */
import { type TextTable, tableIn } from '../language/text/tables.ts'
import type { GivenData } from '../language/given-data.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { interpretJob } from './interpret-job.ts'
import type { Interpretation } from './interpretation.ts'
import type { FoundInterpretation, ReadJob } from './part-readers.ts'
import type { RequestContext } from './request.ts'

/** How a cell is said by the heading of its column or row; null: it is none of a job. */
const sayings: readonly (readonly [RegExp, (cell: string) => string])[] = [
  [
    /\b(?:tok(?:en)?s?) ?(?:\/|per|each|a)|(?:avg|average|mean).{0,8}(?:tok|len)|^(?:len|length)$/iu,
    (cell) => `${number(cell)} tokens each`,
  ],
  [
    /^(?:total |train(?:ing)? )?tok(?:en)?s?(?: \(?total\)?)?$|^(?:corpus|data|data ?set|training data)$/iu,
    (cell) => (isNumber(cell) ? `${number(cell)} tokens` : cell),
  ],
  [
    /^(?:#|n|count|num(?:ber)?)?\s?(?:of )?(?:rows?|examples?|samples?|docs?|documents?|records?|dialogs?|chats?|tickets?|conversations?|items?|texts?)$|^(?:#|n|count)$/iu,
    (cell) => `${number(cell)} examples`,
  ],
  [/^(?:preference |train(?:ing)? )?pairs?$/iu, (cell) => `${number(cell)} pairs`],
  [/^(?:epochs?|passes|ep)$/iu, (cell) => `${number(cell)} epochs`],
  [/^steps?$/iu, (cell) => `${number(cell)} steps`],
  [
    /^(?:model|base(?: model)?|size|params|parameters|#?params)$/iu,
    (cell) => (isNumber(cell) ? `${cell} model` : cell),
  ],
  [/^(?:method|tuning|mode|type|how|task|objective|ft)$/iu, (cell) => cell],
  [/^(?:gpus?|hardware|cards?|machine|hw|compute)$/iu, (cell) => (isNumber(cell) ? `${cell} GPUs` : cell)],
  [/^(?:seq(?:uence)?(?: ?len(?:gth)?)?|ctx|context)$/iu, (cell) => `seq ${number(cell)}`],
  [/^(?:lora )?rank$|^r$/iu, (cell) => `rank ${number(cell)}`],
  [/^(?:global )?batch(?: size)?$/iu, (cell) => `batch ${number(cell)}`],
  [/^(?:budget|max (?:cost|spend|usd|\$)|cap)$/iu, (cell) => `under ${/[$€£a-z]/iu.test(cell) ? cell : `$${cell}`}`],
  [/^(?:provider|cloud|where)$/iu, (cell) => `on ${cell}`],
]
const isNumber = (cell: string): boolean => /^~?[\d.,]{1,16} ?[kmb]?$/iu.test(cell)
const number = (cell: string): string => /^~?[\d.,]{1,16} ?(?:[kmbt]\b)?/iu.exec(cell)?.[0].replace('~', '') ?? cell
const isEmpty = (cell: string): boolean => /^(?:[-–—?/]*|n\/?a|tbd)$/iu.test(cell)

/** "Tokens (M)": what the numbers of a column are in. */
const unitOfColumn = /\s*(?:[([]\s*(?:in )?([kmb])(?:n|io|illions?|ln)?\s*[)\]]|\bin ([kmb])(?:illions?)\b)\s*$/iu

const said = (heading: string, cell: string): string | null => {
  if (isEmpty(cell)) return null
  const unit = unitOfColumn.exec(heading)
  const name = unit === null ? heading : heading.replace(unitOfColumn, '')
  const value = unit !== null && /^~?[\d.,]{1,16}$/u.test(cell) ? `${cell}${unit[1] ?? unit[2] ?? ''}` : cell
  const saying = sayings.find(([names]) => names.test(name))
  return saying === undefined ? null : saying[1](value)
}

const isNow =
  /^(?:new|now|planned|proposed|proposal|final|after|updated|current plan|this (?:run|time)|next(?: run)?|v2)\b/iu
const isBefore = /^(?:old|before|was|previous|last(?: run| time)?|then|original|initial|v1)\b/iu
const isSum = /^(?:sum|total|all|overall|gesamt|summe|σ)\b/iu

/** The text with its table said in words, where it is of one job; the text itself where it has none that can be. */
function withTableInWords(text: string): string {
  const table = tableIn(text)
  if (table === null) return text
  const words = currentColumn(table) ?? summedData(table) ?? keyedColumn(table)
  return words === null ? text : [table.before, words, table.after].filter((part) => part.trim() !== '').join('\n')
}

/** "| what | old | new |": each row is a setting, of which the newest holds. */
function currentColumn({ headings, rows }: TextTable): string | null {
  const now = headings.findIndex((name) => isNow.test(name))
  const before = headings.findIndex((name) => isBefore.test(name))
  if (now < 1 || before < 1) return null
  return inWords(rows.map((row) => [row[0] ?? '', isEmpty(row[now] ?? '') ? (row[before] ?? '') : (row[now] ?? '')]))
}

/** "| setting | value |": two columns of a form. */
const keyedColumn = ({ headings, rows }: TextTable): string | null =>
  headings.length !== 2 ? null : inWords([headings, ...rows].map(([key = '', value = '']) => [key, value]))

function inWords(settings: readonly (readonly [string, string])[]): string | null {
  const words = settings.flatMap(([key, value]) => said(key, value) ?? [])
  return words.length < 2 ? null : `${words.join(', ')}.`
}

/** "source, rows, tokens a row": the sum of all, which its own row may tell already. */
function summedData({ headings, rows }: TextTable): string | null {
  const columnOf = (sample: string): number => headings.findIndex((name) => said(name, '7')?.endsWith(sample) === true)
  const [model, counts, lengths, totals] = [
    headings.findIndex((name) => /^(?:model|base(?: model)?|params)$/iu.test(name)),
    columnOf('7 examples'),
    columnOf('7 tokens each'),
    columnOf('7 tokens'),
  ]
  const sources = rows.filter(([name = '']) => !isSum.test(name))
  if (model >= 0 || sources.length < 2) return null
  const sumOf = (value: (row: readonly string[]) => number): number => sources.reduce((sum, row) => sum + value(row), 0)
  const tokens =
    totals > 0
      ? sumOf((row) => valueOf(row[totals]))
      : counts > 0 && lengths > 0
        ? sumOf((row) => valueOf(row[counts]) * valueOf(row[lengths]))
        : NaN
  if (!(tokens > 0)) return null
  const examples = counts > 0 && totals < 0 ? `${sumOf((row) => valueOf(row[counts]))} examples, ` : ''
  return examples === ''
    ? `${tokens} tokens of data.`
    : `${examples}${Math.round(tokens / sumOf((row) => valueOf(row[counts])))} tokens each.`
}

function valueOf(cell = ''): number {
  const [, digits = '', magnitude = ''] = /^~?([\d.,]{1,16}) ?([kmb]?)/iu.exec(cell) ?? []
  const plain = /^\d{1,3}(?:[.,]\d{3})+$/u.test(digits) ? digits.replaceAll(/[.,]/gu, '') : digits.replaceAll(',', '')
  return Number(plain) * ({ k: 1e3, m: 1e6, b: 1e9 }[magnitude.toLowerCase()] ?? 1)
}

const mostRuns = 6

/** "| run | model | tokens | method |": each row is a job of its own; null where they are not. */
function tableOfRuns(text: string, readJob: ReadJob): FoundInterpretation {
  const table = tableIn(text)
  if (table === null) return null
  const { headings, rows, before, after } = table
  const model = headings.findIndex((name) => /^(?:model|base(?: model)?|size|params|parameters|#?params)$/iu.test(name))
  const runs = rows.filter(([name = '']) => !isSum.test(name))
  if (model < 0 || runs.length > mostRuns) return null
  // What ran is reported with what came of it.
  if (headings.some((name) => ofResults.test(name)) && !asksFor.test(`${before} ${after}`)) return null
  const beside = `${before}\n${after}`.trim().replaceAll(/\ball (?:three|two|four|five|\d)\b/giu, '')
  const jobs = runs.flatMap((row): { scenario: Scenario; name: string }[] => {
    const words = row.flatMap((cell, at) => said(headings[at] ?? '', cell) ?? []).join(', ')
    const scenario = (beside === '' ? null : readJob(`${words}.\n${beside}`)) ?? readJob(words)
    const label = model > 0 ? `${row[0] ?? ''}: ` : ''
    const isAlone = runs.every((other) => other === row || other[model] !== row[model]) || label !== ''
    // Of rows of one model what else they say tells them apart.
    const name = isAlone ? `${label}${row[model] ?? ''}` : row.filter((cell) => !isEmpty(cell)).join(' ')
    return scenario === null ? [] : [{ scenario, name }]
  })
  if (jobs.length < 2 || jobs.length < runs.length) return null
  return {
    kind: 'comparison',
    thread: null,
    scenarios: jobs.map(({ scenario }) => scenario),
    names: jobs.map(({ name }) => name),
    ...(choosesOne.test(beside) ? {} : { counts: jobs.map(() => 1) }),
  }
}

const ofResults =
  /\b(?:loss|acc(?:uracy)?|score|f1|em|mmlu|bleu|rouge|status|spent|hours|runtime|wall|cost|price|results?|eval|ppl)\b/iu
const asksFor = /\?|\b(?:estimate|price|cost (?:this|these|it)|plan|how (?:much|long)|numbers? (?:please|pls))\b/iu
const choosesOne = /\b(?:which|either|or|cheapest one|compare|vs\.?|best|better|one of)\b/iu

/** A table of which each row is a run, or the rest with the table said in words. */
export function readTable(
  typed: string,
  request: RequestContext,
  context: EngineContext,
  data: GivenData | undefined,
  read: (text: string) => Interpretation,
): Interpretation {
  const runs = tableOfRuns(typed, (rest) => {
    const job = interpretJob(rest, 'message', request, context, data)
    return job.kind === 'start' ? job.scenario : null
  })
  return runs ?? read(withTableInWords(typed))
}
