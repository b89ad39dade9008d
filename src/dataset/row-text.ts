/** What of a row of training data a model reads, and in which of the common formats the row is. */

/** How rows are written: conversations, instructions, preferences, or plain text. */
export type RowFormat =
  | 'messages'
  | 'conversations'
  | 'preference'
  | 'instruction'
  | 'prompt-completion'
  | 'text'
  | 'other'

export type RowText = {
  readonly format: RowFormat
  /** All that is tokenized, in order. */
  readonly text: string
  /** Messages, or sides of a pair: a template adds a few tokens around each. */
  readonly parts: number
}

type Row = Readonly<Record<string, unknown>>

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The strings of a message: its content may be a list of parts, of which the texts count. */
function contentOf(message: unknown): string {
  if (typeof message === 'string') return message
  if (!isRow(message)) return ''
  const { content, value, text } = message
  const said = content ?? value ?? text
  return Array.isArray(said) ? said.map(contentOf).join('\n') : typeof said === 'string' ? said : ''
}

function conversationText(format: RowFormat, messages: readonly unknown[]): RowText {
  return { format, text: messages.map(contentOf).join('\n'), parts: messages.length }
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** Both sides are read by the model, each behind the prompt. */
function preferenceText({ prompt, chosen, rejected }: Row): RowText {
  const question = listOf(prompt ?? '')
    .map(contentOf)
    .join('\n')
  const sides = [chosen, rejected].map((side) => listOf(side).map(contentOf).join('\n'))
  return { format: 'preference', text: sides.map((side) => `${question}\n${side}`).join('\n'), parts: 4 }
}

const joined = (row: Row, keys: readonly string[]): string =>
  keys.flatMap((key) => (typeof row[key] === 'string' ? [row[key]] : [])).join('\n')

/** null where a row is neither an object nor a string. */
export function rowText(row: unknown): RowText | null {
  if (typeof row === 'string') return { format: 'text', text: row, parts: 1 }
  if (!isRow(row)) return null
  if (Array.isArray(row['messages'])) return conversationText('messages', row['messages'])
  if (Array.isArray(row['conversations'])) return conversationText('conversations', row['conversations'])
  if ('chosen' in row && 'rejected' in row) return preferenceText(row)
  if (typeof row['instruction'] === 'string')
    return {
      format: 'instruction',
      text: joined(row, ['system', 'instruction', 'input', 'output', 'response']),
      parts: 2,
    }
  for (const [prompt, answer] of promptKeys) {
    if (typeof row[prompt] === 'string' && typeof row[answer] === 'string')
      return { format: 'prompt-completion', text: joined(row, ['system', prompt, answer]), parts: 2 }
  }
  if (typeof row['text'] === 'string') return { format: 'text', text: row['text'], parts: 1 }
  const texts = Object.values(row).filter((value) => typeof value === 'string')
  return { format: 'other', text: texts.join('\n'), parts: 1 }
}

const promptKeys = [
  ['prompt', 'completion'],
  ['prompt', 'response'],
  ['question', 'answer'],
  ['input', 'output'],
  ['query', 'response'],
] as const
