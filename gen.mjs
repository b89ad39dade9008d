import { writeFileSync } from 'node:fs'
const c = `a1|llama 3.1 8b lora, 20k examples, avg 480 tokens + 120 token summary
a2|llama 3.1 8b lora, 20k pairs, 300 in, 150 out
a3|llama 3.1 8b lora on 15k dialogs, 900 token prompt plus 200 token answer
a4|mistral 7b qlora 30k rows, input 600 tokens and output 250 tokens
a5|8b lora 40k tickets, about 350 tokens in and 80 out
a6|8b lora, 10k examples, prompt 1200 tokens, completion 300 tokens
a7|8b lora 25k articles avg 700 tokens + 90 token headline
a8|8b lora 5k examples 512 tokens input / 128 tokens output
b1|1.3b from scratch, 9B patents + 1B replay = 10B
b2|llama 8b continued pretraining on 9B tokens patents + 1B tokens replay = 10B tokens
b3|8b lora, 740 MB of text, 190 MB of that is overhead, so 550 MB
b4|8b full, 30M tokens chat plus 20M tokens code, 50M tokens total
b5|8b lora, 120M tokens, 20M of those are duplicates, leaves 100M
b6|llama 8b full 4B code + 2B math = 6B tokens
b7|8b lora on 60k rows, 12k are held out, so 48k rows
b8|8b full 3 GB of text minus 1 GB boilerplate = 2 GB
c1|llama 3.1 8b lora 52k alpaca-style rows
c2|8b lora 3000 confluence pages
c3|8b lora 12 thousand scanned notes
c4|qlora 8b on 400 handwritten delivery forms
c5|8b lora 2,500 zendesk tickets
c6|8b lora 80k synthetic question-answer pairs
c7|mistral 7b qlora 9k annotated radiology reports
c8|8b lora 15k messy intercom conversations
d1|8b lora 20k examples, cut off at 16k
d2|8b lora 50M tokens truncated to 4k
d3|8b lora 50M tokens capped at 8k tokens
d4|8b lora 20k docs avg 3k tokens, clipped at 8k
d5|8b lora 20k examples, median length 900 tokens, longest 12k
d6|8b lora 10k examples mean 1.5k tokens, max 16k
d7|8b lora 30k rows about 700 tokens on average, the longest is 6000 tokens
d8|8b lora 60M tokens, we truncate at 2048
e1|qwen3 30b-a3b lora 50M tokens, 30B total, 3B active
e2|Qwen3-30B-A3B (30B total, 3B active) lora 50M tokens
e3|mixtral 8x7b qlora 20M tokens 47B total 13B active
e4|gpt-oss 20b lora 20M tokens, 21B total params, 3.6B active
f1|llava 1.6 13b lora 50k examples
f2|florence-2 large full 10k images
f3|moondream 2 1.8b lora 20k examples
f4|internvl 2.5 8b lora 30k examples
f5|yolo-world 2 7b lora 10M tokens
f6|OLMo 2 13b lora 10M tokens
g1|last job: llama 8b, 11.4k tok/s on 2xA100. new job: 8b lora 90M tokens on 4 x H100
g2|8b lora 90M tokens on 4 x H100; last time we used 2 A100
g3|previously on 8xA100, now 8b full 1B tokens on 8xH100
g4|We measured 5k tokens/s on 2 x L40S. Plan: 8b lora 60M tokens on 4 x L40S
g5|previous run: 2xA100, 9k tok/s. next: 13b lora 40M tokens, 4xA100`
const m = `h1|make an ai that reads doctors letters and sorts them, we got around 12 thousand of them
h2|I want an ai that answers customer emails, we have about 8000
h3|can we build a bot that reads invoices? got 400 handwritten delivery forms
h4|we want to teach a model to write product descriptions. We got around 12 thousand scanned notes.
h5|build me a chatbot that knows our recipes, we have roughly 3,500 recipes
h6|make an ai that reads handwriting, we got around 12 thousand scanned notes, 500 dollars
h7|I'd like an AI that sorts photos of leaves. we've collected 20 thousand so far
h8|Need a model that summarises our meetings, there are around 1200 recordings
g6|Last job: Llama 8B LoRA got 11.4k tokens/s on 2xA100. New job is the same model with 90M tokens on 4 x H100. What will it cost?
g7|For the last run we had 2 A100s and saw 9k tok/s. The new one is a 13B LoRA with 40M tokens and should run on 4 H100.
a9|We want to fine-tune Llama 3.1 8B with LoRA on 20k articles, avg 480 tokens + 120 token summary each.
d9|Fine-tune Qwen 2.5 7B with LoRA. 18k examples, the median is about 900 tokens, the longest 12k. Two epochs.
b9|Continued pretraining of Llama 8B. We have 9B patents + 1B replay = 10B tokens.
b10|LoRA on mistral 7b. The dump is 740 MB, 190 MB of that is overhead, so 550 MB of text.
c9|Could we fine-tune mistral 7b on 3000 confluence pages with qlora?
f7|We'd like to fine-tune llava 1.6 13b with LoRA on 50k examples.
e5|LoRA on Qwen3 30B A3B (30B total, 3B active), 50M tokens.`
const n = `na1|8b lora 20k examples 480 tokens, 120 steps
na2|8b lora, 10k examples, 4k tokens or 8k tokens each
na3|8b lora 10k examples, 500 tokens + 2 epochs
na4|8b lora 50M tokens, 300 tokens in the prompt and $200
na5|8b lora 20k examples avg 600 tokens, of which 150 are the answer
na6|8b lora 20k examples 600 tokens, max 1200 tokens out of 4096
nb1|8b lora 30M tokens, or 50M tokens
nb2|70b qlora 30M tokens + 20M tokens
nb3|8b lora 100M tokens, later 300M tokens
nb4|1.3b from scratch on 10B tokens
nb5|8b full 40M tokens chat, 20M tokens code, 30M tokens math
nb6|8b lora 2 GB text, 500k rows
nc1|8b lora 50M tokens 3 epochs on 4 fast cheap gpus
nc2|8b lora 300 dollars 20k rows
nc3|8b lora 24 GB cards, 20k rows
nc4|8b lora budget 400 and 20k rows
nc5|llama 3.1 8b rows 20k
nc6|8b lora 2 epochs of confluence pages
nd1|8b lora 50M tokens, budget capped at 400
nd2|8b lora 50M tokens, time capped at 8 hours
nd3|8b lora 50M tokens capped at $300
nd4|8b lora 200M tokens cut to 100M tokens
nd5|8b lora 20k examples, cut off at noon
nd6|8b lora, max 16k steps, 20M tokens
ne1|qwen3 30b-a3b lora, 8B, 50M tokens
ne2|llama 8b 70b lora 50M tokens
nf1|llama 3.1 8b lora 2.5 epochs 10M tokens
nf2|8b lora lr 1.6 13M tokens
nf3|foo 13b lora 10M tokens
nf4|internal 2 8b lora runs 10M tokens
ng1|8b lora 90M tokens on 4 H100 or 2 A100
ng2|8b lora 90M tokens 2 H100 4 H100
ng3|8b lora 90M tokens on 2xA100, 11k tok/s`
const out = (s, k) =>
  s
    .split('\n')
    .map((l) => {
      const i = l.indexOf('|')
      return JSON.stringify({ id: l.slice(0, i), kind: k, text: l.slice(i + 1) })
    })
    .join('\n')
writeFileSync('my.jsonl', out(c, 'command') + '\n' + out(m, 'message') + '\n' + out(n, 'command') + '\n')
