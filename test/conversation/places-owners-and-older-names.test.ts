/** Where data have to stay, who may own the machines, cards that are too old, and models that are known by their name alone. */
import { expect, test } from 'vitest'
import { firstAnswer } from './thread-driver.ts'

test.each<[text: string, says: RegExp]>([
  // A country without a price is said so, and never left out of the question.
  ['8b lora 5M tokens in hungary', /We have no price in Hungary/u],
  ['8b lora 5M tokens, data must stay in Turkey', /We have no price in Turkey/u],
  ['Qwen2.5-14B LoRA 30M tokens, data cannot go outside China', /We have no price in China/u],
  // Who refuses American owners has no service of one advised either.
  ['8b lora 5M tokens, procurement refuses US-owned clouds', /^plan: (?!.*Crusoe).*only Denvr Dataworks/su],
  ['8b lora 5M tokens in germany', /^plan: (?!.*would train it for).*in Germany/su],
  // A card that stands here is one, and costs no rent.
  ['deberta-v3-large, 1.2M rows, 256 tokens, 4 epochs; RTX 4080 16GB local', /^plan: Your 1 × RTX 4080/u],
  ['lora 8b 5M tokens, RTX 4090 local', /^plan: Your 1 × RTX 4090/u],
  // The size in brackets is that of the name.
  [
    'reproduce gpt2 small (124M) on 10B fineweb-edu tokens on 8xh100',
    /^plan: (?!.*Not used).*A 124M model on 10B tokens: pretraining/su,
  ],
  ['24-run sweep (rank x lr x alpha) on qwen3-4b, 20M tokens each', /^plan: 24 runs cost about/u],
  // Questions that no plan answers.
  ['got offered two tesla P40 24gb for $400. good for training?', /Hardly: cards before Volta/u],
  ['How many labelled emails do I need to classify mail into 6 categories?', /200-500 labelled examples a class/u],
  [
    'Three 2-day runs on p5.48xlarge, dates fairly certain. EC2 Capacity Blocks or on-demand?',
    /Capacity Blocks where the dates are fixed/u,
  ],
  ['how much would our own text-to-image base model cost from scratch', /PixArt-alpha, 0\.6B on 25M images/u],
  ['resnet50 on imagenet from scratch, what does it cost', /115,\d{3},\d{3} images in all[^]*Assumed: 90 epochs/u],
  ['resnet50 from scratch on 20k images, what does it cost', /6,000,000 images in all[^]*Assumed: 300 epochs/u],
  [
    'We want our own text-to-image base model: ~600M DiT, 30M captioned images. Investors want to see a number.',
    /Published runs from scratch/u,
  ],
  // What is left needs no price: others are shown, and it is said.
  [
    'yolov8m 15k imgs 640 100 epochs, stuck with colab free T4, what is the least I can pay?',
    /on 1 × RTX 4090[^]*as of those named no price/u,
  ],
  ['is there H100 capacity left in frankfurt right now?', /I (?:do not see|see no stock)/u],
])('%s', (text, says) => {
  expect(firstAnswer(text)).toMatch(says)
})
