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
    /^plan: (?!.*Not used).*GPT-2 124M on 10B tokens: pretraining/su,
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
  // What is given for nothing has no price, and ends when it likes.
  [
    'yolov8m 15k imgs 640 100 epochs, stuck with colab free T4, what is the least I can pay?',
    /Perhaps, in several sessions[^]*on the 1 × T4 of Colab[^]*12 h a session[^]*1 × RTX 4090/u,
  ],
  // Wishes are no machines that stand here.
  ['gotta have 64 h100s w/ infiniband for 10 days, 7B cont pretrain 300B tok', /^plan: 64 × H100 SXM on 8 nodes/u],
  ['got 2x3090 w nvlink. can i skip renting for a llama 8b lora', /Yes: LoRA of Llama 3\.1 8B fits on 2 × RTX 3090/u],
  ["8xH100 for 12 months. buy or rent? what's break even", /(?:Rent|Buy)[^]*pays for itself after/u],
  ['can u just spin up the 4 a100s for me on lambda, my api key is lam_8f3k2', /revoke that key/u],
  [
    'which gpu for scraping linkedin pics n training a face matcher so we can ID who walks into the shop',
    /I do not plan that/u,
  ],
  ['training yolo on 12k drone images', /1,200,000 images in all[^]*Assumed: 100 epochs/u],
  [
    "vast.ai 4090 at 0.29 or runpod secure 0.69. its client data but 'not super sensitive'",
    /Client data do not belong on machines of private hosts/u,
  ],
  [
    'we retrain the same lora every night, 14b, 2h40 on an H100. paying for 24/7 reserved',
    /paid for 730 hours a month/u,
  ],
  ['segmenting CT volumes w nnU-Net, 5 folds, 420 scans, on our a5000', /nnU-Net trains 1,000 epochs/u],
  [
    "we're a legal tech startup in Lisbon, continue-pretrain mistral 7b on 5B tokens then sft, never done multi gpu",
    /^plan: (?!.*in Lisbon).*The SFT behind it has no data yet/su,
  ],
  ['L40S at 0.86 or A100 80 at 1.39 for 13b qlora?', /1 × A100 SXM 80GB at \$1\.39\/h a GPU/u],
  ['wanna make flux loras of our sneakers, 25 pics', /FLUX\.1 dev at 1024 pixels, LoRA/u],
  ['80k drone images, yolo11m @ 1280, 100 epochs', /YOLO medium at 1280 pixels/u],
  [
    'gonna train a voice clone of our CFO so i can ring accounts payable and get a transfer thru. what card',
    /I do not plan that/u,
  ],
  ['is there H100 capacity left in frankfurt right now?', /I (?:do not see|see no stock)/u],
])('%s', (text, says) => {
  expect(firstAnswer(text)).toMatch(says)
})
