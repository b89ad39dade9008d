/** A line that says who brought an answer to a channel. */
import { line, mention, type MessageContent, notesBlock } from '../message-content.ts'

/** `user`: the id of whoever shared it. */
export function withSharedByLine(content: MessageContent, user: string): MessageContent {
  const sharedBy = line('Shared by ', mention(user))
  return { ...content, text: [...content.text, sharedBy], blocks: [notesBlock([sharedBy]), ...content.blocks] }
}
