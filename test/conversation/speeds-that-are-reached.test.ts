/** What a run reaches of its GPUs: whether that is usual, what is lost by it, and whether it can be true. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('a share of the peak', () => {
  test.each([
    [
      'we get 250 tflops per gpu on H100s, ok? 32 gpus, 10 days to go at $2.2',
      /250 of the 989 TFLOPS that H100 SXM has[^]*25% MFU[^]*7,680 GPU-hours, \$16,896 at \$2\.20\/h\. At 40%/u,
    ],
    [
      'gpu util 97% but MFU only 20% on 8 A100s, 2 weeks left at $1.50/h. what do we lose?',
      /20% MFU[^]*2,688 GPU-hours, \$4,032[^]*97% of a dashboard/u,
    ],
    ['worth it to go from 30 to 45 % mfu on 64 h100 for 3 weeks at 2.4?', /30% MFU[^]*At 45% it is 14 days/u],
    ['our A100s do 140 tflops each, normal?', /140 of the 312 TFLOPS[^]*ordinary/u],
  ])('%s', (text, answer) => expect(says(text)).toMatch(answer))

  test.each([
    ['H100 = 1979 tflops, so 70b x 10B tokens = 590 gpu hours right?', /sparse/u],
    ['Is 42% MFU good for a 70B on H100?', /42% MFU/u],
  ])('what is no speed of a run is read as before: %s', (text, answer) => expect(says(text)).toMatch(answer))
})

describe('a speed that was measured', () => {
  test('a low share of the peak is not called as it should be', () => {
    const answer = says('we measured 3,000 tok/s per gpu on 16 H100 pretraining a 13B, 60B tokens left at 2.5. good?')
    expect(answer).toMatch(/24% of the dense bf16 peak \(MFU\), low[^]*At 40% it would be/u)
    expect(answer).not.toMatch(/as it should be/u)
  })

  test('one that cannot be, on memory that does not hold it, is doubted, at the price of the seller that was named', () => {
    const answer = says(
      'measured 12k tok/s in total on 8xH100 at lambda, llama 3.3 70b full fine-tune, 1B tokens. cost?',
    )
    expect(answer).toMatch(/\(Lambda, [^]*Doubt it: that is 6\d%[^]*1,129 GB, and these GPUs have 640 GB/u)
  })
})
