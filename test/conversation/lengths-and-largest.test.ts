/** How large a model a card trains by each method, texts that were pictures, whose data they are, and lengths that people train with. */
import { describe, expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

describe('how large one can go', () => {
  test.each([
    ['single L40S how large can we go … lora and full both', ['LoRA', 'Full fine-tuning']],
    ['how large can we go on 2x A100 80GB, full and lora both', ['LoRA', 'Full fine-tuning']],
    ['with one H100 how large can we go — both full ft and lora', ['LoRA', 'Full fine-tuning']],
    ["with one H100 what's the largest we can do, lora and full", ['LoRA', 'Full fine-tuning']],
    ['single 3090 how large can we go', ['QLoRA', 'LoRA', 'Full fine-tuning']],
    ['how large can we go on one 4090 with qlora', ['QLoRA']],
  ])('%s', (text, methods) => {
    const answer = lastMeant([text])
    expect(answer).toMatch(/^answer: About \d+B is the largest usual size/u)
    expect([...answer.matchAll(/^- ([\w -]+): \d+B/gmu)].map((found) => found[1])).toEqual(methods)
  })

  test('with a model and data it is a plan, and two runs on a card are none of it', () => {
    expect(lastMeant(['how large can we go with the batch on an A100, llama 8b lora 10k samples'])).toMatch(/^plan: /u)
    expect(lastMeant(['can two people run both lora trainings on one card'])).toContain('Possible where both fit')
  })
})

describe('what the data are', () => {
  test('scans that were read are texts', () => {
    const answer = lastMeant(['classify scanned letters, already OCRed to plain text, 8k labelled'])
    expect(answer).toContain('ModernBERT large on 12.3M tokens')
    expect(lastMeant(["llama 8b lora on 3k scans of invoices, ocr'd to text"])).not.toContain('image')
    expect(lastMeant(['llama 8b lora on 3k scanned invoices as images'])).toContain('2000 tokens a page')
  })

  const remark = 'may be personal or confidential data'
  test.each([
    'llama 8b lora on my own invoices and receipts, 3k examples',
    'llama 8b lora on 2k customer invoices',
    'llama 8b lora, 3k examples, for tagging emails',
  ])('of people, perhaps: %s', (text) => expect(lastMeant([text])).toContain(remark))

  test.each([
    'llama 8b lora 10k samples, send me the invoice by email',
    'llama 8b lora 10k samples, do you send an invoice?',
  ])('not data at all: %s', (text) => expect(lastMeant([text])).not.toContain(remark))
})

describe('a sequence that is told in words', () => {
  test.each([
    ['llama 8b lora, sequence of 20k words, 500 docs', 'Sequence length 32.8k holds “sequence of 20k words”'],
    ['llama 8b lora 10M tokens, context of 12 pages', 'Sequence length 8192 holds “context of 12 pages”, 8000 tokens'],
  ])('is of the next usual length: %s', (text, says) => expect(lastMeant([text])).toContain(says))

  test('in tokens it is as it was said', () =>
    expect(lastMeant(['llama 8b lora 10M tokens seq 26667'])).toContain('sequences of 26,667'))
})
