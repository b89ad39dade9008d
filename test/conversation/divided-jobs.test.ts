/** Several jobs in one command, or the data of one in several amounts: all of them are wanted. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('several jobs', () => {
  test.each([
    ['three runs: 7b lora 20M, 13b lora 20M and 70b qlora 20M, total?', 3],
    ['llama 8b lora 30M tokens; qwen 14b lora 30M tokens; total cost', 2],
    ['job 1 mistral 7b lora 10M tokens job 2 llama 70b qlora 30M tokens', 2],
    [
      'sales needs 8xA100 for llama 70b qlora 40M tok, support needs 2xA100 for qwen 7b full 100M tok. what is the sum',
      2,
    ],
    ['two adapters on qwen 14b: legal 15M tokens, medical 22M tokens', 2],
    ['1st client 12M tokens, 2nd 35M, 3rd 8M, all LoRA on mistral nemo 12b, three separate adapters', 3],
    ['customers A, B, C have 5M, 8M and 20M tokens, one lora each on llama 8b', 3],
    ['8b lora 10M tokens on 4090, 70b qlora 10M tokens on h100', 2],
  ])('are added up: %s', (text, count) => {
    const answer = says(text)
    expect(answer).toMatch(/: Together \$/u)
    expect(answer.match(/ in total \(/gu)).toHaveLength(count)
  })

  test('what stands behind the last model is of all', () => {
    expect(says('pretrain 410M and 1.4B, five seeds each, 3B tokens per run, A100-80GB')).toMatch(
      /410M: 5 × \$.*1\.4B: 5 × \$/u,
    )
  })

  test.each(['8b or 13b lora 20M tokens', '8b lora 20M tokens vs 13b lora 20M tokens'])('are compared: %s', (text) => {
    expect(says(text)).toMatch(/: Cheapest: /u)
  })
})

describe('the data of one job', () => {
  test.each([
    ['llama 8b full ft, EN 60M tok, JP 45M tok, one run', '105M'],
    ['qwen 14b: 30M tokens german, 20M tokens french, 10M tokens italian, one model', '60M'],
    ['mistral 7b lora, 40M tokens code + 25M tokens docs', '65M'],
    ['lore is 1.2 million words, plus 300k words of barks. gemma 12b, 4 epochs', '8M'],
    ['8b lora on 20k tickets of 300 tokens and 5k emails of 600 tokens', '9M'],
  ])('is added up: %s', (text, tokens) => {
    expect(says(text)).toMatch(
      new RegExp(String.raw`^plan: .*\n.* on ${tokens} tokens:[^]*All parts of the data are`, 'u'),
    )
  })

  test.each(['8b lora 100M tokens, max 50M tokens', '8b lora 30M tokens, 60M tokens'])('is asked about: %s', (text) => {
    expect(says(text)).toMatch(/Two amounts of data are given/u)
  })

  test('what is kept for tests is not trained on', () => {
    expect(says('13b lora 30M tokens train, 2M tokens eval')).toMatch(/ on 30M tokens:/u)
  })
})
