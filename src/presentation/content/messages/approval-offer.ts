/** What stands under a plan that somebody must approve: the limit with a button to ask, or that it was approved. */
import { formatUsd } from '../../format/number-format.ts'
import { line, mention, type MessageContent, notesBlock, type Span } from '../message-content.ts'

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
            ? 'A plan of this price needs an approval before it is rented.'
            : `Above ${formatUsd(offer.thresholdUsd)} a plan needs an approval before it is rented.`,
        ]
  const button = {
    kind: 'controls',
    id: 'approval_request',
    controls: [
      {
        kind: 'button',
        id: requestApprovalId,
        label: 'Request approval',
        value: offer.is === 'needed' ? offer.estimate : '',
      },
    ],
  } as const
  return {
    ...content,
    text: [...content.text, line(...spans)],
    blocks: [...content.blocks, notesBlock([line(...spans)]), ...(offer.is === 'needed' ? [button] : [])],
  }
}
