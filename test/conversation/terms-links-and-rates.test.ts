/** Terms and rates of sellers, pairs and learning rates that a question names without asking for another plan. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

describe.each<[plan: string, questions: readonly [asked: string, says: RegExp][]]>([
  [
    '8b 1B tokens full finetune 8xH100, coreweave',
    [
      [
        'coreweave want a whole month commit i think, is that in the price',
        /^answer: No: the \$\S+ have no term in them/u,
      ],
      ['does this price need a commitment', /^answer: No: the \$\S+ have no term/u],
      ['how much would a 1 month reservation cost', /^answer: (?!No: the)/u],
    ],
  ],
  [
    'mixtral 8x22b 100M tokens lora, 8xH200',
    [
      ['does aws even have h200s without a reservation', /^answer: Yes, there is a price without a term: AWS asks/u],
      ['does lambda have 8xh200 without contract', /^answer: I cannot tell\. No price of H200 SXM at Lambda/u],
    ],
  ],
  [
    'llama 3.1 70b 350M tokens lora, aws only',
    [
      ['why’s aws double everybody else', /^answer: On demand, for one H100 SXM: AWS .*for quota(?!.*This plan on)/u],
      ['why is aws like 3x everyone', /^answer: On demand, for one H100 SXM: AWS/u],
    ],
  ],
  [
    'dpo llama 3.1 8b 40k pairs avg 800 tokens, lora',
    [['40k pairs, did you count chosen and rejected both', /^answer: (?:Both are|Yes).*32M tokens/u]],
  ],
  [
    '3b continued pretraining 2B tokens, 8xA100',
    [['lr for continued pretraining? 2e-5 feels low', /^answer: 2e-5 is fine/u]],
  ],
  [
    'llama 3.1 70b 500M tokens lora, our own 8xA100 40GB',
    [['compare with renting 8xh100 pls, time and money', /As it is vs H100/u]],
  ],
  [
    'phi-4 14b 12M tokens qlora, 1xL4, cheap',
    [['colab pro+ gives an a100 for like 1.3/h, cheaper no?', /^answer: Yes: cheaper and faster in GPU time/u]],
  ],
])('below “%s”', (plan, questions) => {
  test.each(questions)('“%s”', (asked, says) => {
    expect(lastOf([plan, asked])).toMatch(says)
  })
})
