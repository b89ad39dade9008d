/** What certificates, laws, patients, licences and links between GPUs do to the first answer. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text]).replaceAll(/\s+/gu, ' ')

describe('where a job may run', () => {
  test.each([
    [
      'HDS certified hosting, mistral 7b lora 8M tokens',
      /^plan: \d+ × \S.* in the EU[^]*HDS: only machines in the EU/u,
    ],
    [
      'SecNumCloud required, llama 3.1 8b lora 20M tokens',
      /in France[^]*No provider is known here to hold SecNumCloud/u,
    ],
    ['IRAP assessed cloud, llama 3.1 8b lora 10M tokens', /at \S+ in Australia/u],
    ['llama 3.1 8b lora 10M tokens, RBI rules apply', /in India[^]*RBI: only machines in India/u],
    ['mistral 7b lora 12M tokens, LGPD', /LGPD asks for a contract on the data/u],
    [
      'hospital in Bavaria, llama 3.1 8b lora 9M tokens',
      /in the EU[^]*“Bavaria”: for data of patients only data centres/u,
    ],
    [
      'qwen3 8b lora 22k essays in Polish with teacher comments, 1500 tokens each',
      /in the EU[^]*“Polish”: for data of people only data centres in the EU[^]*“teacher comments” may be personal/u,
    ],
    ['7b lora on 12k bank statements, budget 200 euros', /in the EU[^]*A budget in euros: for data of people only/u],
    ['llama 3.1 8b lora 10M tokens, gdpr compliant', /“gdpr”: it may be personal or confidential data/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
    expect(says(text)).not.toContain('Not used')
  })

  test.each([
    'qwen3 8b lora on 20k german news articles',
    'qwen3 8b lora on 12k french support chats on runpod',
    'qwen3 8b lora on 20M tokens, budget 200 euros',
    'qwen3 8b lora on 20k support chats of Canadian customers',
  ])('no place is taken for %s', (text) => expect(says(text)).not.toMatch(/for data of people only/u))

  test('a place without prices gives way to the place around it, not to the world', () => {
    expect(says('Swiss hosting, qwen 2.5 14b qlora 20M tokens')).toContain(
      'anywhere in Europe, not only in Switzerland',
    )
  })
})

describe('what the licence forbids', () => {
  test.each([
    [
      'Command R 35B lora 10M tokens',
      /The licence of command r forbids commercial use without a contract with Cohere/u,
    ],
    ['command-a lora 10M tokens', /The licence of Command A 111B forbids/u],
    ['EXAONE 3.5 7.8B lora 20M tokens', /forbids commercial use without a contract with LG/u],
  ])('%s', (text, answer) => {
    expect(says(text)).toMatch(answer)
  })

  test.each(['qwen3 8b lora 10M tokens', 'ministral 3 8b lora 10M tokens'])('%s: nothing', (text) => {
    expect(says(text)).not.toContain('licence')
  })
})

test.each([
  ['mistral 7b lora on 60k customer calls of 700 tokens', true],
  ['llama 3.1 8b lora on 20M tokens for customer support', false],
  ['gemma 2 9b lora, 12M tokens of medical papers', false],
  ['qwen3 8b lora on 9M tokens of patient notes', true],
])('%s: said to be of people: %s', (text, isOfPeople) => {
  expect(says(text).includes(' may be ')).toBe(isOfPeople)
})

test.each([
  ['llama 3.1 70b qlora 5M tokens on my 2x 3090 without nvlink', 'the weights come from the memory of the host'],
  ['8b lora 15M tokens on my 4x 3090, no nvlink', 'NVLink changes next to nothing here'],
  ['8b full 50M tokens on 8 h100 sxm with nvlink', 'NVLink helps here'],
])('%s: %s', (text, sentence) => {
  expect(says(text)).toContain(sentence)
})

describe('somebody who is new to it', () => {
  const poems = 'teach some model to write poems like Truyen Kieu, i got 2MB of poems, free if possible'
  test('is told the free way, and no word of the goal as unused', () => {
    expect(says(poems)).toMatch(/Free: QLoRA of it on the T4 of Colab or Kaggle takes about [\d.]+ h/u)
    expect(says(poems)).not.toContain('Not used')
  })
  test('data in a PDF are no wish for one, and a chatbot costs more than its training', () => {
    const text =
      'I want a chatbot that speaks like our guides. I have about 300 pages in PDF. Which computer do I rent?'
    expect(says(text)).toMatch(
      /^plan: [^]*retrieval \(search, then answer\)[^]*day and night costs more than to train it/u,
    )
  })
  test('data of patients are not sent to a free notebook', () => {
    expect(says('an AI that writes our clinical notes, we have 2000 good notes. what do I need?')).not.toContain(
      'Free: ',
    )
  })
})
