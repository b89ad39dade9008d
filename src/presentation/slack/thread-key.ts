/**
 * The key of a thread inside the controls of a message, by which the thread is found again where neither the message
 * nor its place identifies it: an answer that one person sees, or one that came through a response address.
 */
import type { SlackMessage } from './slack-message.ts'

/** Between a block's own name and the key. */
const separator = ' '

/** The message with the key in the id of each block of controls. */
export function withThreadKey(message: SlackMessage, key: string): SlackMessage {
  const blocks = message.blocks.map((block) =>
    block.type === 'actions' ? { ...block, block_id: `${block.block_id ?? ''}${separator}${key}` } : block,
  )
  return { ...message, blocks }
}

/** The key in the id of a block; null: there is none. */
export function threadKeyIn(blockId: string | undefined): string | null {
  const index = blockId?.indexOf(separator) ?? -1
  return index === -1 ? null : (blockId?.slice(index + separator.length) ?? null)
}
