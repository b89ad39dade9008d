/** Amounts of data that are put together of groups, shares, lists, what is kept apart and what is said again. */
import { describe, expect, test } from 'vitest'
import { readMessage } from '../../../src/language/message.ts'
import { withTableInWords } from '../../../src/language/text/table-in-words.ts'
import { today, vocabulary } from '../fixtures.ts'

const tokensOf = (data: string): number | string => {
  const result = readMessage(`What does LoRA on Llama 3.1 8B cost? ${data}`, vocabulary, today)
  return 'scenario' in result ? (result.scenario.spec.tokens ?? 0) : result.problem.kind
}

describe('data of groups', () => {
  test.each([
    ['14 branches with 900 claims each, 650 tokens a claim.', 14 * 900 * 650],
    ['In each of 6 languages we have 5,000 dialogues of 600 tokens.', 6 * 5000 * 600],
    ['2,000 essays for each of our 8 subjects, 900 tokens apiece.', 8 * 2000 * 900],
    ['18 teachers, 40 essays per teacher, 1,100 tokens an essay.', 18 * 40 * 1100],
    ['Our 25 shops each sent 800 reviews of 120 tokens.', 25 * 800 * 120],
    ['8,000 calls, each with about 40 turns of 25 tokens.', 8000 * 40 * 25],
  ])('“%s”', (data, tokens) => expect(tokensOf(data)).toBe(tokens))
})

describe('shares of data, and of what is left of them', () => {
  test.each([
    ['90k chats. 10% are held out, and of the rest we use half. 500 tokens each.', 90_000 * 0.9 * 0.5 * 500],
    ['1.5M rows raw; the filter drops 60 %, then we sample a third. 250 tokens per row.', 200_000 * 250],
    ['Train on whatever is left of 5,000 examples after holding out 10 %, 1,200 tokens each.', 4500 * 1200],
    ['We keep 70 % of the 40k tickets and half of the 12k letters, 500 tokens each.', 34_000 * 500],
    ['Of 120k reviews we keep a fifth, 150 tokens each.', 24_000 * 150],
    ['50k emails, hold out 500 for eval, 350 tokens each.', 49_500 * 350],
    ['100k lines, minus 8k duplicates, minus 2k for eval, 120 tokens each.', 90_000 * 120],
    ['45M tokens crawled; after dedup and cleaning 28M remain.', 28e6],
    ['Train: 24,000. Validation: 3,000. Test: 3,000. Dialogues of 700 tokens.', 24_000 * 700],
  ])('“%s”', (data, tokens) => expect(tokensOf(data)).toBe(Math.round(tokens)))
})

describe('lists of data', () => {
  test.each([
    ['Data:\n- manuals: 3,000 x 900 tokens\n- tickets: 12,000 x 250 tokens\nAll of it three times.', 3 * 5.7e6],
    ['1. contracts: 1,200 x 4,000 tokens\n2. mails: 9,000 x 300 tokens', 7.5e6],
    ['| source | rows | tokens/row |\n|---|---|---|\n| forum | 9,000 | 300 |\n| docs | 2,000 | 1,500 |', 5.7e6],
    ['6,000 German, 4,500 French and 3,500 Dutch letters, each 800 tokens.', 14_000 * 800],
    ['Two batches of 8,000 and 12,000 notes, 450 tokens per note.', 20_000 * 450],
    ['First 4M tokens of easy text, then 7M of hard text, each seen once.', 11e6],
    ['48k mails: 40k of 300 tokens and 8k of 1,200 tokens.', 21.6e6],
    ['Each of 30 lawyers wrote 60 memos of 1,500 tokens; plus 4,000 old letters of 500 tokens.', 4.7e6],
  ])('“%s”', (data, tokens) => expect(tokensOf(data)).toBe(tokens))
})

