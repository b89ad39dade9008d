/** Few examples of each thing that is counted are no count of examples; and so little data is asked about. */
import { expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const cases = [
  ['Qwen2.5-VL-7B LoRA, 48k weld photos at 1024x1024, one short question and answer per photo', 48_000],
  ['gemma-3-12b lora on 8k leaf pictures (896x896), each with one label and one sentence', 8000],
  ['Qwen2.5-VL-7B lora, 60,000 satellite tiles of 512 x 512 px, three question/answer pairs per tile', 60_000],
  ['llama 3.1 8b lora, one question and answer per ticket, 20k tickets', 20_000],
  ['qwen2.5-vl-7b lora 25k handwritten forms, 1 transcription for each form', 25_000],
] as const

test.each(cases)('“%s” as a command', (text, examples) =>
  expect(parseCommand(text, vocabulary, today)).toMatchObject({ scenario: { corpus: { examples } } }),
)

test.each(cases.slice(0, 4))('“%s” as a message', (text, examples) =>
  expect(readMessage(text, vocabulary, today)).toMatchObject({ scenario: { corpus: { examples } } }),
)

test('one example of each thing alone is too little to be meant', () =>
  expect(JSON.stringify(parseCommand('mistral 7b lora, one example per customer', vocabulary, today))).toContain(
    'Say how many examples there are in all',
  ))
