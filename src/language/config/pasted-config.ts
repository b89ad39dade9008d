/** A message, or the configuration that is pasted into it. */
import { type GivenData, phrasesOfData, presetOfData } from '../given-data.ts'
import { type MessageResult, readMessage } from '../message.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { type ParseResult, parseCommand } from '../command.ts'
import type { PresetInput } from '../grammar/preset-slots.ts'
import { launchesTrainer, pastedConfigIn } from './config-detection.ts'
import type { ConfigSummary } from './config-summary.ts'
import { readConfig, scenarioOfConfig } from './trainer-config.ts'

export type ParsedMessageOrConfig = MessageResult & { readonly config?: ConfigSummary }

/** Reads a message, or the configuration that is pasted into it with the words around it; `data` stand beside it. Never throws. */
export function readMessageOrConfig(
  text: string,
  vocabulary: Vocabulary,
  today: string,
  data?: GivenData,
): ParsedMessageOrConfig {
  const pasted = pastedConfigIn(text)
  if (pasted === null) return readMessage(text, vocabulary, today, presetOfData(text, data))
  const used = pasted.spans.map(({ start, end }) => ({ start, end, words: text.slice(start, end) }))
  const options = { mode: 'message', data: data === undefined ? [] : phrasesOfData(data) } as const
  return { ...scenarioOfConfig(readConfig(pasted.snippets, pasted.words, vocabulary, today, options)), used }
}

/** Reads a command, or an object of JSON in it with the words around that. Never throws. */
export function readCommandOrConfig(
  text: string,
  vocabulary: Vocabulary,
  today: string,
  given: PresetInput | null = null,
): ParseResult & { readonly config?: ConfigSummary } {
  const pasted = text.includes('{') || launchesTrainer(text) ? pastedConfigIn(text) : null
  return pasted === null
    ? parseCommand(text, vocabulary, today, given)
    : scenarioOfConfig(readConfig(pasted.snippets, pasted.words, vocabulary, today))
}