describe('forms and tables', () => {
  test.each([
    ['rows: 64000\ntok/row: 310\nepochs: 2', 64_000 * 310 * 2],
    ['rows: 64 000, tokens/example: 310', 64_000 * 310],
    ['64k rows, 310 tok/row', 64_000 * 310],
  ])('“%s”', (data, tokens) => expect(tokensOf(data)).toBe(tokens))

  test.each([
    [
      '| model | Gemma 2 9B |\n| rows | 64 000 |\n| tok/row | 310 |\n| epochs | 2 |',
      '64000 examples, 310 tokens each, 2 epochs.',
    ],
    ['| tokens | 40M |\n| deadline | 48h |\n| budget | 300 |', '40M tokens, within 48h, under $300.'],
    ['| model | rows | tok/row |\n|---|---|---|\n| 8B | 64000 | 310 |', '8B model, 64000 examples, 310 tokens each.'],
  ])('in words: “%s”', (table, words) => expect(withTableInWords(table)).toContain(words))

  test('a result is no job', () => {
    const result = '| model | tokens | loss |\n|---|---|---|\n| 8B | 40M | 0.9 |'
    expect(withTableInWords(result)).toBe(result)
  })
})

describe('a result that is told beats what its parts come to', () => {
  test.each([
    ['1,834,221,907 tokens. Roughly a third is duplicates, still deduping, so take 1.3B for now.', 1.3e9],
    ["1.8B tokens, a third of it is duplicates, so let's say 1.3B.", 1.3e9],
    ['120k docs of 500 tokens, half of them spam, so plan with 32M.', 32e6],
    ['1.8B tokens. A third is duplicates.', 1.2e9],
    ['1.8B tokens, a third is duplicates. On a 1.3B model it took 3 h.', 1.2e9],
    ['Two epochs, not three as in the ticket. So 2 x 17M.', 34e6],
    ['3 epochs over 17M, i.e. 3 x 17M tokens.', 51e6],
    ['2 epochs (2 x 17M).', 34e6],
    ['2 epochs → 2 x 17M tokens.', 34e6],
    ['3 x 17M tokens, 3 epochs.', 153e6],
    ['3 epochs of 3 x 17M tokens.', 153e6],
    ['4 x 20M tokens of 4 customers, 2 epochs.', 160e6],
  ])('“%s”', (data, tokens) => expect(tokensOf(data)).toBe(tokens))
})

describe('what is said again agrees, or is asked about', () => {
  test.each([
    ['20k tickets x 300 tokens is 6M, three epochs make 18M.', 18e6],
    ['23M tokens per pass, two passes, so 46M in all.', 46e6],
    ['30M tokens or 20M tokens.', 'conflict'],
  ])('“%s”', (data, tokens) => expect(tokensOf(data)).toBe(tokens))

  test.each([
    ['20M tokens, accuracy is 30% better on the validation set.', 20e6],
    ['20M tokens, we have used 40% of the budget.', 20e6],
    ['20M tokens, the 7 of us lost half of each day.', 20e6],
  ])('no part of the data: “%s”', (data, tokens) => expect(tokensOf(data)).toBe(tokens))
})

test.each([
  ['Epochs? 3', 3],
  ['**Epochs:** 3', 3],
  ['everything three times', 3],
])('passes: “%s”', (passes, epochs) => expect(tokensOf(`20k dialogues, 400 tokens each\n${passes}`)).toBe(8e6 * epochs))

test('a table of keys says how long a row is', () =>
  expect(tokensOf('\nrows: 18000\navg tokens per row: 1400')).toBe(25.2e6))

describe('what is answered or written, many of it, is counted whatever it is called', () => {
  test.each([
    ['8,500 exam answers avg 320 tokens', 8500 * 320],
    ['4.2k completions avg 150 tokens', 4200 * 150],
    ['30k essay responses avg 410 tokens', 30_000 * 410],
    ['9k generations around 95 tokens', 9000 * 95],
    ['2,400 lab protocols, averaging 700 tokens', 2400 * 700],
    ['700 verdicts avg 3,100 tokens', 700 * 3100],
  ])('“%s”', (data, tokens) => expect(tokensOf(data)).toBe(tokens))

  // Of a prompt that is answered they are its samples.
  test('“grpo, 2000 prompts, 64 rollouts avg 900 tokens”', () => {
    const result = readMessage(
      'What does GRPO cost for phi-4? 2000 prompts, 64 rollouts avg 900 tokens',
      vocabulary,
      today,
    )
    expect('scenario' in result ? result.scenario.spec : result.problem).toMatchObject({
      prompts: 2000,
      responseTokens: 900,
    })
  })
})
