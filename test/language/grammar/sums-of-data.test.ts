/** Amounts of data that add up, and lengths that are parts of one example. */
import { describe, expect, test } from 'vitest'
import { parseCommand } from '../../../src/language/command.ts'
import { readMessage } from '../../../src/language/message.ts'
import { today, vocabulary } from '../fixtures.ts'

const specOf = (result: ReturnType<typeof parseCommand> | ReturnType<typeof readMessage>) =>
  'scenario' in result ? result.scenario.spec : { problem: 'problem' in result ? result.problem.message : null }
const command = (text: string) => specOf(parseCommand(text, vocabulary, today))
const message = (text: string) => specOf(readMessage(text, vocabulary, today))

describe('of amounts of data that add up', () => {
  test.each([
    ['1.3b from scratch, 9B patents + 1B replay = 10B', 10e9],
    ['llama 8b full 4B code + 2B math + 1B chat = 7B tokens', 7e9],
    ['8b full, 30M tokens chat plus 20M tokens code, 50M tokens total', 50e6],
    ['8b full on 50M tokens: 30M chat + 20M code', 50e6],
  ])('the sum counts: “%s”', (text, tokens) => expect(command(text)).toMatchObject({ tokens }))

  test.each([
    ['8b lora, 740 MB of text, 190 MB of that is overhead, so 550 MB', 550e6 / 4.3],
    ['8b lora, 120M tokens, 20M of those are duplicates, leaves 100M', 100e6],
    ['8b full 3 GB of text minus 1 GB boilerplate = 2 GB', 2e9 / 4.3],
    ['8b lora on 60k rows of 500 tokens, 12k are held out, so 48k rows', 24e6],
  ])('what is left counts: “%s”', (text, tokens) =>
    expect((command(text) as { tokens?: number }).tokens).toBeCloseTo(tokens, -2),
  )

  test('a total behind amounts of tokens is no size of a model', () => {
    const text = 'Continued pretraining of Llama 3.1 8B on 9B tokens of patents + 1B replay = 10B, one epoch'
    expect(message(text)).toMatchObject({ model: 'llama-3.1-8b', tokens: 10e9 })
  })

  test.each([
    '8b full 40M tokens chat, 20M tokens code, 20M tokens math',
    '8b lora 30M tokens or 20M tokens or 50M tokens',
    '8b lora 100M tokens, later 300M tokens',
  ])('figures that no word adds up are asked about: “%s”', (text) => expect(command(text)).toHaveProperty('problem'))
})

describe('ranges of how long texts are', () => {
  test.each([
    ['8b lora 900 contracts, 20-30 pages each', 900 * 25 * (2000 / 3)],
    ['8b lora 500 reports of 10 to 20 pages', 500 * 15 * (2000 / 3)],
    ['8b lora 900 contracts between 20 and 30 pages long', 900 * 25 * (2000 / 3)],
    ['8b lora 300-400 pages of manuals', 400 * (2000 / 3)],
    ['8b lora 20k emails 400-600 tokens each', 12e6],
  ])('in pages count by their middle, in all by the upper end: “%s”', (text, tokens) =>
    expect(command(text)).toMatchObject({ tokens: expect.closeTo(tokens, 0) }),
  )

  test('ends that are far apart are asked about', () =>
    expect(command('8b lora 900 contracts, 2-40 pages each')).toHaveProperty('problem'))
})

describe('lengths that are parts of one example', () => {
  test.each([
    ['8b lora, 20k examples, avg 480 tokens + 120 token summary', 12e6],
    ['8b lora, 20k pairs, 300 in, 150 out', 9e6],
    ['8b lora 40k tickets, about 350 tokens in and 80 out', 17.2e6],
    ['8b lora on 15k dialogs, 900 token prompt plus 200 token answer', 16.5e6],
    ['8b lora 22k transcripts, about 3k tokens each, summary ~200 tokens', 70.4e6],
    ['8b lora 5k tickets ~800 tokens each and the reply is around 200 tokens', 5e6],
    ['8b lora 20k docs, 3k token transcripts -> 200 token summaries', 64e6],
    ['8b lora 10k examples of 800 tokens each, of which answer 200 tokens', 8e6],
  ])('add up: “%s”', (text, tokens) => expect(command(text)).toMatchObject({ tokens }))

  test.each([
    ['8b lora 10k examples, 500 tokens + 2 epochs', 10e6],
    ['8b lora 20k examples 480 tokens, 120 steps', 9.6e6],
  ])('and a number of something else does not: “%s”', (text, tokens) => expect(command(text)).toMatchObject({ tokens }))
})

describe('lists of counts with one length for all', () => {
  test.each([
    ['Letters by quarter: Q1 14,000 - Q2 16,000 - Q3 20,000. 310 tokens per letter, 2 epochs, Gemma 3 27B QLoRA', 31e6],
    ['Notes from three hospitals: 4,000 / 2,500 / 1,500. Every note is 512 tokens. Qwen3 1.7B full', 4.096e6],
    ['Three annotated sets of 2,000, 3,500 and 4,500 reports, 1,100 tokens per report. OLMo 2 13B LoRA', 11e6],
    ['20k samples: 70% are short (500 tok each), 30% are long (4,000 tok each). 1 epoch, Qwen3 8B LoRA', 31e6],
  ])('add up: “%s”', (text, tokens) => expect(message(text)).toMatchObject({ tokens }))
})
