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
