/** An open model under a load: by the token, or on GPUs of one's own. */
import { expect, test } from 'vitest'
import { shownAnswer as shown } from './shown-answer.ts'

test('the sums of both come first, with a verdict', () => {
  const answer = shown(
    'our fine-tuned 8B gets 30,000 requests/day, 1,000 tokens in and 300 out. Host it on a GPU or use a pay-per-token endpoint?',
  )
  expect(answer).toMatch(
    /^(?:answer: )?(?:About even, so begin with an API|An API by the token): about \$\d+ to \$\d+ a month against \$\d+ on GPUs of your own/u,
  )
  expect(answer).not.toMatch(/not on record here/u)
})

test('who asks for the cost of hosting alone gets the month first', () => {
  const answer = shown('what does it cost to host a 13B for 10,000 requests per day with 500 tokens in and 200 out?')
  expect(answer).toMatch(
    /^(?:answer: )?Hosting a 13B model: about \$\d+ a month[^]*By an API for open models of this size/u,
  )
})

test.each([
  'api or rent: 8b lora 15M tokens',
  'rent a gpu or use an api for 8b lora, 15M tokens?',
  'lora of 8b on 15M tokens, hosted service or rent?',
])('%s: what services ask for a million and in all, and which to take', (text) => {
  const answer = shown(text).replaceAll('\n', ' ')
  expect(answer).toMatch(/Hosted, the same tokens are \$[\d.]+ at Crusoe \(\$0\.40 a million, /u)
  expect(answer).toMatch(/take the service for a run or two/u)
  expect(answer).not.toContain('Not used')
})

test.each([
  [
    'Honest question: does it make sense to fine-tune with 300 examples or should I just prompt?',
    /^Prompt first: .* 50 that are held back[^]*LoRA of .* on them .* \$0\.\d\d in total/u,
  ],
  ['few-shot or lora?', /^Prompt first: [^]*some 300 examples/u],
  ['prompting vs fine-tuning, 5k labelled tickets', /^Prompt first: [^]*5,000 examples are enough to tune for a task/u],
  ['rag or finetune for our docs?', /^For answers from documents that change, retrieval/u],
])('%s', (text, says) => expect(shown(text)).toMatch(says))
