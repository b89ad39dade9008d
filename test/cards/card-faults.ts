/** What is wrong with a card: too long, too many controls, something said twice, or figures of dollars that disagree. */
import type { ContentBlock, MessageContent } from '../../src/presentation/content/message-content.ts'
import { plainLine } from '../../src/presentation/content/message-content.ts'

const most = { lines: 18, controls: 8, columns: 4, cautions: 2 } as const
/** Shorter pieces are figures and names, which a table and a headline share. */
const leastSentenceLength = 24

/** Empty for a sound card: a first plan, or a changed one. */
export function cardFaults(content: MessageContent): readonly string[] {
  const { blocks } = content
  const lines = blocks.flatMap(linesOf)
  const controls = blocks.flatMap((block) => (block.kind === 'controls' ? block.controls : []))
  const columns = Math.max(0, ...blocks.map((block) => (block.kind === 'table' ? block.columns.length : 0)))
  const cautions = lines.filter((text) => /^(?:Watch out|Worth knowing): /.test(text)).length
  return [
    ...(lines.length > most.lines ? [`${lines.length} lines`] : []),
    ...(controls.length > most.controls ? [`${controls.length} controls`] : []),
    ...(columns > most.columns ? [`${columns} columns`] : []),
    ...(cautions > most.cautions ? [`${cautions} cautions`] : []),
    ...repeated(blocks.filter(({ kind }) => kind !== 'table').flatMap(linesOf)),
    ...disagreeingDollars(blocks),
  ]
}

/** What no message may show where a figure stands: a range below nothing, or none at all. */
const noFigure =
  /\((?:-|−)\d[^)%]*(?:–|-|to )|–(?:-|−)\d|\(unknown\)|(?<![\w“])unknown(?= h\b| in total| GPU)|\bNaN\b|\bInfinity\b|\bundefined\b/u

/** Of any message: refusals with what is closest, comparisons, answers, Details. */
export const figureFaults = ({ text, blocks }: MessageContent): readonly string[] =>
  [...text.map(plainLine), ...blocks.flatMap(linesOf)]
    .filter((each) => noFigure.test(each))
    .map((each) => `no figure: ${each}`)

/** Whether Details head another bill than the card does. */
export function detailsFaults(card: MessageContent, details: MessageContent): readonly string[] {
  const [one, other] = [card, details].map(({ blocks }) => dollarsIn(blocks.flatMap(linesOf)[0] ?? '')[0])
  return [...figureFaults(details), ...(one === other ? [] : [`Details: $${other}, the card: $${one}`])]
}

/** The dollars of a card's headline. */
export const billOf = ({ blocks }: MessageContent): number | null =>
  dollarsIn(blocks.flatMap(linesOf)[0] ?? '')[0] ?? null

/** Lines before anything is unfolded; a row of a table is one, and so is a row of controls. */
function linesOf(block: ContentBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'text':
    case 'notes':
      return block.lines.flatMap((each) => plainLine({ spans: each.spans }).split('\n'))
    case 'table': {
      const cell = (each: (typeof block.rows)[number][number]) =>
        typeof each === 'string' ? each : `${each.label}: ${each.text}`
      return [block.columns.map(({ title }) => title), ...block.rows.map((row) => row.map(cell))].map((cells) =>
        cells.join(' | '),
      )
    }
    case 'file':
      return block.text.split('\n')
    case 'controls':
      return ['[controls]']
  }
}

/** Sentences, and parts of lists, that stand in the message more than once; a table may name the plan of the headline. */
function repeated(lines: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return lines
    .flatMap((text) => text.split(/(?<=[.!?])\s+| · /))
    .map((text) => text.replace(/^[A-Z][\w ]+: /, '').replace(/[.\s]+$/, ''))
    .filter((text) => text.length >= leastSentenceLength)
    .flatMap((text) => {
      const isKnown = seen.has(text)
      seen.add(text)
      return isKnown ? [`said twice: ${text}`] : []
    })
}

/** Of the headline, the first row, the range, the change and the limits. */
function disagreeingDollars(blocks: readonly ContentBlock[]): readonly string[] {
  const lines = blocks.flatMap(linesOf)
  const [headline = ''] = lines
  const total = dollarsIn(headline)[0] ?? NaN
  const faults: string[] = []
  const expectSame = (what: string, value: number | undefined) => {
    if (value !== undefined && cents(value) !== cents(total)) faults.push(`${what}: $${value} and $${total}`)
  }
  for (const block of blocks) {
    if (block.kind !== 'table' || block.columns[0]?.title !== 'Total') continue
    const [first] = block.rows[0] ?? []
    expectSame('the first row', typeof first === 'string' ? dollarsIn(first)[0] : undefined)
  }
  const range = lines.find((text) => text.startsWith('8 in 10 comparable runs'))
  const ends = /\$([\d.,]*\d)(k|M)?(?:–([\d.,]*\d)(k|M)?)?/.exec(range ?? '')
  if (ends !== null) {
    const [, low = '', lowUnit, high = low, highUnit] = ends
    const unit = unitOf(highUnit ?? lowUnit)
    const bottom = numberOf(low) * (lowUnit === undefined ? unit : unitOf(lowUnit))
    if (!(bottom <= total && total <= numberOf(high) * unit)) faults.push(`out of its range: $${total}, ${range}`)
  }
  const split = /Of the (\$[\d.,]+[kM]?), (\$[\d.,]+[kM]?) is [^$]*, (\$[\d.,]+[kM]?) /.exec(range ?? '')
  if (split !== null) {
    const [whole = NaN, part = NaN, rest = NaN] = split.slice(1).map((each) => dollarsIn(each)[0] ?? NaN)
    expectSame('what it is made of', whole)
    if (cents(part + rest) !== cents(whole)) faults.push(split[0])
  }
  const change = /^Total cost: (\S+) → (\S+) \([−+](\$[\d.,]+[kM]?)/.exec(
    lines.find((text) => text.startsWith('Total cost: ')) ?? '',
  )
  if (change !== null) {
    const [before = NaN, after = NaN, difference = NaN] = change.slice(1).map((part) => dollarsIn(part)[0] ?? NaN)
    expectSame('after the change', after)
    if (cents(Math.abs(after - before)) !== cents(difference)) faults.push(change[0])
  }
  expectSame('unchanged', dollarsIn(/^Total cost: (\S+), unchanged/m.exec(lines.join('\n'))?.[1] ?? '')[0])
  for (const text of lines) {
    expectSame('against the budget', dollarsIn(/budget: (\$\S+) expected/.exec(text)?.[1] ?? '')[0])
    const budget = dollarsIn(/(?:Inside|Expected inside) \S+ (\$[\d.,]+[kM]?) budget/.exec(text)?.[1] ?? '')[0]
    if (budget !== undefined && total > budget) faults.push(`inside a budget of $${budget}: $${total}`)
  }
  return faults
}

/** Dollars as they are printed: "$1,190", "$0.52", "$312k". */
const dollarsIn = (text: string): readonly number[] =>
  [...text.matchAll(/\$([\d.,]*\d)(k|M)?/g)].map(([, figure = '', unit]) => numberOf(figure) * unitOf(unit))
const numberOf = (figure: string): number => Number(figure.replaceAll(',', ''))
const unitOf = (unit: string | undefined): number => (unit === 'k' ? 1e3 : unit === 'M' ? 1e6 : 1)
const cents = (value: number): number => Math.round(value * 100)
