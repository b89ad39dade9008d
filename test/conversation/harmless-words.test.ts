/** Words that an answer has used or answered are not named as left over. */
import { expect, test } from 'vitest'
import { shownAnswer as shown } from './shown-answer.ts'

test.each([
  'italy only (milan or rome), 8b lora on 90M tokens, under 500 EUR',
  '14b sft, 40M tokens, has to run over the weekend, viable?',
  'we have 12k euros, 2 weeks and the crazy plan to pretrain a 1B on 50B tokens. Feasible? one node?',
])('%s', (text) => {
  const answer = shown(text)
  expect(answer).not.toMatch(/Not used|Not answered|Far too much/u)
})

test('whether to wait is answered with what a fall of prices would save', () => {
  const answer = shown('should i wait? rents of H100 keep falling, will they be lower next spring? it is 300 gpu hours')
  expect(answer).toMatch(/300 GPU-hours are \$[\d,]+ to \$[\d,]+ today .*a fall of 15% would save \$\d+ to \$\d+/u)
  expect(answer).not.toContain('Not answered')
})
