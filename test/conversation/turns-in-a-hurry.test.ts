/** What people say of a plan in a hurry: swaps, corrections, chat words, runs on other GPUs, and questions about its figures. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const full = 'full fine-tune mistral 7b 200M tokens on 8x H100, done in 24 hours'
const one = 'gemma 2 27b qlora 40M tokens on one L40S'
const four = 'full ft qwen2.5 7b, 500M tokens, 4xA100 80gb, bf16'
const cheap = 'qlora llama 3.3 70b, 20k examples of 1500 tokens, 3 epochs, cheapest'
const rented = 'llama 3.1 8b full fine-tune, 1B tokens, 8xH200 nebius'
const small = 'llama 3.2 3b full fine-tune 300M tokens within 2 days, cheapest'
const chats = 'qwen3 8b lora r=64, 12k chats of 2k tokens, 2 epochs, one H100 on lambda'

const pictures = 'qwen2.5-vl 7b, 30k images with captions, lora'
const nodes = 'continued pretraining llama 3.1 8b, 10B tokens, 16 H100'

test.each<[job: string, told: string, says: RegExp]>([
  // What machines exchange is in the hours, and not told apart.
  [
    nodes,
    '@gpucost what percent of the time are the machines waiting for each other',
    /^answer: It is in the [\d.]+ h/u,
  ],
  [nodes, '@gpucost how much of it is communication overhead', /^answer: It is in the [\d.]+ h/u],
  // A seller that had none, and what a search comes to.
  [one, '@gpucost btw runpod had zero L40S all day, gave up after two attempts', /^plan: .*Changed: not RunPod\./su],
  [small, '@gpucost tried nebius again today, no capacity', /^plan: .*Changed: not Nebius\./su],
  [chats, '@gpucost lambda is out of stock atm', /^plan: .*Changed: any provider, not Lambda|Changed: not Lambda/su],
  [small, "@gpucost we'll try four warmups so that's four full runs, sum please", /^answer: 4 such runs cost/u],
  [small, '@gpucost two full runs, one for each seed, in total?', /^answer: 2 such runs cost/u],
  [full, '@gpucost over budget. any tricks to push the bill down?', /^answer: .*instead of \$/su],
  // The first gives way to the second.
  [full, '@gpucost swap the H100s for H200s', /^plan: 8 × H200 SXM .*Changed: H200\./su],
  [full, '@gpucost replace the 8 H100s with 4 B200s', /^plan: 4 × B200 SXM .*Changed: B200 SXM, 4 GPUs\./su],
  [full, '@gpucost trade the H100s in for A100 80GBs please', /^plan: 8 × A100 .*Changed: A100\./su],
  [small, 'swap llama for mistral small, the licence is clearer', /^plan: .*Changed: Mistral Small/su],
  // One card for one.
  [one, "@gpucost let's go with an A100 80GB then", /^plan: 1 × A100 .*Changed: A100\./su],
  // What is asked for is not lent, and who prefers it is no part of it.
  [full, 'give me 4 h100s', /^plan: 4 × H100 .*Changed: 4 GPUs\./su],
  [small, 'the team prefers axolotl', /^plan: .*Changed: .*Axolotl/su],
  [small, 'legal insists on the EU', /^plan: .*Changed: .*EU/su],
  // One of several, or of all.
  [rented, 'any seller, not just nebius', /^plan: .*Changed: any provider\./su],
  [pictures, '13k images not 30k, typo', /^plan: .*, 13,000 images\./su],
  // What is added to is not lifted.
  [
    cheap.replace('cheapest', 'under $150'),
    'Finance signed off on another hundred dollars yesterday, please add that to the budget',
    /^(?!plan: .*(?:no budget|under \$100))/su,
  ],
  // Corrections.
  [one, '@gpucost 40M was wrong sorry its 14M', /^plan: .*Changed: 14M tokens\./su],
  [one, '@gpucost 27b was wrong sorry its the 9b', /^plan: .*Changed: Gemma 2 9B\./su],
  // Words of chats.
  [small, "@gpucost I'd rather have it fast than cheap tbh", /^plan: .*Changed: fastest\./su],
  [small, '@gpucost ngl 1 day is better', /^plan: .*Changed: within 24 h\./su],
  [small, '@gpucost undo that last thing', /^problem: .*nothing to undo/su],
  // One's own after all.
  [rented, '@gpucost oh wait we own these 8 H200s, no renting needed', /^plan: Your 8 × H200 SXM/su],
  // What a run took, on which GPUs.
  [
    four,
    '@gpucost measured 2,950 tok/s per GPU on our 4 A100s at seq 4096, hope that helps your model',
    /^report: Measured 2\.95k tok\/s per GPU/su,
  ],
  [
    cheap,
    '@gpucost fyi we ran exactly this last week on 4x A100 80GB, took 23h and cost $128 all in',
    /^run: 4 × A100 80GB: done\nExpected on [^\n]*\n\$128 in 23 h on 4 × A100 80GB\.\nKept as a run on other GPUs than planned/su,
  ],
  [
    four,
    '@gpucost we finished on 4x A100 80GB in 10h, $70',
    /^run: 4 × A100 SXM 80GB at .*done\n\$70 \(\+\d+%\) in 10 h/su,
  ],
  [
    'pretrain 3b model from scratch, 60B tokens on 64 H100, fastest',
    '@gpucost real numbers are in: the 64 H100s did 1.05M tok/s overall, whole run 15.9h',
    /^run: 64 × H100 SXM .*done\nAbout .* in 16 h/su,
  ],
  [full, '@gpucost make sure the run is done in 12h', /^plan: .*Changed: within 12 h\./su],
  [full, '@gpucost swap lora in for full', /^plan: .*Changed: LoRA\./su],
  // Other plans are only asked about.
  [four, 'would it fit on 4x A100 40GB though?', /^answer: .{0,40}: 4 × A100 SXM 40GB/su],
  [rented, '@gpucost how long if we carry on with 7 of the 8 cards?', /^answer: .*7 × H200 SXM.*4\.2 h/su],
  [small, '@gpucost if we did the 1B instead whats the bill', /^answer: .*Llama 3\.2 1B, \$3\.91/su],
  [
    one,
    '@gpucost how sure are you about this? got any real measurements of gemma 27b on an l40s',
    /^answer: 8 in 10 comparable runs/su,
  ],
  // Its own figures.
  [
    full,
    '@gpucost why is full finetuning so much pricier than lora here? whats the lora number',
    /^answer: The plan .*full fine-tuning.*; 8 × H100 SXM .*LoRA.*gradients of all weights/su,
  ],
  [
    cheap,
    '@gpucost which of the three alternatives is the quickest, and how much more than your top pick does it cost?',
    /^answer: 8 × B300 SXM .*more and .*sooner than the plan/su,
  ],
  [
    chats,
    '@gpucost what does the range mean, exactly? Is the high number a worst case or more of a 90% thing?',
    /^answer: It is where 8 in 10 comparable runs end/su,
  ],
  [chats, 'how many steps is that and at what batch size', /^answer: About 733 optimizer steps.*32 sequences/su],
  [chats, '@gpucost hwo did you get those hours??', /^answer: 1\.4 h: 48M tokens ÷ [\d,]+ tok\/s/u],
  [chats, '@gpucost post it to #gpu-spend so Karen can have a look', /^answer: “Share to channel”/su],
])('%s, then %s', (job, told, says) => {
  expect(lastOf([job, told])).toMatch(says)
})
