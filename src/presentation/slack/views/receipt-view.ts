/** "Details": the total cost and every line of the receipt, as a window to scroll. */
import type { KnownBlock, ModalView } from '@slack/types'
import type { ReceiptLine } from '../../../recommend/receipt/receipt-line.ts'
import {
  type ReceiptEntry,
  type ReceiptSection,
  receiptSections,
  sourceReference,
} from '../../content/receipt-sections.ts'
import { totalCostMessage } from '../../content/messages/total-cost-message.ts'
import type { TotalCostSummary } from '../../content/total-cost/total-cost-summary.ts'
import { contextBlock, headerBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { mrkdwnSpan } from '../blocks/mrkdwn-line.ts'
import { escapeMrkdwn, truncateEscaped } from '../blocks/mrkdwn.ts'
import { plainRendering } from '../blocks/plain-rendering.ts'
import { codePointLength, limitOf } from 'local-slack/block-kit/limits'
import { renderMessage } from '../render-message.ts'

/** In code points. */
const maxEntryLength = 1400

/** Whole lines are left out where Slack's limits are met; the last line then says so. */
export function receiptView(receipt: readonly ReceiptLine[], totalCost: TotalCostSummary): ModalView {
  // A window takes no tables.
  const { blocks: totalCostBlocks } = plainRendering(renderMessage(totalCostMessage(totalCost)))
  const blocks = [...totalCostBlocks, ...receiptSections(receipt).flatMap(sectionBlocks)]
  const maxBlocks = limitOf('view.blocks')
  const fittingBlocks =
    blocks.length > maxBlocks - 1
      ? [...blocks.slice(0, maxBlocks - 1), contextBlock(['And more: `gpucost receipt` prints all of it.'])]
      : blocks
  return {
    type: 'modal',
    callback_id: 'receipt',
    title: { type: 'plain_text', text: 'Every figure, opened' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: fittingBlocks,
  }
}

/** A title, then sections as full as they may be. */
function sectionBlocks({ title, entries }: ReceiptSection): readonly KnownBlock[] {
  const pages: string[][] = [[]]
  let used = 0
  for (const entry of entries) {
    const text = truncateEscaped(entryText(entry), maxEntryLength)
    used += codePointLength(text) + 1
    if (used > limitOf('text') - 50) {
      pages.push([])
      used = codePointLength(text) + 1
    }
    pages.at(-1)?.push(text)
  }
  return [headerBlock(title), ...pages.map((page) => sectionBlock(page))]
}

function entryText({ figure, value, note, formula, substitution, sources }: ReceiptEntry): string {
  const noteText = note === '' ? '' : `  _${escapeMrkdwn(note)}_`
  const formulaText =
    formula === undefined ? '' : `\n      = ${escapeMrkdwn(formula)}\n      = ${escapeMrkdwn(substitution ?? '')}`
  const references = [...new Set(sources.map((source) => mrkdwnSpan(sourceReference(source))))]
  const sourceText = references.length === 0 ? '' : `\n      ${references.join(' · ')}`
  return `*${escapeMrkdwn(figure)}: ${escapeMrkdwn(value)}*${noteText}${formulaText}${sourceText}`
}
