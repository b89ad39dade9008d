/** Notebooks that are given for nothing: whether a job fits there, and what their card lacks. */
import { expect, test } from 'vitest'
import { freeNotebookIn } from '../../src/language/inquiries/free-notebook.ts'
import { shownAnswer } from './shown-answer.ts'

test.each<[text: string, name: string]>([
  ['i have just colab/kaggle for free: lora qwen3 4b, 2k examples', 'Free on Colab or Kaggle'],
  ['on free Colab or Kaggle: mistral 7b qlora on 3k rows?', 'Free on Colab or Kaggle'],
  ["could Kaggle's 2x T4 train a 7B qlora on 5M tokens?", 'Kaggle'],
  ['llama 1b lora 20M tokens free gpu', 'Free on Colab or Kaggle'],
  ['3b lora 10M tokens, free T4', 'Free on Colab or Kaggle'],
  ['8b qlora on 4M tokens, any free compute?', 'Free on Colab or Kaggle'],
  ['student with no money: llama 3.2 3b on 4k chats', 'Free on Colab or Kaggle'],
])('%s', (text, name) => {
  expect(freeNotebookIn(text)?.name).toBe(name)
})

test.each(['we have 2 free GPUs, A100s: 8b lora 20M tokens', '8b lora 20M tokens on the free GPUs of our cluster'])(
  '%s: cards that nobody uses are no notebook',
  (text) => expect(freeNotebookIn(text)).toBeNull(),
)

test.each([
  ['fine-tune bge-m3 on 500k query/passage pairs, I have a T4 on Kaggle. Realistic?', 'Kaggle'],
  ['I use the T4 on Colab for a 7B QLoRA with 20M tokens, is that realistic?', 'Colab'],
  ['Got two T4s on Kaggle and want to LoRA qwen3 4b over 30M tokens', 'Kaggle'],
])('%s: the card is that of the notebook, and draws no power of the asker', (text, name) => {
  const shown = shownAnswer(text)
  expect(shown).toMatch(new RegExp(`^Free on ${name}: about .* on its (?:2 × )?T4`, 'u'))
  expect(shown).not.toMatch(/electricity/u)
})

test('what has no room for every weight is done with an adapter for nothing', () => {
  const shown = shownAnswer('llama 3.2 1b full 20M tokens free gpu')
  expect(shown).toMatch(/^Free first: a T4 of Colab or Kaggle does it with LoRA, hardly in full, in about/u)
  expect(shown).toContain('Every weight (full) is tight on its T4')
})

test('no card is placed at a notebook that it does not give', () => {
  const shown = shownAnswer('only kaggle/colab free here. gemma 3 4b on 2k Q&A pairs, doable? else what would I pay')
  expect(shown).toMatch(/^Free first: a T4 of Colab or Kaggle does it in about/u)
  expect(shown).toMatch(/Kaggle has two, or a slower P100, for some 30 h a week/u)
  expect(shown).toMatch(/Gemma 3 4B.* is known to overflow in plain fp16/u)
  expect(shown).not.toMatch(/RTX 5090|at Google Colab/u)
})

test('two wishes for the same are answered once', () => {
  const shown = shownAnswer('no money, is there a free gpu for qwen3 4b on 3k examples?')
  expect(shown.match(/The free card is a T4/gu)).toHaveLength(1)
})

test('a weekly quota is no run each week, and no money is the same wish once more', () => {
  const answer = shownAnswer(
    'We have a Kaggle account and no money. Is fine-tuning Qwen3.5 4B on 20k questions doable in the weekly quota?',
  )
  expect(answer).toMatch(/Free on Kaggle: about/u)
  expect(answer).not.toMatch(/runs a month|Free on Colab or Kaggle/u)
})

test('rollouts of up to so many tokens are a count and a cap', () => {
  const answer = shownAnswer('GRPO on Qwen3 8B with 2,000 problems, 8 rollouts of up to 4k tokens, on 8 H200s')
  expect(answer).toContain('Responses of 2000 tokens on average are assumed')
  expect(answer).not.toContain('Not used')
})

test.each([
  [
    'i have colab pro, llama 3.2 3b lora on 900 song texts, do i need to rent anything',
    /^No need to rent: Colab does it on its \w+/u,
  ],
  ['qwen3 4b lora 12k rows on colab pro a100', /^No need to rent: Colab does it on its A100/u],
  ['70b lora 60M tokens, is my colab pro+ enough?', /^Not on Colab in one session; rented: /u],
])('%s: a notebook that is paid for', (text, answer) => {
  expect(shownAnswer(text)).toMatch(answer)
})

test('who leaves it asks for no plan there', () => {
  expect(shownAnswer('trying to get off colab: 8b lora 5M tokens')).not.toMatch(/Colab does it/u)
})
