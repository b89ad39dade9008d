/** The receipt in Slack: the main figures with their sums as a message in the thread, every formula in a window. */
import type { KnownBlock, ModalView } from '@slack/types'
import type { Message } from './message.ts'
import type { ReceiptLine, ReceiptSource } from '../recommend/receipt-parts.ts'
import { most } from './block-kit/rule.ts'
import { context, header, section } from './blocks.ts'
import { clip, escape, lengthOf } from './mrkdwn.ts'
import { type ReceiptEntry, receiptParts, type ReceiptPart, sourceWords } from './receipt.ts'

/** How the figures of the first option come about: sums, evidence, sources. `headline` is that of the answer. */
export function receiptMessage(lines: readonly ReceiptLine[], headline: string): Message {
  const [result, evidence] = receiptParts(lines.filter(({ part }) => part === 'result' || part === 'evidence'))
  const sums = result?.entries.filter(({ sum }) => sum !== undefined) ?? []
  const measured = evidence?.entries ?? []
  const main = lines.filter(({ part, figure }) => part === 'memory' && figure === 'device memory')
  const shown = [...sums, ...receiptParts(main).flatMap(({ entries }) => entries)]
  const blocks: KnownBlock[] = [
    header('How the figures come about'),
    section([`*${escape(headline)}*`]),
    section(shown.map(sumLine)),
    ...(measured.length === 0
      ? []
      : [section(['*The nearest measured runs*', ...measured.map((entry) => `•  ${entryLine(entry)}`)])]),
    context(['Every formula that ran, each input and its source: *Details* under the answer, or `gpucost receipt`.']),
  ]
  return { text: clip([headline, ...shown.map(plainSum)].join('\n'), 3500), blocks }
}

/**
 * Every line of the receipt as a window to scroll, after what stands `before` it; whole lines are left out, and said,
 * where Slack's limits are met.
 */
export function receiptView(lines: readonly ReceiptLine[], before: readonly KnownBlock[] = []): ModalView {
  const blocks = [...before, ...receiptParts(lines).flatMap(partBlocks)]
  const room = most('view.blocks')
  const left = blocks.length - (room - 1)
  const shown =
    left > 0 ? [...blocks.slice(0, room - 1), context([`And more: \`gpucost receipt\` prints all of it.`])] : blocks
  return {
    type: 'modal',
    callback_id: 'receipt',
    title: { type: 'plain_text', text: 'Every figure, opened' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [...shown],
  }
}

/** A title, then sections as full as they may be. */
function partBlocks({ title, entries }: ReceiptPart): readonly KnownBlock[] {
  const pages: string[][] = [[]]
  let used = 0
  for (const entry of entries) {
    const lines = clip(fullLine(entry), 1400)
    used += lengthOf(lines) + 1
    if (used > most('text') - 50) {
      pages.push([])
      used = lengthOf(lines) + 1
    }
    pages.at(-1)?.push(lines)
  }
  return [header(title), ...pages.map((page) => section(page))]
}

const sumLine = (entry: ReceiptEntry): string =>
  `*${escape(entry.figure)}: ${escape(entry.value)}*${entry.sum === undefined ? '' : `\n      = ${escape(entry.sum)}`}${sources(entry)}`
const plainSum = ({ figure, value, sum }: ReceiptEntry): string =>
  `${figure}: ${value}${sum === undefined ? '' : ` = ${sum}`}`
const entryLine = (entry: ReceiptEntry): string =>
  `${escape(entry.figure)}: *${escape(entry.value)}*, ${escape(entry.note)}${sources(entry)}`

function fullLine(entry: ReceiptEntry): string {
  const { figure, value, note, formula, sum } = entry
  const said = note === '' ? '' : `  _${escape(note)}_`
  const how = formula === undefined ? '' : `\n      = ${escape(formula)}\n      = ${escape(sum ?? '')}`
  return `*${escape(figure)}: ${escape(value)}*${said}${how}${sources(entry)}`
}

const sources = ({ sources: all }: ReceiptEntry): string =>
  all.length === 0 ? '' : `\n      ${[...new Set(all.map(linked))].join(' · ')}`

/** A source that can be opened where it has an address; its title, date and standing in any case. */
function linked(source: ReceiptSource): string {
  const [address = ''] = source.where.split(/[ ,;]/, 1)
  const words = `${source.title}, ${source.date}${source.standing === undefined ? '' : ` (${source.standing})`}`
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(address)
    ? `<https://${encodeURI(address)}|${escape(words).replaceAll('|', '¦')}>`
    : escape(sourceWords(source))
}
