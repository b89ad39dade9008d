/** Questions below a plan that begin with their verdict: how many GPUs do, what is cheapest, why not another way, what packing does. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const onNode = 'qwen 2.5 72b full fine tune 500M tokens'
const onOne = 'qwen 72b qlora 30k examples 1500 tokens'
const small = 'smollm 360m pretrain 10B tokens'
const onTwo = 'mixtral 8x22b lora 80M tokens'
const sampled = 'llama 3.1 8b grpo 5k prompts, 1000 token answers'

describe.each<[plan: string, questions: readonly [asked: string, says: RegExp][]]>([
  [
    onNode,
    [
      [
        'can we do this on a single node or do we need 2?',
        /^answer: Yes, one machine is enough: 8 × .* GiB of .* and \$\d+ in total\. 16 × .* on 2 nodes/u,
      ],
      ['are 8 overkill?', /^answer: No: 4 GPUs do not hold it: .* 8 do: 8 × /u],
      ['would 4 be enough?', /^answer: No: 4 GPUs do not hold it.* 8 do: /u],
      ['2 nodes or is one ok', /^answer: Yes, one machine is enough/u],
    ],
  ],
  [
    onOne,
    [
      [
        'is one h100 enough or do we need 2?',
        /^answer: Yes, one is enough: 1 × H100.* GiB of .* 2 × H100 .* for each hour that is saved\. The plan, 1 × /u,
      ],
      ['do i really need 2?', /^answer: No, one is enough: 1 × .* 2 × .* take/u],
      ['is 8x h100 too much for this', /^answer: Yes: 1 × .* 8 × H100/u],
      ['would two be better?', /^answer: (?:Yes|Faster, but hardly worth it): 2 × /u],
    ],
  ],
  [
    small,
    [
      ['is one gpu ok or should I use more?', /^answer: One is enough, but the 8 of the plan are worth it: 1 × /u],
      ['do we need all 8 or would 4 be fine', /^answer: 4 are enough/u],
      ['put it on 4 gpus instead of 8', /^plan: 4 × /u],
    ],
  ],
  [
    onTwo,
    [
      [
        'can we do it on 4 gpus instead of 8?',
        /^answer: Yes: 4 × .*The plan has 2, not 8\. 8 × .* The plan, 2 × .*, takes/u,
      ],
      ['will one be enough or do i need both', /^answer: No: 1 GPU does not hold it.* 2 do: /u],
      ['do we need to label another 5k', /^(?!answer: (?:No|Yes),? (?:one|\d+) (?:is|are) enough)/u],
    ],
  ],
  [
    'qwen 2.5 7b lora 200M tokens finish in 12 hours',
    [['how many gpus would we need to get it under 6 hours', /^answer: One: 1 × .* of the 6 h/u]],
  ],
  [
    'llama 3.1 70b lora 40k examples 1k tokens',
    [["what's the cheapest way to do this", /^answer: Without a risk that is the plan: .* Cheaper at a risk: FP8 \$/u]],
  ],
  [
    'codellama 34b qlora 20k examples 1500 tokens',
    [
      [
        'why runpod and not aws? we already have an aws account',
        /^answer: The plan is at (?!RunPod).*, not at RunPod\. .* at AWS.* An account that you have there/u,
      ],
    ],
  ],
  [
    'qwen 2.5 3b full 60k examples 500 tokens on a 24gb card',
    [
      [
        'will it OOM?',
        /^answer: Likely it does not run out of memory, but it may: .*GiB optimizer states(?!.*bytes a parameter).*LoRA in place/u,
      ],
    ],
  ],
  [
    sampled,
    [
      [
        'why does it take so long for just 5k prompts?',
        /^answer: Each prompt has 8 answers.*Writing them takes \d+% .*, training on them \d+%/u,
      ],
      ['how long does generation take vs training?', /^answer: \d+% .* into writing the answers/u],
    ],
  ],
  [
    'qwen 1.5b full finetune 60k examples 512 tokens',
    [['why not lora for this one?', /^answer: Because full fine-tuning was asked for\. (?!.*ranked below)/u]],
  ],
  [
    '30b model 3B tokens cheapest',
    [
      ['how reliable is the cheapest seller?', /^answer: .*How reliable a provider is I do not measure/u],
      ['how reliable is that figure?', /^answer: 8 in 10 comparable runs/u],
    ],
  ],
  [
    '13b full finetune 1B tokens h200',
    [
      [
        'does packing make a difference here?',
        /^answer: Yes, wherever examples are shorter.*padded to the full window/u,
      ],
    ],
  ],
  [
    'qwen 2.5 14b qlora 25k examples of 700 tokens',
    [['how much do we save with spot and is it risky?', /^answer: Spot saves \$.* The risk is small/u]],
  ],
  [
    'gemma 2 27b lora 80M tokens 2 epochs',
    [['where do the prices come from and how old are they', /^answer: .*The price page of .*: \S+\.\S+ \(read/u]],
  ],
  [
    'falcon 7b lora 8k examples',
    [
      [
        'how do i start this? which docker image etc',
        /^answer: .*pytorch\/pytorch.*; 3\. the files .* delete the machine(?!.*11\.1 or later)/su,
      ],
    ],
  ],
  [
    'llama 3.1 8b lora 50k examples of 800 tokens',
    [['why h100 and not a100?', /^answer: Because being done .* sooner is taken to be worth \$/u]],
  ],
  [
    'phi-4 lora 15k examples 1000 tokens',
    [['what learning rate and rank should we use?', /^answer: Rank 16 is planned.*1e-4 to 2e-4/su]],
  ],
  [
    'finetune 13b on 500M tokens, cheapest',
    [
      [
        'what happens if the spot instance gets killed halfway?',
        /^answer: The plan is on demand.*on spot at .* With checkpoints every hour at most 1 h/u,
      ],
    ],
  ],
  [
    'zephyr 7b qlora 12k examples of 1000 tokens, student budget',
    [
      [
        'can i stop after an hour and continue tomorrow without losing anything?',
        /^answer: Yes, .*copy them off the machine.*The whole run takes \d+ min/u,
      ],
    ],
  ],
])('below “%s”', (plan, questions) => {
  test.each(questions)('“%s”', (asked, says) => {
    expect(lastOf([plan, asked])).toMatch(says)
  })
})

test('what spot saves is a share of the sums that are printed', () => {
  const answer = lastOf(['mistral small 24b lora 55k examples 750 tokens spot', 'how much more is on demand?'])
  const [, more, share, demand, spot] =
    /On demand is \$([\d.]+) \((\d+)%\).*?: \$([\d.]+) on demand.*? against \$([\d.]+) on spot/u.exec(answer) ?? []
  expect(Number(demand) - Number(spot)).toBeCloseTo(Number(more), 5)
  expect(Math.round((Number(more) / Number(spot)) * 100)).toBe(Number(share))
})
