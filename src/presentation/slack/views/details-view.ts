/** "Details" as a window to scroll. */
import type { ModalView } from '@slack/types'
import { limitOf } from 'local-slack/block-kit/limits'
import type { MessageContent } from '../../content/message-content.ts'
import { contextBlock } from '../blocks/layout-blocks.ts'
import { plainRendering } from '../blocks/plain-rendering.ts'
import { renderMessage } from '../render-message.ts'

/** Whole blocks are left out where Slack's limit is met; the last line then says so. */
export function detailsView(content: MessageContent): ModalView {
  // A window takes no tables.
  const { blocks } = plainRendering(renderMessage(content))
  const maxBlocks = limitOf('view.blocks')
  return {
    type: 'modal',
    callback_id: 'details',
    title: { type: 'plain_text', text: 'Details' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...blocks.slice(0, maxBlocks - 1),
      contextBlock(['Every formula, input and source: *More…*, _Receipt as a file_, under the answer.']),
    ],
  }
}
