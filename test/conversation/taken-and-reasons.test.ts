/** Which of two ways a plan takes, what its figures count of the training, and why a part of it is so. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const [lora, full, distilled, preferences, rollouts, pictures, pairs] = [
  '8b lora 50M tokens',
  '8b full 50M tokens',
  'distill 70b into 8b, 300M tokens',
  'dpo 7b with 20k preference pairs',
  'ppo 7b on 10k prompts',
  'qwen2.5-vl 7b lora, 20k photos with captions',
  'embedding model bge-base, 1M query-passage pairs',
]

test.each<[plan: string, text: string, says: RegExp]>([
  [full, 'only the classification head or the entire model, what gets tuned?', /^answer: The whole model: full/u],
  [lora, 'new head alone, or is the rest of the model trained as well?', /^answer: Neither the head alone nor/u],
  [lora, 'base weights frozen or updated in this?', /^answer: Frozen: LoRA is planned/u],
  [full, 'is the base frozen or do we train it too', /^answer: Trained, all 8B parameters/u],
  [preferences, 'is a pair one row here or two?', /^answer: As two: the chosen and the rejected/u],
  [distilled, 'soft targets or just SFT on generated answers?', /^answer: Logits: the teacher/u],
  [distilled, 'teacher live during training or logits precomputed?', /^answer: Neither is in the \$/u],
  [full, 'are the 50M by the original tokenizer or by our extended vocab?', /^answer: Neither is converted: the 50M/u],
  [full, 'triton kernels or eager pytorch?', /^answer: Fused kernels: the plan has/u],
  [lora, 'what is the bottleneck, dataloader or compute?', /^answer: By the arithmetic of the GPUs/u],
  [lora, 'pay as you go or a reserved rate, which price is that?', /^answer: On demand: \$[\d.]+\/h a GPU/u],
  [lora, 'lora or full, what is that estimate?', /^answer: LoRA, bf16/u],
  [
    rollouts,
    'policy plus critic plus reward model, are all in that memory?',
    /^answer: (?:The [\d.]+ GiB on each GPU|All that trains is in it: [\d.]+ GiB)/u,
  ],
  ['lora mixtral 8x7b 20M tokens', 'how many experts does each token use?', /^answer: 2 of 8 a token/u],
  [pictures, 'how many questions per photo did you count?', /^answer: No number of turns is in the plan/u],
  [pairs, 'how many mined negatives did you count?', /^answer: None: the other pairs of a batch/u],
  [pairs, 'are the query and its passage both counted?', /^answer: Both: each goes through the model/u],
  [
    'qlora 8b 2k examples on my rtx 4090',
    'did you deduct what gnome and the browser use of the vram?',
    /^answer: No: /u,
  ],
  [full, 'adafactor or adamw in this?', /^answer: AdamW as the trainer has it/u],
  [lora, 'how long are the texts cut at?', /^answer: The sequence length is/u],
  [lora, 'is batch 32 per card or overall?', /^answer: \d+ sequences on each GPU at a time/u],
  ['70b full 1B tokens on 16 h100', 'are the 16 gpus in one machine or two nodes?', /^answer: 2 machines with 8 GPUs/u],
  [lora, 'pure compute or including startup and download?', /^answer: With it: /u],
  [lora, 'is that price for the training only or inference too?', /^answer: Training only: /u],
  [lora, 'is that expected or worst case?', /^answer: The middle: \$/u],
  ['7b grpo 100M tokens', 'is the reward a learned model or a check?', /^answer: A rule: no time for it/u],
  [rollouts, 'reward from a function or a judge llm?', /^answer: A model: a reward model of the size/u],
  [pictures, 'which resolution did you assume for a picture?', /^answer: .*tokens (?:an image|of every image)/u],
  ['nllb 3.3b fine tune, 1M sentence pairs', 'source side and translation, both counted?', /^answer: Both: each goes/u],
  [preferences, 'orpo or dpo, which one is planned?', /^answer: DPO, by what was said of the job/u],
  [lora, 'two epochs or one?', /^answer: It is one epoch/u],
  [
    'moe 30b-a3b full 1B tokens on 16 h100',
    'experts on different cards or sharded with fsdp?',
    /^answer: Over \d+ GPUs/u,
  ],
  [distilled, 'is the teacher in 8 bit or bf16?', /^answer: Reckoned as in bf16\./u],
  [lora, 'are the 50M before or after padding?', /^answer: Before padding: /u],
  [lora, 'is that sum the upper or the lower end?', /^answer: The middle: \$/u],
  [lora, 'are the 50M distinct tokens or repeated ones?', /^answer: With all passes\./u],
  [full, 'grads in bf16 or fp32?', /^answer: Gradients and activations in 16 bits/u],
  [lora, 'is that the community or the secure rate?', /^answer: The plan is priced/u],
  [
    pictures,
    'how many image tokens is an A3 scan at 100 dpi?',
    /^answer: About 2,470 tokens: A3 at 100 dpi is 1,169 × 1,654/u,
  ],
  [lora, 'is that gib or gb?', /^answer: GiB: /u],
  [lora, 'is that bf16 or fp8?', /bf16/u],
  ['8b full 50M tokens spot', 'how many interruptions are priced in?', /^answer: About [\d.]+ on average/u],
  [
    lora,
    'does the vram rest on flash attention and on checkpointing?',
    /^answer: (?:Yes, both|The first, not the second)\./u,
  ],
])('%s: “%s” is told which it is', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})

test.each<[plan: string, text: string, says: RegExp]>([
  [
    lora,
    'is scheduler queue time counted?',
    /^answer: (?:No: waiting in a queue is not in the .*min|Queue time is not in the hours)/u,
  ],
  [lora, 'does the estimate cover converting to gguf afterwards?', /^answer: No: merging, converting or quantizing/u],
  [lora, 'are special tokens included?', /^answer: Yes: every token of an example counts, 50M/u],
  [lora, 'is memory fragmentation included?', /^answer: Yes: CUDA’s context/u],
  [rollouts, 'is the reward scoring in the hours?', /^answer: Yes: a reward model of the size/u],
  ['7b grpo 100M tokens', 'is the verifier in the hours?', /^answer: No: no time for it/u],
  [lora, 'is the time for saving checkpoints included?', /^answer: (?:No: no time for it|Counted|Not counted)/u],
  [lora, 'is the dataloader overhead in the hours?', /^answer: No: loading and decoding the data is not in the/u],
  [pictures, 'does the estimate include the vision tower?', /^answer: Yes: the vision encoder/u],
  [preferences, 'is the reference pass in the hours?', /^answer: Yes: a forward pass of the reference/u],
  [lora, 'did you allow for thermal throttling?', /^answer: No: a card that is hot or capped/u],
  ['7b grpo 100M tokens', 'was the sandbox counted', /^answer: No: no time for it/u],
  [lora, 'is a static ip included?', /^answer: No: support plans, public addresses/u],
  ['we own 4x RTX A6000. 8b lora 40M tokens', 'is depreciation in the total?', /^answer: No: your own GPUs cost/u],
])('%s: “%s” is told whether it is counted', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})

test.each<[plan: string, text: string, says: RegExp]>([
  ['8b full 50M tokens spot', 'how come spot is just 15% off?', /^answer: It is \d+% less here, not 15 %: \$/u],
  [`${lora} 2 epochs`, 'why just two epochs?', /^answer: It is 2 epochs, as .*asked for/u],
  [lora, 'why one epoch only?', /^answer: It is one epoch/u],
  [lora, 'why bfloat16 when the weights came in float16?', /^answer: Because bf16 has the range of fp32/u],
  [
    'lora mixtral 8x7b 20M tokens',
    'why load all experts if only two are active?',
    /^answer: Because any of them may be needed/u,
  ],
  [lora, 'why does it not fit, llama.cpp runs this model fine', /^answer: To answer it holds the weights/u],
  [preferences, 'why dpo?', /^answer: Because of the data: DPO/u],
  [lora, 'packing is said to give 3x, why do we see only 10%?', /^answer: Packing saves the padding/u],
  [
    '8b full 1B tokens on 8 mi300x',
    'why is the mi300x slower when it has more tflops?',
    /^answer: Because training does not reach/u,
  ],
  [lora, 'where does the ± come from?', /^answer: (?:The speed|The price)/u],
  [lora, 'why such a big card for short chats?', /^answer: Not because of the data/u],
  [lora, 'why is storage of 72 hours in there?', /^answer: \$[\d.]+ of the \$[\d.]+ is for \d+ GB of disk/u],
  [lora, 'why do you reckon with failed runs?', /^answer: \$[\d.]+ of the .* is for runs that fail/u],
  [lora, 'why does the boot count so much?', /^answer: [\d.]+ min of the .* are start-up/u],
  ['70b full 1B tokens on 16 h100', 'why fsdp here?', /^answer: Of the layouts that fit/u],
  ['8b full 1B tokens on 8 h100', 'why the sxm version if pcie costs less?', /^answer: By what they reach: H100/u],
  ['7b grpo 100M tokens', 'why is grpo so hungry for memory?', /^answer: Because it holds more than the model/u],
  [lora, 'why 3 hours when the blog said 20 minutes?', /start-up|^answer: It is the training/u],
  ['we own 4x RTX A6000. 8b lora 40M tokens', 'why no rent in the total?', /^answer: Because they are your own/u],
  [lora, 'why use a gpu at all for this?', /^answer: A server of some 32 cores/u],
  ['8b full 50M tokens spot', 'only 45% off with spot? i heard 65', /^answer: It is \d+% less here, not 45 %/u],
  [full, 'why is recomputation used?', /^answer: It is (?:on|off)/u],
  [lora, 'why only a sequence length of 2048?', /^answer: The sequence length is 2,048 tokens/u],
  [lora, 'why such a small batch size?', /^answer: \d+ sequences on each GPU at a time/u],
  [lora, 'why rank 16 and not 64?', /^answer: (?:Rank|Planned is rank) 16/u],
  ['8b lora 10k chats', 'why 900 tokens for a chat?', /^answer: Examples are counted as 900 tokens each/u],
  [lora, 'how come the faster card works out cheaper in total?', /^answer: Because the bill is the rate times/u],
  ['13b full 200M tokens', 'A100s have 80 GB each. Why two?', /^answer: /u],
])('%s: “%s” is told why', (plan, text, says) => {
  expect(lastOf([plan, text])).toMatch(says)
})

test('a reason that the asker takes for it is confirmed or put right', () => {
  expect(lastOf(['8b lora 500M tokens on 8 h100', 'why 8 cards, is it just the memory?'])).toMatch(
    /^answer: No, not the memory: \d holds? it/u,
  )
})

test('a form before the name of a GPU is of that GPU', () => {
  expect(lastOf(['8b full 100M tokens on 8 h100 at runpod', 'why not the pcie h100?'])).toMatch(/H100 PCIe/u)
})

test('the memory of the host is no host of a model', () => {
  expect(lastOf(['8b full 100M tokens', 'how much host ram do we get with that rate'])).toMatch(
    /^answer: About \d+ GB of RAM/u,
  )
})

test('a wish in the form of two ways stays one', () => {
  expect(lastOf([lora, 'switch to spot or reserved, whichever price is lower'])).not.toMatch(/^answer: On demand/u)
})
