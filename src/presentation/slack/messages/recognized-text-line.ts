/** Which words of a message an estimate was made of, above the answer. */
import type { SlackMessage } from '../slack-message.ts'
import { contextBlock } from '../blocks/layout-blocks.ts'
import { escapeMrkdwn, toOneLine } from '../blocks/mrkdwn.ts'

/** "Read from the message: “llama 3.1 8b”, “100M tokens”". */
export function recognizedTextLine(phrases: readonly string[]): string {
  const distinctPhrases = [...new Set(phrases.map((each) => toOneLine(each, 60)))].slice(0, 12)
  return distinctPhrases.length === 0
    ? ''
    : `Read from the message: ${distinctPhrases.map((each) => `“${each}”`).join(', ')}`
}

export function withRecognizedText(message: SlackMessage, phrases: readonly string[]): SlackMessage {
  const line = escapeMrkdwn(recognizedTextLine(phrases))
  if (line === '') return message
  return { ...message, text: `${message.text}\n${line}`, blocks: [contextBlock([line]), ...message.blocks] }
}
