/** Another plan that a question names by a count, a length, a card, a model or a place, and the verdict on a sum or a time that it names. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const answerTo = (plan: string, text: string): string => lastOf([plan, text])

const [pre, ofOwn, long, inEurope, onSpot] = [
  'pretrain 1b 20B tokens, 8xH100',
  '7b 80M tokens qlora on our own 2x3090',
  'gemma 3 27b 60M tokens lora seq 8192',
  'llama 3.1 70b 1B tokens lora, eu only',
  '70b 300M tokens qlora, spot, cheapest',
]

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  [
    pre,
    /^answer: Half the time yes, the same money no: on 16 × H100 SXM on 2 nodes .* instead of .* and \$\d+ instead of \$\d+ in total/u,
    ['what if we take 16 instead of 8, half the time for the same money?'],
  ],
  [
    pre,
    /^answer: On 32 × H100 SXM on 4 nodes .*What the 4 nodes send one another is in the hours/u,
    ['what happens to time and cost with 32 cards rather than 8?', '32 instead of 8: what does that do to the bill'],
  ],
  [pre, /^answer: Not for the same money: on 16 × H100/u, ['does the price hold if we go to 16?']],
  [
    long,
    /^answer: (?:Hardly|Yes, \$\d+ \(\d+%\) less): at 4,096 it takes .* instead of .* at 8,192\. Memory .*stays as it is.*Texts of up to 3,000 tokens stay whole/u,
    [
      'most of our docs are under 3k tokens, would dropping to 4096 be cheaper',
      '95% of the texts are below 3000 tokens, does 4096 instead of 8192 save anything',
    ],
  ],
  [
    ofOwn,
    /^answer: Yes, 4,096 fits: .* As planned, at 2,048/u,
    ['does it fit at 4096 or do we have to go down to 2048?'],
  ],
  [
    'qwen 2.5 14b 25k examples avg 800 tokens 2 epochs lora',
    /^answer: Not for all: a text of 3,100 tokens loses 1,052 of them \(34%\).*likely few of them at 800.*At 4,096: /u,
    ['seq length 2048 enough for this? longest example is around 3100 tokens'],
  ],
  [
    'mixtral 8x22b 200M tokens lora',
    /^answer: (?:Yes|No), \$\d+ (?:more|less) .*with Qwen2\.5 72B/u,
    ['is qwen 2.5 72b cheaper to tune than this one?', 'is qwen 2.5 72b any cheaper for the same data?'],
  ],
  [
    'llama 3.1 405b 50M tokens qlora',
    /^answer: \$\d+ less\. On the same data Llama 3\.1 70B would take .*For a narrow task/u,
    ['honestly would 70b be good enough, and how much cheaper is it?'],
  ],
  [
    '8b 2B tokens continued pretraining, 8xA100 80GB',
    /^answer: Yes, \$\d+ less and .*fp8 training, H100/u,
    ['would fp8 on h100s bring it down'],
  ],
  [
    ofOwn,
    /^answer: Yes, .* 1 × RTX 4090 at (?!your own)/u,
    [
      'would renting one 4090 be faster than our two 3090s',
      'is a rented 4090 quicker than our 3090s, and what would it cost?',
    ],
  ],
  [
    inEurope,
    /^answer: Yes, \$\d+ \(\d+%\) more in the EU: .* against .* without that limit/u,
    ['does eu only cost us extra compared to us regions', 'would it be cheaper without the eu restriction'],
  ],
  [
    onSpot,
    /^answer: On demand is \$\d+ \(\d+%\) more, so over your \$80: by that rule stay on spot/u,
    ['how much more would it cost on demand? if its under $80 more id rather sleep'],
  ],
  [
    onSpot,
    /^answer: 3 preemptions add about .* h and \$[\d.]+, at most/u,
    ['if we get preempted 3 times what does that add in hours and $', '3 evictions, how much time and money is that'],
  ],
  [
    'llama 3.1 8b 40M tokens qlora, max $30',
    /^answer: It is unlikely \(under 2%\) that it costs more than \$30/u,
    ['we have exactly 30 bucks left this month, whats the chance it goes over?'],
  ],
  [
    '3b 500M tokens full finetune, under 24h',
    /^answer: Very sure: .* 24 h/u,
    ['how sure are you about the 24h? demo is on thursday', 'how certain is it that we keep the 24h'],
  ],
  [
    'llama 3.1 70b 1B tokens lora, done by friday',
    /^answer: Nothing: the plan does it already/u,
    ['what would it take to get it done by thursday evening'],
  ],
  [
    'llama 3.1 70b 180M tokens qlora, under $300',
    /^answer: Unlikely: \$300 is passed in/u,
    ["what's the worst case, could it go over 300"],
  ],
  [
    'mistral 7b 150M tokens full finetune',
    /^answer: No, not on the GPU alone; only with .* needs/u,
    ['can i run this on a single l4', 'could i full finetune it on a 4090?'],
  ],
  [
    'qwen 2.5 32b 120M tokens qlora, 1xH100',
    /^answer: Yes, per hour and GPU: \$[\d.]+\/h for A100 .* against \$[\d.]+\/h for H100 .*In total not/u,
    ['why h100, isnt an a100 cheaper per hour?', 'why the h100 when an a100 has a lower hourly rate'],
  ],
])('%s %s', (plan, says, texts) => {
  for (const text of texts) expect(answerTo(plan, text)).toMatch(says)
})
