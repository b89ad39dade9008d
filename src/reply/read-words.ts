/** Which words of a message an estimate was made of, above the answer. */
import type { Message } from './message.ts'
import { context } from './blocks.ts'
import { escape, oneLine } from './mrkdwn.ts'

/** "Read from the message: “llama 3.1 8b”, “100M tokens”". */
export function readWords(words: readonly string[]): string {
  const shown = [...new Set(words.map((each) => oneLine(each, 60)))].slice(0, 12)
  return shown.length === 0 ? '' : `Read from the message: ${shown.map((each) => `“${each}”`).join(', ')}`
}

export function withReadWords(message: Message, words: readonly string[]): Message {
  const line = escape(readWords(words))
  if (line === '') return message
  return { ...message, text: `${message.text}\n${line}`, blocks: [context([line]), ...message.blocks] }
}
