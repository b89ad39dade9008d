/** Goals that say how large the model is to be, or ask it. */
import { describe, expect, test } from 'vitest'
import { lastMeant } from './thread-driver.ts'

describe('a small model', () => {
  test.each([
    'could a small model do our email replies? 8k examples',
    'a small model that summarises tickets, 5k examples',
    'need something that writes product descriptions in our style and runs on a laptop, 4k examples',
    'something we can run on a laptop for our support answers, 6k tickets',
  ])('%s', (text) => {
    const answer = lastMeant([text])
    expect(answer).toMatch(/^plan: .*\nA 3B model on /u)
    expect(answer).toContain('a small model is taken, 3B, whose weights are some 1.7 GB in 4 bits')
    expect(answer).toMatch(/3B is the smallest [^\n]*: 8b \$/u)
    expect(answer).not.toContain('no data on “laptop”')
  })

  test.each([
    ['something we can run on a laptop that classifies emails, 5k examples', 'ModernBERT'],
    ['I want something self-hosted that answers like our support team, 6k tickets', 'An 8B model on 9.22M tokens'],
    ['emails to be sorted into spam / lead / invoice / other, 7k labelled', 'ModernBERT'],
    ['can I run a llama 8b on my laptop', 'There is no data on “my laptop”'],
  ])('%s', (text, expected) => {
    expect(lastMeant([text])).toContain(expected)
    expect(lastMeant([text])).not.toContain('a small model is taken')
  })
})

describe('which size does', () => {
  test.each([
    ['which model size is enough for extracting fields from invoices, 4k examples', '3B to 8B is enough to extract'],
    ['which model size is enough for extracting fields from invoices', '3B to 8B is enough to extract'],
    ['what size do I need for summarising legal contracts, 3k examples', 'of long documents 14B to 32B'],
    ['what size model do I need for classifying tickets, 10k labelled', '0.4B is enough for labels'],
    ['how big a model do I need to answer support emails, 10k examples', '8B is enough to begin with'],
    ['which size llm is best for writing our newsletters in our tone? 2k newsletters', '8B is enough for a manner'],
  ])('is said above the plan: %s', (text, advice) => {
    const answer = lastMeant([text])
    expect(answer).toMatch(/^plan: /u)
    expect(answer).toContain(advice)
    expect(answer).toContain('Guessed: ')
  })

  test.each(['what size model can I finetune on a 4090', 'how big a model fits on one L40S'])(
    'of a card is what it holds: %s',
    (text) => expect(lastMeant([text])).toMatch(/^answer: About \d+B is the largest/u),
  )
})

describe('code', () => {
  test.each([
    'a model that writes our internal DSL, 6k examples',
    'generate SQL from questions on our schema, 5k pairs',
    'code completion for our in-house language, 15k snippets',
  ])('takes a ready coder model: %s', (text) => {
    const answer = lastMeant([text])
    expect(answer).toContain('Guessed: Qwen2.5 Coder 7B')
    // Larger models are other models: each has its own sum.
    expect(answer).toMatch(/larger models [^\n]*: 32b (\$[\d.]+), .*; 70b (?!\1,)\$/u)
  })
})

test.each([
  ["client data can't leave Canada, 20k chat transcripts, some mid size open model, under 300 CAD", 14],
  ['fine-tune a medium sized llm on 5k tickets, which gpu', 14],
  ['finetune a large open model on 20k chats, quality matters', 70],
  ['20k chats, some open model', 8],
])('a size in words, or none, is planned: %s', (text, billions) => {
  expect(lastMeant([text])).toMatch(new RegExp(`^plan: [^]*Guessed: an? ${billions}B model`, 'u'))
})

test('a model that is named is the one meant', () => {
  expect(lastMeant(['finetune gemma 3 12b, a mid size open model, on 20k chats'])).not.toContain('14B')
})

test('a size that was wished for is not called the usual one', () => {
  const wished = lastMeant(['15k past replies, a page each, some mid size open model for a bot that drafts replies'])
  expect(wished).toContain('Larger models answer better and cost more:')
  expect(wished).not.toContain('smallest that is usual')
  expect(lastMeant(['5,000 support chats, our own chatbot'])).toContain(
    '8B is the smallest that is usual for this; larger',
  )
})

test('how old the data are is no deadline', () => {
  expect(
    lastMeant(['train our own model on 120,000 customer emails from the last four years so it answers them']),
  ).not.toContain('deadline')
})
