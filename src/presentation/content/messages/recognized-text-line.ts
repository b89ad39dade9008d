/** Above an estimate that was read out of a message: the words that it was made of. */
import { toOneLine } from '../../format/truncate.ts'
import { line, type MessageContent, notesBlock } from '../message-content.ts'

const maxPhrases = 12

/** "Read from the message: “llama 3.1 8b”, “100M tokens”"; '' for no phrase. */
export function recognizedTextLine(phrases: readonly string[]): string {
  const distinctPhrases = [...new Set(phrases.map((each) => toOneLine(each, 60)))].slice(0, maxPhrases)
  return distinctPhrases.length === 0
    ? ''
    : `Read from the message: ${distinctPhrases.map((each) => `“${each}”`).join(', ')}`
}

/** The content with the phrases above it; itself where there are none. */
export function withRecognizedText(content: MessageContent, phrases: readonly string[]): MessageContent {
  const text = recognizedTextLine(phrases)
  if (text === '') return content
  return { ...content, text: [...content.text, line(text)], blocks: [notesBlock([line(text)]), ...content.blocks] }
}
