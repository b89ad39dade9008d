/** Kinds of models, parts of them and what they are shown, named beside the model or its size. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  ['splade retriever on distilbert, 300k pairs', /DistilBERT base on/u],
  ['ColBERT-style model from modernbert base, 400k triplets', /ModernBERT base on/u],
  ['siglip + llama 3.1 8b, 200k examples of 900 tokens, full', /Llama 3\.1 8B on 180M tokens/u],
  ['reranker 560M, 300k pairs', /A 560M model on/u],
  ['bi-encoder retriever 110M on ms marco, 2 epochs', /A 110M model on/u],
  ['GPT 125M, openwebtext', /GPT-2 124M on/u],
])('%s', (text, job) => {
  const answer = lastOf([text])
  expect(answer).toMatch(/^plan: /u)
  expect(answer).toMatch(job)
  expect(answer).not.toMatch(/Not used/u)
})

test.each([
  ['qwen2.5-vl 7b lora, 20k invoices', true],
  ['vlm 7b, 30k scanned receipts, lora', true],
  ['qwen2.5-vl 3b on 9k wiring diagrams', true],
  ['llama 8b lora, 30k receipts', false],
  ['qwen2.5-vl 7b lora, 20k invoices of 900 tokens', false],
])('what a model that sees is shown is an image: %s', (text, isShown) => {
  expect(/tokens (?:a page|an image) are assumed/u.test(lastOf([text]))).toBe(isShown)
})

test.each([
  ['H200 or 2xH100 for 70b qlora', '- H200: 1 × H200'],
  ['8x A100 80GB vs B200 for a full 8b, 200M tokens', '- B200: 1 × B200'],
])('a card beside so many of another is one of it: %s', (text, row) => {
  expect(lastOf([text])).toContain(row.replace(/^- /u, ''))
})

test.each([
  '14b lora 10M tokens on the workstation with 2x 4090',
  'lora on an 8b, 10M tokens, indicative price',
  'We have 4x RTX 3090 in the office. lora 13b, 8M tokens',
])('words for what the plan has are not named as not used: %s', (text) => {
  expect(lastOf([text])).not.toMatch(/Not used/u)
})

test('a company of so many people is no number of runs', () => {
  const answer = lastOf(['I am at a 40-person company, lora for a 30B on 900k emails, each about 150 words'])
  expect(answer).not.toMatch(/40 (?:such )?runs/u)
})
