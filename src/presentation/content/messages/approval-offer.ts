/** What stands under a plan that somebody must approve: the limit with a button to ask, or that it was approved. */
import { formatUsd } from '../../format/number-format.ts'
import { type ContentBlock, line, mention, type MessageContent, notesBlock, type Span } from '../message-content.ts'

/** The id of the button; its value is the id of the estimate that it asks for. */
export const requestApprovalId = 'request_approval'

export type ApprovalOffer =
  | {
      readonly is: 'needed'
      /** Id of the estimate. */
      readonly estimate: string
      /** Null: it is not for everybody who reads along. */
      readonly thresholdUsd: number | null
    }
  | { readonly is: 'approved'; readonly by: string; readonly usd: number }

/** The content with the line and, while nobody has approved, its button. */
export function withApprovalOffer(content: MessageContent, offer: ApprovalOffer): MessageContent {
  const spans: readonly Span[] =
    offer.is === 'approved'
      ? ['Approved by ', mention(offer.by), ` in this thread, up to ${formatUsd(offer.usd)}.`]
      : [
          offer.thresholdUsd === null
            ? 'A plan of this price needs an approval before it begins.'
            : `Above ${formatUsd(offer.thresholdUsd)} a plan needs an approval before it begins.`,
        ]
  const withLine = {
    ...content,
    text: [...content.text, line(...spans)],
    blocks: [...content.blocks, notesBlock([line(...spans)])],
  }
  return offer.is === 'needed' ? withButton(withLine, offer.estimate) : withLine
}

/** The button beside the others: a row of its own would only make the message longer. */
function withButton(content: MessageContent, estimate: string): MessageContent {
  const button = { kind: 'button', id: requestApprovalId, label: 'Request approval', value: estimate } as const
  const at = content.blocks.findLastIndex(({ kind }) => kind === 'controls')
  const row = content.blocks[at]
  const blocks: readonly ContentBlock[] =
    row?.kind === 'controls'
      ? content.blocks.with(at, { ...row, controls: [button, ...row.controls] })
      : [...content.blocks, { kind: 'controls', id: 'approval_request', controls: [button] }]
  return { ...content, blocks }
}
