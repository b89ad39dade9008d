/** Questions below a plan that name a card, a number, a seller or a memory that are not the plan's: of these they are answered. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe.each<[plan: string, questions: readonly [asked: string, says: RegExp][]]>([
  [
    'llama 3.1 70b qlora 10k examples 1k tokens',
    [
      [
        'will it fit on one 80gb card or do I need two',
        /^answer: Yes, one 80 GB card is enough: 1 × \S+ .* GiB of .* 2 × .* The plan, 1 × B200/u,
      ],
      ['do I need two 80gb cards', /^answer: No, one 80 GB card is enough: 1 × /u],
      [
        'is a single 48gb card ok or do we need 2',
        /^answer: No, one 48 GB card is not enough: .* too close to the 47\.5 GiB there are\. 2 do: 2 × /u,
      ],
      ['is it the 40gb or the 80gb one?', /^(?!answer: (?:Yes|No), one)/u],
      ['is 80 gb of disk enough or do we need 200', /^(?!answer: (?:Yes|No), one)/u],
    ],
  ],
  [
    'mistral nemo 12b full finetune 60M tokens',
    [
      [
        'do i need 80gb cards or 48gb is enough',
        /^answer: No, one 48 GB card is not enough: .* GiB, and has 47\.5 GiB\. 8 do: .*No, one 80 GB card is not enough: .* 4 do: 4 × /su,
      ],
      ['is 48gb enough or do i need 80?', /^answer: No, one 48 GB card is not enough: .* one 80 GB card/su],
    ],
  ],
  [
    'gemma 7b qlora 9k examples on a10g',
    [
      ['will i get OOM on 24gb?', /^answer: No, it fits: 1 × A10G .*16\.4 GiB of 22\.1 GiB/u],
      ['would 16gb oom?', /^answer: No, it fits: 1 × /u],
      ['would 8gb oom?', /^answer: Yes, on the GPU alone; it goes only with /u],
    ],
  ],
])('below “%s”', (plan, questions) => {
  test.each(questions)('“%s”', (asked, says) => {
    expect(lastOf([plan, asked])).toMatch(says)
  })
})
