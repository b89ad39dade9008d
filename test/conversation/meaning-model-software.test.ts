/** What a word means, the plan in plain words, which model and which software: asked by several people, and the plan stays. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const [lora, two, old, amd] = [
  'llama 3.1 8b 40M tokens lora',
  'qwen3 32b 60M tokens qlora, 2xH100',
  'mixtral 8x7b, 150M tokens, qlora',
  'llama 3.1 8b 100M tokens lora mi300x axolotl',
]

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  // A smaller model for a purpose.
  [
    'qwen3 32b, 7k product descriptions a 500 tokens, lora, 3 epochs',
    /^answer: For a narrow task .* Qwen3 4B is smaller, .* would take \d+ min and \$1\.\d+ in total/u,
    [
      'would qwen3 4b manage that too or is it asking too much of the little guy?',
      'can a 4b write these as well as the 32b?',
      'i wonder if qwen3 4b could handle the product texts just as well',
    ],
  ],
  [
    'qwen3 14b 30M tokens lora',
    /^answer: Mostly a 7-9B for a bot .* Qwen3 8B is smaller/u,
    ['8b or 14b, which do people usually end up with for an internal faq bot'],
  ],
  [
    'qwen2.5 72b, 5k annual reports cut to 4k tokens, qlora',
    /^answer: (?:Most likely, for a task like that|Often a smaller one does): .* Qwen2\.5 32B would take/u,
    [
      'Is there a smaller sibling that would do just as well? We pull 30 fields out of each report. I ask because of serving it later, the tuning itself is peanuts.',
      'Is there anything lighter in the same family that could extract fields as reliably?',
    ],
  ],
  // A word, and what it is in the plan.
  [
    lora,
    /^answer: LoRA \(low-rank adaptation\) leaves .* Here LoRA, bf16 is planned/u,
    [
      'lora = what exactly',
      'dumb question, what even is lora',
      'no clue what this lora thing is',
      'never heard of lora',
    ],
  ],
  [
    lora,
    /^answer: FSDP .* Here it plays no part: the plan is one GPU/u,
    ['FSDP means what, and does it concern us?', 'my boss asks what fsdp stands for', 'wtf is fsdp'],
  ],
  [lora, /^answer: LoRA .* There is nothing to buy/u, ['ops manager here. whats a lora and do i have to buy it']],
  [
    lora,
    /^answer: (?:The range is no minimum and maximum.* Here that is |It is where 8 in 10 comparable runs end: .* no worst case)/u,
    ['what does the 0.9 to 2.1 mean, min and max?', 'is p90 the worst that can happen'],
  ],
  // With its value, and where it is seen: no wish for it.
  [
    'llama 3.3 70b full fine-tune 300M tokens',
    /^answer: Tensor parallelism splits/u,
    ['tp 8 = ?', 'tp 8 - whats that stand for', 'the tp 8 part at the end, stands for?', 'whats the tp 8 in there'],
  ],
  [
    'deepseek v3 60M tokens lora',
    /^answer: Expert parallelism \(EP\) .* expert parallel 8/u,
    ['ep 8 = ?', 'what is EP?'],
  ],
  // What it does to quality or speed is asked with it.
  [
    'llama 3.3 70b full fine-tune 300M tokens',
    /^answer: ZeRO.* No quality is lost/u,
    ['zero-3 is what exactly? do i lose quality with it?', 'explain zero 3 to me, is the model worse then?'],
  ],
  [
    two,
    /^answer: Gradient checkpointing .* It slows a run by some 20 to 35 %/u,
    ['what is gradient checkpointing, and does it slow things down?'],
  ],
  // In other languages.
  [
    two,
    /^answer: QLoRA is LoRA on a base/u,
    [
      'was ist eigentlich QLoRA?',
      "c'est quoi le QLoRA ?",
      'o que é esse QLoRA?',
      'wat is QLoRA precies?',
      'QLoRAって何ですか',
      'QLoRA是什么',
      'QLoRA가 뭐예요?',
    ],
  ],
  // Two words are told apart.
  [
    two,
    /^answer: MFU .*HFU .*|^answer: HFU .*MFU /u,
    ['whats HFU as opposed to MFU in your table', 'mfu vs hfu - whats the difference', 'how is hfu different from mfu'],
  ],
  [two, /^answer: GRPO .* RLOO .* PPO /u, ['what r all these letters. grpo rloo ppo']],
  [
    lora,
    /^answer: Full fine-tuning (?:trains|changes) .* LoRA .*\$/u,
    [
      'whats the diff between full finetune and lora, prof asked',
      'What does "full fine-tune" mean, compared to this LoRA everyone keeps bringing up?',
    ],
  ],
  // The plan as a whole.
  [
    'gemma 3 4b, 12k tickets avg 350 tokens, 4 epochs, $10',
    /^answer: In plain words: Gemma 3 4B.* well under the \$10/u,
    [
      'could you say that again for somebody who works in customer success',
      'ok im lost. what is this message telling me',
      'could you dumb it down a bit',
      'Could you explain it for my director, he is not technical: what do we pay for?',
      'too many numbers. whats the gist',
    ],
  ],
  [
    'apertus 8b continued pretraining 3B tokens',
    /^answer: In plain words: Apertus 8B, a language model, goes on learning from your texts/u,
    [
      'The steering committee has no engineers in it. What would a plain-words version of this look like?',
      'I need this without the jargon, our trustees are lawyers',
    ],
  ],
  // What the money is for.
  [
    'qwen2.5 14b, 40k emails avg 350 tokens, lora, 3 epochs',
    /^answer: (?:Not \$5\.80: the total .*|Yes, that is all but taxes\. )?\$?.*in total: 3\.1 h × 1 GPU × /u,
    [
      'what exactly am i paying for in those 5.80',
      'how is the 7.81 made up',
      'what are we getting billed for exactly',
      'what goes into that total',
      'can you itemise that',
    ],
  ],
  // The model: its age, another one, a smaller one.
  [
    old,
    /^answer: Mixtral 8x7B is of December 2023 .*Newer ones .*On the same data/u,
    [
      'is mixtral not kinda dated? asking for a friend who has to pick by tmrw',
      'do people still finetune mixtral',
      'whats the modern equivalent of this model',
    ],
  ],
  [
    old,
    /^answer: Likely the better base .*Qwen3 32B is newer, April 2025 .*instead of/u,
    ['would qwen3 32b be the smarter pick', 'is qwen3 32b not the better choice', 'should we rather take qwen3 32b'],
  ],
  [
    'llama 3.1 70b 600M tokens lora, 8xA100 80GB',
    /^answer: Most likely, for a task like that: .*On the same data/u,
    [
      'is a 70b overkill for filling 12 fields',
      'do we really need a 70b for tagging emails',
      'could an 8b handle routing',
    ],
  ],
  // The software, by what is on record of it.
  [
    'qwen3 235b-a22b 80M tokens lora',
    /^answer: The plan is reckoned for .* Yes: LLaMA-Factory trains Qwen3 235B-A22B.* instead of /u,
    ['Which framework do you assume? we only have llama-factory experience in the team'],
  ],
  [
    amd,
    /^answer: .*FlashAttention 2 is counted on.*Axolotl runs on AMD’s cards.*version 3 has none/u,
    ['does flash attn even work w axolotl on amd', 'will flash attention 3 work here with axolotl'],
  ],
  [
    'ministral 3 8b 35M tokens qlora on a 5090',
    /^answer: (?:Yes\. |No\. |Unsloth: [^.]*\. )?RTX 5090: CUDA 12\.8 or later, with a PyTorch of 2\.7 or later/u,
    [
      'which image do i pick on runpod? i remember the 50 series being picky about cuda',
      'what versions of torch and bitsandbytes do we install',
      'any known trouble with software on blackwell cards',
      'what is the minimum driver for this gpu',
    ],
  ],
  [
    'ministral 3 8b 35M tokens qlora on a 5090',
    /^answer: No\. RTX 5090/u,
    ['my image has cuda 12.4, is that enough', 'will torch 2.5 do on this gpu', 'is sm_120 supported in torch 2.6?'],
  ],
  [lora, /^answer: Yes\. .*CUDA 1\d\.\d or later/u, ['does torch 2.10 run on a 5090', 'is cuda 12.8 fine for a b200?']],
  [lora, /^answer: No, DeepSpeed is not needed/u, ['do we need deepspeed for this', 'is deepspeed required']],
  [lora, /^answer: Yes: LLaMA-Factory trains /u, ['would llama-factory be ok too, that is all my team knows']],
  [lora, /^answer: .* pads each batch to its longest example/u, ['does TRL pad both sides']],
])('%s %s', (plan, says, texts) => {
  const answers = texts.map((text) => ({ text, answer: lastOf([plan, text]) }))
  expect(answers.filter(({ answer }) => !says.test(answer))).toEqual([])
})

test.each<[text: string, says: RegExp]>([
  // Values of the plan, wishes and talk stay what they are.
  ['what is the batch size?', /^answer: One optimizer step sees/u],
  ['what mfu is behind that', /^answer: The plan comes to/u],
  ['use axolotl', /^plan: /u],
  ['which image is on the wall', /^ignored|^silence/u],
  ['rank 64 is what we want', /^plan: .*rank 64/su],
  ['was kostet QLoRA?', /^(?:plan|answer): (?!QLoRA is LoRA on)/u],
  ['qwen3 14b instead', /^plan: /u],
  ['what about qwen3 14b', /^(?:plan|answer): (?!Likely)/u],
  ['i explained to finance what lora is, they loved it', /^ignored|^silence/u],
  ['"full fine tune" is what my car needs', /^ignored|^silence/u],
  ['who picked llama, it is from 2024', /^ignored|^silence/u],
  ['is that new intern any good with axolotl', /^ignored|^silence/u],
])('%s', (text, says) => expect(lastOf([lora, text])).toMatch(says))
