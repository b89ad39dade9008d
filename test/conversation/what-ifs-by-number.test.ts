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

const [scratch, rows, card, owned, eightOwned] = [
  'pretrain 1.3b from scratch 30B tokens',
  'qwen3 8b 50k emails avg 300 tokens lora',
  'llama 3.1 8b 40M tokens qlora, 1x4090',
  'qwen3 32b 200M tokens lora, own 4xA6000',
  'llama 3.1 70b 500M tokens lora, our own 8xA100 40GB',
]

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  // Another amount of the data is no size of a model.
  [
    scratch,
    /^answer: With 26B instead of 30B: \$\d+ in total instead of \$\d+, .*for 26B tokens instead of 30B tokens/u,
    ['what if we go chinchilla optimal, 26B instead of 30', "what's the price for 26B tokens rather than 30B?"],
  ],
  [
    rows,
    /^answer: With 31k emails: .*for 9\.3M tokens instead of 15M tokens/u,
    [
      'we actually have 31k emails if i include 2023, whats the price then',
      'only 31k emails turned out usable? then we have 31k emails, how long is that',
    ],
  ],
  [
    card,
    /^answer: With half of the data: .*for 20M tokens instead of 40M tokens/u,
    ['and with only half of it?', 'ok and for half of the data?'],
  ],
  // A part of it, named as one.
  [
    rows,
    /^answer: With 10k of the 50k examples: .*for 3M tokens instead of 15M tokens/u,
    ['what do we pay if we only use 10k of them first?', 'cost for 10k of those', 'how long for a random 10k sample?'],
  ],
  [rows, /^answer: With 20% of the data: .*for 3M tokens/u, ['price if we start with 20% of the data?']],
  [
    rows,
    /^(?!answer: With 1?\dk? of the 50k)/u,
    ['is 10k of them enough?', 'what does a batch of 128 of them cost?', 'use only 10k of them'],
  ],
  // What if there is more, or it is read more often: on the planned machine, and the plan stays.
  [
    '8b full finetune 1 epoch 200M tokens',
    /^answer: With 600M tokens, on 1 × B200 SXM at GMI Cloud: \$\d+ in total .* Not bound to these GPUs, 600M tokens would be planned on 2 × B300/u,
    ['what if i do 3 epochs?', 'ok and what if we have 600M tokens?'],
  ],
  [rows, /^answer: With 3M tokens, on /u, ['what if we only have 10k?']],
  [rows, /^plan: /u, ['3 epochs then', 'what if we take 2 h200 and 3 epochs?']],
  [rows, /^(?!answer: With ).*/u, ['we have 50k emails, is that enough?', 'make it 30k emails instead of 50k']],
  // Text in bytes against the tokens of the plan.
  [
    '3b continued pretraining 4B tokens legal text, 8xA100',
    /^answer: Roughly: about 4\.75B tokens in 19 GB of text at 4 bytes each .*19% more than the 4B tokens of the plan\. All of it read once would take about \d+ h and \$\d+/u,
    ['our text is 19 GB of plain txt, is 4B tokens about right', 'corpus is 19gb of raw text, does 4B tokens add up?'],
  ],
  [
    'mistral 7b 100M tokens lora',
    /^answer: No, about right: about 103M tokens in 410 MB/u,
    ['my corpus is 410 MB of txt files, is 100M too low?'],
  ],
  [
    'mistral 7b 100M tokens lora',
    /^(?!.*bytes each)/u,
    ['is a 40 GB disk enough for the corpus?', 'how many GB is the adapter?'],
  ],
  // The longest that fits, memory by its gigabytes, and a planned length that texts do not fill.
  [
    'qwen3 32b 200M tokens lora seq 16384, 4xH100',
    /^answer: Up to [\d,]+ tokens fit on 4 × H100 SXM.*The plan is for 16,384 tokens/u,
    ['whats the longest context that still fits on those 4', 'how far can we push the context on these?'],
  ],
  [
    'qwen3 32b 200M tokens lora seq 16384, 4xH100',
    /^answer: Yes, \$\d+ \(\d+% more\): at 16,384 it takes .* and at 4,096, which holds 3,000 tokens, /u,
    [
      'our docs are mostly 3k, is 16k costing us for nothing',
      'texts are under 3k mostly, are we wasting money with 16k?',
    ],
  ],
  [
    card,
    /^answer: Yes, 4,096 fits: .* GiB of 23\.6 GiB/u,
    ['will 24gb be enough at seq 4096 or do i have to cut it', 'is 24 gb enough for 4096 tokens of context?'],
  ],
  [
    'llama 3.1 8b 100M tokens lora, 4k context',
    /^answer: No, 32,768 still fits: /u,
    ['if we go to 32k context does it blow up?'],
  ],
  [
    'llama 3.1 8b 100M tokens lora, 8k context',
    /^answer: (?:Nothing|Memory) breaks/u,
    ['16k context instead of 8k, what breaks first', 'if we go to 16k context, what breaks first'],
  ],
  // Fewer of the planned GPUs, and others that are to keep a time.
  [
    owned,
    /^answer: (?:Yes|Likely|No)[^.]*: 2 × RTX A6000 at your own servers, .* of 47\.4 GiB/u,
    ['what if only 2 of them are free, would it fit?', 'if they only give me 2 cards will it still run?'],
  ],
  [
    eightOwned,
    /^answer: No, not on the GPU alone.*4 × A100 SXM 40GB/u,
    ['our node shares those with 2 other students, if i only get 4 does it still fit'],
  ],
  [
    eightOwned,
    /^(?!answer: (?:Yes|No, not on the GPU alone))/u,
    ['can we run two jobs, 4 cards each?', 'how long would it take on 4 of them'],
  ],
  [
    'llama 3.2 3b 500M tokens full finetune, spot',
    /^answer: Yes: it would take \d+ min of the 1 h.*That is on 8 × .*in total; the plan is on 1 × /u,
    ['is it one gpu for the whole thing? prof asked if 8 finish it in an hour', 'could 8 gpus get it done in an hour'],
  ],
])('%s: %s', { timeout: 60_000 }, (plan, says, texts) => {
  for (const text of texts) expect(answerTo(plan, text)).toMatch(says)
})

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
  // Whether the GPUs do at a length is of their memory; whether it holds the texts is not.
  [
    rows,
    /^answer: Yes, (?:8,192|16,384) fits: [\d.]+ GiB of .* As planned, at 2,048, it is /u,
    [
      'same GPUs still ok at 16k?',
      'still ok on the same cards with 8k sequences?',
      'these cards still fine for 16k?',
      'is 8k ok on the same gpus?',
    ],
  ],
  [rows, /^answer: No, (?:32,768|65,536) still fits: /u, ['are the GPUs too small for 32k?']],
  [card, /^answer: Yes, 8,192 fits: [\d.]+ GiB of 23\.6 GiB/u, ['is the 4090 ok at 8k context?']],
  [rows, /^answer: Yes: \d+ × RTX 4090 at /u, ['is a 4090 ok at 8k context?']],
  [rows, /^(?!answer: (?:It is where|For most|Yes, 8,192 fits))/u, ['are 4 of these fine at 8k?']],
  [
    rows,
    /^answer: For most: your texts have 300 tokens/u,
    ['is 4k enough for our texts on this card?', 'are 1024 tokens enough or do we lose text on the same gpus?'],
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
    /^answer: Yes, per hour and GPU: \$[\d.]+\/h for A100 .* against \$[\d.]+\/h for H100 .*In total no: /u,
    ['why h100, isnt an a100 cheaper per hour?', 'why the h100 when an a100 has a lower hourly rate'],
  ],
  [
    'gemma 3 27b lora 30k examples of 1500 tokens on 4 a100',
    /^answer: In total yes: 1 × H100 .*\. Per hour and GPU no, /u,
    ['would h100s be cheaper overall even though they cost more per hour?'],
  ],
  [
    'qwen 14b lora 60k examples of 900 tokens on aws',
    /^answer: RunPod alone is cheaper, against the plan, \$\d+ in total and .*: RunPod .* less and .* shorter; Lambda .* more and .* longer/u,
    ['how much cheaper would it be on runpod or lambda?', 'is it cheaper on runpod or lambda'],
  ],
  [
    'qwen 14b lora 60k examples of 900 tokens on aws',
    /^answer: RunPod is cheaper: .* Against the plan, \$\d+ in total and [\d.]+ h: RunPod/u,
    ['which is cheaper, runpod or lambda?', 'would runpod or lambda be cheaper?'],
  ],
  // What holds more than a number, or a word of its own, is answered elsewhere.
  [
    '70b 1.5B tokens full finetune, 64xH100',
    /^answer: \$[\d,]+ less .* with lora on 8 × H100/u,
    ['same job with lora on 8 cards, how much do we save?'],
  ],
  [
    '8b 200M tokens lora seq 16k, 2xH100',
    /^answer: Yes, wherever examples are shorter/u,
    ['does packing make any difference at 16k'],
  ],
  [
    'mixtral 8x22b 200M tokens lora, 8xH200',
    /^answer: .* 8 × H100 SXM at .* more and .* longer than 8 × H200/u,
    ['why h200, whats wrong with 8 normal h100s'],
  ],
  [
    '8b 60M tokens qlora, eu only',
    /^answer: (?:\$[\d.]+ less|No difference|Nothing)/u,
    ['how much cheaper if we drop the eu thing'],
  ],
])('%s %s', (plan, says, texts) => {
  for (const text of texts) expect(answerTo(plan, text)).toMatch(says)
})
