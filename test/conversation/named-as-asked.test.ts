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
  // A card or a seller that is taken for the plan's is put right first.
  [
    'qwen 2.5 32b lora 15M tokens',
    [
      [
        'why h100 and not a100? a100 is cheaper per hour no?',
        /^answer: The plan is B200 SXM, not H100\. Yes, per hour and GPU: .* for A100 .* In total no: 4 × A100 /u,
      ],
      ['why 8 h100s?', /^answer: The plan is B200 SXM, not H100\. 8 × H100/u],
      ['why b200 and not a100?', /^answer: Because it would be slower and no cheaper\. 4 × A100/u],
    ],
  ],
  [
    'qwen 3 8b lora 35k examples of 600 tokens',
    [
      [
        'why runpod? can we use aws, we have contract there',
        /^answer: The plan is at JarvisLabs, not at RunPod\. \d × .* at AWS, .* in total: .* An account that you have there/u,
      ],
      ['why jarvislabs? can we use aws', /^answer: \d × .* at AWS, .* in total: /u],
      ['why this gpu and not an a100?', /^answer: It is one already: the plan is 1 × A100 .*1 × A100 SXM 80GB/u],
      ['why not h100 instead of a100', /^answer: Because the time .*1 × H100 SXM/u],
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
  // Reasons for a number of GPUs, for memory and for a range, with figures that agree.
  [
    'llama 3.1 70b full fine tune 50M tokens',
    [
      [
        'why so much gpus for only 50M tokens',
        /^answer: Memory: 4 GPUs do not hold it: .* \(16 bytes a parameter\).* On 8 it is /u,
      ],
    ],
  ],
  [
    'smollm2 1.7b full ft 500M tokens',
    [
      [
        "why only one gpu, wouldn't 4 be same price and 4x faster?",
        /^answer: No: 4 × B200 SXM .* 4 times the GPUs are 3\.\d times as fast for \d(?:\.\d)? times the money/u,
      ],
      ['why only one gpu?', /^answer: Because more of them save little/u],
    ],
  ],
  [
    'mistral 7b full finetune 100M tokens',
    [
      [
        'why does it need so much memory for a 7b?',
        /10 bytes each \(2 weights, 2 gradients, 4 fp32 masters, 2 moments of AdamW in 8 bits\), 72 GB before activations/u,
      ],
      [
        "what's the range about, what makes it the high end",
        /^answer: The high end of .* is a run at about .* tok\/s instead of .*not packed/u,
      ],
      ['what is the high end?', /^(?!answer: The high end of)/u],
    ],
  ],
  [
    'qwen 2.5 32b full fine tune 80M tokens',
    [['whats the memory per gpu made of', /61\.0 GiB weights.*66 GB in all .*, and each GPU holds all of them\./u]],
  ],
  [
    '7b model pretrain from scratch 20B tokens',
    [
      [
        'what is the biggest risk to the budget here',
        /^answer: The biggest risk is time, and with it money: .* Then memory: /u,
      ],
    ],
  ],
  // What it can do decides, and not its price alone.
  [
    'llama 3.1 405b qlora 5M tokens',
    [
      [
        'is it worth it compared to 70b?',
        /^answer: In money and time no, in quality perhaps: .*tune the smaller one first/u,
      ],
    ],
  ],
  [
    'qwen 32b full sft 400M tokens',
    [['why not lora? how much would we save', /At 400M tokens LoRA may fall behind .* one of 128 to 256/u]],
  ],
  [
    'mistral 7b lora 2k examples',
    [
      [
        'is it even worth renting, cant we use colab?',
        /^answer: Yes, very likely: on one T4, as QLoRA, 4-bit, it takes about 46 min /u,
      ],
    ],
  ],
  // The number, the card and the pricing that a question names.
  [
    'llama 3.1 8b full finetune 200M tokens on 8 h100',
    [
      [
        'is it cheaper with 4 h100 if we can wait longer',
        /^answer: Hardly, \$2 less .*1\.9 h instead of 58 min, on 4 × H100 SXM/u,
      ],
      ['is it cheaper with 4 h100', /^answer: Hardly, \$2 less .*on 4 × H100 SXM/u],
    ],
  ],
  [
    'qwen 2.5 72b lora 100M tokens on 8 a100',
    [
      [
        'how much faster would h100s be and is it worth the extra money',
        /^answer: Yes, it gains both: 4\.2 h instead of 8\.8 h and \$124 in total instead of \$131, on 8 × H100 SXM/u,
      ],
    ],
  ],
  [
    'mpt 30b lora 20M tokens',
    [['are these on demand prices? when were they updated', /^answer: Yes, it is planned on demand: .*as of 20/u]],
  ],
  // A seller of jobs has no machine to start.
  [
    'qwen 2.5 3b qlora 12k examples of 400 tokens',
    [
      [
        'how do i actually start this? what do i click first',
        /^answer: By hand: .* 1\. open an account at Hugging Face Jobs .*, add credit .* 4\. Send them as a job on 1 × .*time limit above .* checkpoints pushed elsewhere/u,
      ],
    ],
  ],
  // What is promised to others, and what nothing stops by itself.
  [
    'llama 3.1 8b lora 20k examples of 500 tokens',
    [
      [
        'can i put this number in a quote for my client or should i add some buffer?',
        /^answer: Not the \$1\.67 alone: .* plan with \$2\.\d+: 9 in 10 .* with the second run/u,
      ],
      ['is that number safe to promise?', /^answer: Not the \$1\.67 alone/u],
      ['how much buffer should i add', /^answer: Plan with \$2\.\d+: 9 in 10/u],
      ['is 24gb ok or do we need a bigger card', /^answer: (?:Yes|Likely|No), .*one 24 GB card/u],
      ['how much margin do we have before the deadline', /^(?!answer: Plan with)/u],
      ['can we quote them per month?', /^(?!answer: (?:Plan|Not the))/u],
    ],
  ],
  [
    'mistral small 24b qlora 12k examples 900 tokens under $100',
    [
      [
        'what happens if it goes over the 100',
        /^answer: Nothing stops it, and you pay: .* until the job ends\. .*time limit of the job/u,
      ],
      ['does it stop when the budget is spent?', /^answer: Nothing stops it/u],
    ],
  ],
  [
    'llama 3.3 70b lora 5k legal docs of 6k tokens',
    [
      [
        'is the long context the reason it is so expensive?',
        /^answer: No, hardly: at 8,192 attention adds 8% .* at 2,048 2%.* of the \$42\. Most of it is 70\.6B parameters times 30M tokens/u,
      ],
    ],
  ],
  [
    'llama 3.1 70b lora 40M tokens on 8 a100 spot',
    [
      [
        'how often spot gets killed and what does it cost us when that happens',
        /^answer: .* Each time costs about \d+ min and \$\d\.\d+, at \$5\.\d+\/h on spot/u,
      ],
    ],
  ],
  [
    'llama 70b full fine tune 500M tokens',
    [
      [
        'whats the price on spot and what do we lose if it gets interrupted?',
        /^answer: On spot at Verda .* a checkpoint every 1\.7 h.*With checkpoints every 1\.7 h at most 1\.7 h and \$61 of work/su,
      ],
    ],
  ],
  [
    'mistral large 123b qlora 8M tokens',
    [
      [
        'should we go with the fastest or the recommended one if deadline is friday',
        /^answer: I would take the plan: .* are left until Friday: even the high end, .* is done before/u,
      ],
      ['should we go with the fastest or the recommended one', /^(?!.*are left until)/su],
    ],
  ],
  [
    'qwen 2.5 72b qlora 20k examples 600 tokens',
    [
      [
        "what's the cheapest way to do this without losing quality",
        /^answer: With nothing lost to 4 bits, .* LoRA, bf16, .*the plan, QLoRA/u,
      ],
      ["what's the cheapest way to do this", /^(?!answer: With nothing lost)/u],
    ],
  ],
  [
    'gpt-oss 20b lora 12k examples 800 tokens',
    [
      [
        'how much should I add for failed runs and testing',
        /Add a short test before it, about \$\d\.\d+ .* in all is a safe reserve/u,
      ],
    ],
  ],
  [
    'llama 2 13b qlora 22k examples of 650 tokens',
    [
      [
        "community hosts vs secure cloud, what's the price difference? we have customer data in there",
        /^answer: Secure is vetted data centres; .* no place for personal data\. /u,
      ],
    ],
  ],
])('below “%s”', (plan, questions) => {
  test.each(questions)('“%s”', (asked, says) => {
    expect(lastOf([plan, asked])).toMatch(says)
  })
})
