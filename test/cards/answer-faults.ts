/** Figures of dollars that disagree in an answer: refusals, comparisons, what other plans cost, bills, hosting. */
import { type ContentBlock, type MessageContent, plainLine } from '../../src/presentation/content/message-content.ts'

const usd = String.raw`\$([\d.,]*\d[kM]?)`
const pattern = (text: string): RegExp => new RegExp(text.replaceAll('USD', usd), 'gu')

type Rule = { readonly what: string; readonly says: RegExp; readonly holds: (...figures: readonly number[]) => boolean }

/** Sentences of which one figure follows from the others. */
const rules: readonly Rule[] = [
  {
    what: 'a difference',
    says: pattern('USD in total instead of USD: USD (?:less|more)'),
    holds: (now = NaN, before = NaN, difference = NaN) => sameCents(Math.abs(now - before), difference),
  },
  {
    what: 'what the least is above a limit',
    says: pattern('stays? under USD: the least is USD, USD more'),
    holds: (limit = NaN, least = NaN, more = NaN) => sameCents(least - limit, more),
  },
  {
    what: 'what must give',
    says: pattern('stays? under USD: the least is[^]*\nbudget: USD instead of USD'),
    holds: (limit, _given, budget) => limit === budget,
  },
  {
    what: 'a month of hosting',
    says: pattern('^Hosting [^\n]*: about USD a month on [^\n]*\n[^]*?\n[^\n]*: USD a month'),
    holds: (headline, first) => headline === first,
  },
]

/** Those that set another plan against the one that holds. */
const againstPlan: readonly RegExp[] = [
  pattern('costs? USD in total: USD (less|more) (?:and|than)'),
  pattern('would take [^.]*? cost USD in total: USD (less|more)'),
  pattern('the same GPUs would be USD and [^\n]*?: that saves USD'),
  pattern('begun anew, it takes [^\n]*? and USD in total: USD of GPU time for nothing'),
]

/** `plan`: the bill of the plan that holds, as its card says it; null: there is none. */
export function answerFaults({ text, blocks }: MessageContent, plan: number | null): readonly string[] {
  const words = blocks.flatMap(textOf).join('\n')
  const spoken = text.map(plainLine).join('\n')
  const faults = [words, spoken].flatMap((each) =>
    rules.flatMap(({ what, says, holds }) =>
      [...each.matchAll(says)]
        .filter((match) => isExact(match[0]) && !holds(...figuresOf(match)))
        .map((match) => `${what}: ${match[0].slice(0, 200)}`),
    ),
  )
  const beside = againstPlan.flatMap((says) =>
    [...words.matchAll(says)].flatMap((match) => {
      const [other = NaN, difference = NaN] = figuresOf(match)
      const base = match[3] === 'less' || match[0].includes('that saves') ? other + difference : other - difference
      return plan === null || !isExact(match[0]) || sameCents(base, plan) ? [] : [`${match[0]}; the plan is $${plan}`]
    }),
  )
  return [...faults, ...beside, ...comparisonFaults(blocks, words), ...billFaults(words)]
}

/** "Cheapest: QLoRA, $941 in total, $73 less than the plan as it is" against the rows of its table. */
function comparisonFaults(blocks: readonly ContentBlock[], words: string): readonly string[] {
  const verdict = pattern('^Cheapest: [^\n]*?, USD in total, (?:as much as|USD less than) ([^\n]*?)\\.(?: |$)').exec(
    words.split('\n').find((line) => line.startsWith('Cheapest: ')) ?? '',
  )
  const table = blocks.find(({ kind }) => kind === 'table')
  if (verdict === null || table?.kind !== 'table' || table.columns[2]?.title !== 'Asked') return []
  const rows = table.rows.map(([total, , asked]) => ({ usd: numberOf(cellText(total)), asked: cellText(asked) }))
  const least = Math.min(...rows.map((row) => row.usd))
  const [, total = '', less = '0', other = ''] = verdict
  const name = other === 'the plan as it is' ? 'As it is' : other
  const next = rows.find(({ asked }) => asked === name)
  const isRight =
    sameCents(least, numberOf(total)) && (next === undefined || sameCents(next.usd - least, numberOf(less)))
  return isRight || !isExact(verdict[0]) ? [] : [`${verdict[0]}: ${JSON.stringify(rows)}`]
}

/** "$1,676 in total: … = $1,510 of GPU time. On top come $12 for …; $151 for …": each part is rounded by itself. */
function billFaults(words: string): readonly string[] {
  return [
    ...words.matchAll(/\$[\d.,]+ in total: [^\n]*?= \$[^\n]*?of GPU time\. On top come [^\n]*?(?=\. 8 in 10|\.?$)/gmu),
  ].flatMap(([sentence]) => {
    const figures = [...sentence.matchAll(pattern('(?:= |come |; )USD (?:of|for)|^USD in total'))]
    const amounts = figures.map(([, part, total]) => numberOf(part ?? total ?? ''))
    const [total = NaN, ...parts] = amounts
    const sum = parts.reduce((all, each) => all + each, 0)
    const rounding = Math.max(0.02, total >= 100 ? amounts.length : 0.01 * amounts.length)
    return Math.abs(sum - total) <= Math.max(rounding, total * 0.006) ? [] : [`a bill of ${sum}: ${sentence}`]
  })
}

function textOf(block: ContentBlock): readonly string[] {
  if (block.kind === 'heading') return [block.text]
  return block.kind === 'text' || block.kind === 'notes'
    ? block.lines.flatMap((each) => plainLine({ spans: each.spans }).split('\n'))
    : []
}

const cellText = (cell: string | { readonly text: string } | undefined): string =>
  typeof cell === 'string' ? cell : (cell?.text ?? '')

/** Thousands and millions are rounded so far that differences need not add up. */
const isExact = (text: string): boolean => !/\$[\d.,]*\d[kM]/u.test(text)
const figuresOf = (match: RegExpMatchArray): readonly number[] =>
  match.slice(1).flatMap((part) => (/^[\d.,]*\d[kM]?$/u.test(part ?? '') ? [numberOf(part ?? '')] : []))
const numberOf = (text: string): number => {
  const figure = Number(text.replace(/[$,kM]/gu, ''))
  return text.endsWith('k') ? figure * 1e3 : text.endsWith('M') ? figure * 1e6 : figure
}
const sameCents = (one: number, other: number): boolean => Math.round(one * 100) === Math.round(other * 100)
