/** A run of one's own that is told with its hours: no limit of the job, and what it says of its hours. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    'Our previous QLoRA of llama 70b (4M tokens) took 3 h on one H100. This time 15M tokens.',
    /^plan: 1 × [^]*Your earlier run \(“3 h”\) did 370 tok\/s, .* times slower than the .*Look for padding/u,
  ],
  [
    'last month we ran 8M tokens through an 8b lora in 5 hours on a single 4090; now we have 90M tokens',
    /90M tokens: LoRA[^]*did 444 tok\/s/u,
  ],
  [
    'It took us 2 days to train mistral 7b fully on 150M tokens with 4 A100s. Next is 600M tokens.',
    /600M tokens: full/u,
  ],
])('%s', (text, answer) => {
  const said = lastOf([text])
  expect(said).toMatch(answer)
  expect(said).not.toMatch(/within (?:3|5|48) h|deadline/u)
})

test('a limit, and what others did, are no run of one’s own', () => {
  expect(lastOf(['8b lora 20M tokens, must be done within 4 hours'])).toMatch(/deadline of 4 h/u)
  expect(lastOf(['The paper trained on 10M tokens, it took them 4 hours. 8b lora 20M tokens for us.'])).not.toMatch(
    /Your earlier run/u,
  )
})
