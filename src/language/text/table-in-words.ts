/** A table that people paste, said in words: a form of settings, what was and what is now, or sources of data with a sum. */
import { type TextTable, tableIn } from './tables.ts'

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
  [
    /^(?:deadline|due|time ?limit|max (?:time|hours)|time (?:budget|available))$/iu,
    (cell) =>
      /^\d[\d.]{0,6} ?(?:h|hrs?|hours?|d|days?|weeks?)?$/iu.test(cell)
        ? `within ${isNumber(cell) ? `${cell} h` : cell}`
        : `by ${cell}`,
  ],
  [/^(?:provider|cloud|where)$/iu, (cell) => `on ${cell}`],
]
const isNumber = (typed: string): boolean => /^~?[\d.,]{1,16} ?[kmb]?$/iu.test(joined(typed))
const number = (typed: string): string =>
  /^~?[\d.,]{1,16} ?(?:[kmbt]\b)?/iu.exec(joined(typed))?.[0].replace('~', '') ?? typed
/** "64 000", "1 250 000": the spaces of one number. */
const joined = (cell: string): string =>
  cell.replace(/^~?\d{1,3}(?:[ \u00A0\u2009\u202F]\d{3}){1,4}(?!\d)/u, (digits) =>
    digits.replaceAll(/[ \u00A0\u2009\u202F]/gu, ''),
  )
/** Whether a cell says nothing. */
export const isEmpty = (cell: string): boolean => /^(?:[-–—?/]*|n\/?a|tbd)$/iu.test(cell)

/** "Tokens (M)": what the numbers of a column are in. */
const unitOfColumn = /\s*(?:[([]\s*(?:in )?([kmb])(?:n|io|illions?|ln)?\s*[)\]]|\bin ([kmb])(?:illions?)\b)\s*$/iu

/** A cell in words, by the heading of its column or row; null: it is none of a job. */
export const said = (heading: string, cell: string): string | null => {
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
/** Whether the name of a row says that it sums up the others. */
export const isSum = /^(?:sum|total|all|overall|gesamt|summe|σ)\b/iu

/** The text with its table said in words, where it is of one job; the text itself where it has none that can be. */
export function withTableInWords(text: string): string {
  const table = tableIn(text)
  if (table === null) return text
  const words = currentColumn(table) ?? summedData(table) ?? keyedColumn(table) ?? singleRow(table)
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

/** "| model | rows | epochs |" and one row below: the job itself, where nothing else is in it. */
function singleRow({ headings, rows: [row = [], ...others] }: TextTable): string | null {
  const settings = headings.map((heading, at) => [heading, row[at] ?? ''] as const)
  const isJob = settings.every(([heading, cell]) => isEmpty(cell) || said(heading, cell) !== null)
  return others.length > 0 || !isJob ? null : inWords(settings)
}

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
  const [, digits = '', magnitude = ''] = /^~?([\d.,]{1,16}) ?([kmb]?)/iu.exec(joined(cell)) ?? []
  const plain = /^\d{1,3}(?:[.,]\d{3})+$/u.test(digits) ? digits.replaceAll(/[.,]/gu, '') : digits.replaceAll(',', '')
  return Number(plain) * ({ k: 1e3, m: 1e6, b: 1e9 }[magnitude.toLowerCase()] ?? 1)
}
