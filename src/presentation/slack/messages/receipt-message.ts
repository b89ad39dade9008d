/** The receipt in Slack: the main figures with their sums as a message in the thread, every formula in a window. */
import type { KnownBlock, ModalView } from '@slack/types'
import type { SlackMessage } from '../slack-message.ts'
import type { ReceiptLine, ReceiptSource } from '../../../recommend/receipt/receipt-line.ts'
import { codePointLength, limitOf } from 'local-slack/block-kit/limits'
import { contextBlock, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { truncate, escapeMrkdwn } from '../blocks/mrkdwn.ts'
import {
  type ReceiptEntry,
  receiptSections,
  type ReceiptSection,
  describeSource,
} from '../../content/receipt-sections.ts'

/** How the figures of the first option come about: sums, evidence, sources. `headline` is that of the answer. */
export function receiptMessage(lines: readonly ReceiptLine[], headline: string): SlackMessage {
  const [result, evidence] = receiptSections(lines.filter(({ part }) => part === 'result' || part === 'evidence'))
  const formulaEntries = result?.entries.filter(({ substitution }) => substitution !== undefined) ?? []
  const evidenceEntries = evidence?.entries ?? []
  const memoryLines = lines.filter(({ part, figure }) => part === 'memory' && figure === 'device memory')
  const mainEntries = [...formulaEntries, ...receiptSections(memoryLines).flatMap(({ entries }) => entries)]
  const blocks: KnownBlock[] = [
    headerBlock('How the figures come about'),
    sectionBlock([`*${escapeMrkdwn(headline)}*`]),
    sectionBlock(mainEntries.map(substitutionLine)),
    ...(evidenceEntries.length === 0
      ? []
      : [
          sectionBlock(['*The nearest measured runs*', ...evidenceEntries.map((entry) => `•  ${evidenceLine(entry)}`)]),
        ]),
    contextBlock([
      'Every formula that ran, each input and its source: *Details* under the answer, or `gpucost receipt`.',
    ]),
  ]
  return { text: truncate([headline, ...mainEntries.map(plainSubstitution)].join('\n'), 3500), blocks }
}

/**
 * Every line of the receipt as a window to scroll, after what stands `before` it; whole lines are left out, and said,
 * where Slack's limits are met.
 */
export function receiptView(lines: readonly ReceiptLine[], leadingBlocks: readonly KnownBlock[] = []): ModalView {
  const blocks = [...leadingBlocks, ...receiptSections(lines).flatMap(receiptSectionBlocks)]
  const maxBlocks = limitOf('view.blocks')
  const overflow = blocks.length - (maxBlocks - 1)
  const fittingBlocks =
    overflow > 0
      ? [...blocks.slice(0, maxBlocks - 1), contextBlock([`And more: \`gpucost receipt\` prints all of it.`])]
      : blocks
  return {
    type: 'modal',
    callback_id: 'receipt',
    title: { type: 'plain_text', text: 'Every figure, opened' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [...fittingBlocks],
  }
}

/** A title, then sections as full as they may be. */
function receiptSectionBlocks({ title, entries }: ReceiptSection): readonly KnownBlock[] {
  const pages: string[][] = [[]]
  let used = 0
  for (const entry of entries) {
    const lines = truncate(entryText(entry), 1400)
    used += codePointLength(lines) + 1
    if (used > limitOf('text') - 50) {
      pages.push([])
      used = codePointLength(lines) + 1
    }
    pages.at(-1)?.push(lines)
  }
  return [headerBlock(title), ...pages.map((page) => sectionBlock(page))]
}

const substitutionLine = (entry: ReceiptEntry): string =>
  `*${escapeMrkdwn(entry.figure)}: ${escapeMrkdwn(entry.value)}*${entry.substitution === undefined ? '' : `\n      = ${escapeMrkdwn(entry.substitution)}`}${sourceLines(entry)}`
const plainSubstitution = ({ figure, value, substitution }: ReceiptEntry): string =>
  `${figure}: ${value}${substitution === undefined ? '' : ` = ${substitution}`}`
const evidenceLine = (entry: ReceiptEntry): string =>
  `${escapeMrkdwn(entry.figure)}: *${escapeMrkdwn(entry.value)}*, ${escapeMrkdwn(entry.note)}${sourceLines(entry)}`

function entryText(entry: ReceiptEntry): string {
  const { figure, value, note, formula, substitution } = entry
  const noteText = note === '' ? '' : `  _${escapeMrkdwn(note)}_`
  const formulaText =
    formula === undefined ? '' : `\n      = ${escapeMrkdwn(formula)}\n      = ${escapeMrkdwn(substitution ?? '')}`
  return `*${escapeMrkdwn(figure)}: ${escapeMrkdwn(value)}*${noteText}${formulaText}${sourceLines(entry)}`
}

const sourceLines = ({ sources: all }: ReceiptEntry): string =>
  all.length === 0 ? '' : `\n      ${[...new Set(all.map(sourceLink))].join(' · ')}`

/** A source that can be opened where it has an address; its title, date and standing in any case. */
function sourceLink(source: ReceiptSource): string {
  const [address = ''] = source.where.split(/[ ,;]/, 1)
  const words = `${source.title}, ${source.date}${source.standing === undefined ? '' : ` (${source.standing})`}`
  return /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i.test(address)
    ? `<https://${encodeURI(address)}|${escapeMrkdwn(words).replaceAll('|', '¦')}>`
    : escapeMrkdwn(describeSource(source))
}
