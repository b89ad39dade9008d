/** "8xH100 overkill?" beside a job: the verdict first, with what a smaller machine takes. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

test.each([
  [
    '7b lora on 15M tokens, is 8xH100 overkill?',
    /Yes, overkill; this does it: 1 × H100[^]*8 × H100 .* would take .*\$/u,
  ],
  ['70b qlora on 15M tokens, we would rent an 8xA100 box - overkill?', /Yes, overkill; [^]*8 × A100 .* would take/u],
  ['full fine-tune llama 8b on 2B tokens, would 16 H100 be excessive?', /No, not overkill: 16 × H100[^]*The smallest/u],
  [
    '1.5B decoder from scratch, 250B tokens. How many H100 days, and would 8 be silly?',
    /No, not overkill: 8 × H100[^]*GPU-days of H100/u,
  ],
  ['SDXL full finetune, 200k images, 5 epochs. 8xH100 overkill?', /No, not overkill: SDXL[^]*1 × H100 SXM takes .*\$/u],
  ['flux lora of 35 images on an H100, overkill?', /Yes, overkill: FLUX[^]*take that/u],
])('%s', (text, answer) => {
  expect(lastOf([text])).toMatch(answer)
})

test('a sum or a method is no machine', () => {
  expect(lastOf(['8b lora 20M tokens, $900 too much?'])).not.toMatch(/overkill/u)
  expect(lastOf(['is lora overkill for style? 8b, 5M tokens'])).not.toMatch(/overkill; this|not overkill/u)
})
