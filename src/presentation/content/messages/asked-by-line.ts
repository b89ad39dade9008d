/** Under an answer to a slash command, which Slack shows without its text and without who typed it. */
import { toOneLine } from '../../format/truncate.ts'
import { command, line, mention, type MessageContent, notesBlock } from '../message-content.ts'

const maxCommandLength = 160

/** `user`: the id of whoever typed `text`. Controls stay last. */
export function withAskedByLine(content: MessageContent, user: string, text: string): MessageContent {
  const askedBy = line('Asked by ', mention(user), ': ', command(toOneLine(text, maxCommandLength)))
  // Sizes to choose from have buttons in the middle of a card.
  const isBelow = content.blocks.map(({ kind }) => kind === 'controls')
  const at = isBelow.lastIndexOf(false) + 1
  const before = content.blocks.slice(0, at)
  const last = before.at(-1)
  const withLine =
    last?.kind === 'notes'
      ? [...before.slice(0, -1), notesBlock([...last.lines, askedBy])]
      : [...before, notesBlock([askedBy])]
  return { ...content, text: [...content.text, askedBy], blocks: [...withLine, ...content.blocks.slice(at)] }
}

/** `user`: the id of whoever shared it. */
export function withSharedByLine(content: MessageContent, user: string): MessageContent {
  const sharedBy = line('Shared by ', mention(user))
  return { ...content, text: [...content.text, sharedBy], blocks: [notesBlock([sharedBy]), ...content.blocks] }
}
