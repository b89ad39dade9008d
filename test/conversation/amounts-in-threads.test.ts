/** Amounts that are told after a plan: of what they are near to, of a part of the data, of a whole machine, of a run. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const chats = 'lora llama 3.1 8b, 9,000 chats of 300 tokens, 3 epochs, budget $100'
const many = 'qlora llama 3.1 70b, 2 lakh samples of 350 tokens, 1 epoch'
const scratch = 'pretrain a 500M model from scratch on 10B tokens'
const long = 'continued pretraining qwen2.5 7b 4B tokens on 8 h100'
const words = 'lora gemma 2 9b, 18k letters of 650 words each, 3 epochs, £250'

test.each<[job: string, told: string, says: RegExp]>([
  // A number without a unit is of what it is near to.
  [scratch, 'what would 20B cost', /^answer: With 20B tokens, .* than the plan/su],
  [scratch, 'make it a 1B model', /^plan: .*Changed: A 1B model/su],
  [many, 'it’s 2.4 lakh now, the Bengali batch also came', /^plan: .*Changed: 84M tokens/su],
  [many, 'now 180k', /^plan: .*Changed: 63M tokens/su],
  ['mistral 7b full 300M tokens', 'let’s see it with 150 million', /^plan: .*Changed: 150M tokens/su],
  [many, 'use a 350M model', /^plan: .*Changed: A 350M model/su],
  [many, 'make it 60M', /^plan: .*Changed: 60M tokens/su],
  [chats, 'we can only use 6k of the 9k chats', /^plan: .*Changed: 5\.4M tokens/su],
  // A part of the data, and what is left out of it.
  [chats, 'Legal only cleared 3k of the 9k chats, so let’s use those', /^plan: .*Changed: 2\.7M tokens/su],
  [chats, '2k of our 9k chats turned out to be duplicates', /6\.3M tokens/su],
  // How long an example is.
  [chats, 'one chat is about 12 turns, and each turn is about 40 tokens', /^plan: .*Changed: 13M tokens/su],
  [chats, 'about 12 turns per chat, 40 tokens a turn', /^plan: .*Changed: 13M tokens/su],
  [chats, 'Jamie they’re closer to 450, I ran the tokenizer on them', /^plan: .*Changed: 12\.2M tokens/su],
  [
    words,
    'comes to 2.2 tokens a word on average',
    /^plan: .*Changed: 77\.22M tokens|^plan: .*Changed: 77\.2M tokens/su,
  ],
  // Limits, whoever says so.
  [chats, 'finance says $80 is the max now', /^plan: .*Changed: under \$80/su],
  [chats, '$80 is our limit', /^plan: .*Changed: under \$80/su],
  [chats, 'we were told $90 is the ceiling', /^plan: .*Changed: under \$90/su],
  [scratch, 'budget’s $800, forgot to say', /^plan: .*Changed: under \$800/su],
  [chats, 'under 1500,50 €', /^plan: .*Changed: under \$1,76/su],
  // Prices of an hour.
  [
    chats,
    'I can get 8x 4090 for $1.60/hr for the whole box, would that be better?',
    /^answer: At \$0\.20\/h per GPU 8 × RTX 4090/su,
  ],
  [
    chats,
    'CoreWeave have offered us $1.90 an hour per H100 if we take 8',
    /^answer: At \$1\.90\/h per GPU .{0,4}H100/su,
  ],
  // One of one's own.
  [chats, 'and on my own RTX 4090?', /1 × RTX 4090/su],
  // Of a run.
  [long, '1.0B tokens finished in 5.5 hours with 8 H100.', /^run: .*running 25%/su],
  [long, 'first night done, 400M tokens, no errors', /^run: .*running 10%/su],
  [chats, 'job got OOM with seq len 4096, reduced to 2048', /^plan: .*Changed: sequence length 2,048/su],
  [chats, 'started 2:15 pm, ETA shown is 4.5 hrs', /^run: .*running/su],
  // The budget as it was typed.
  [words, 'does it still fit in the 250?', /^answer: Yes: .* of the \$333/su],
])('after “%s”: “%s”', (job, told, says) => {
  expect(lastOf([job, told])).toMatch(says)
})

test('the bill of a run has a decimal comma in other countries', () => {
  expect(lastOf([chats, 'we started the run', 'it’s done, 2h50 and 6,40 EUR'])).toMatch(/^run: .*done\n\$7\.54/su)
})

test.each([
  'finance said they’d get back to us by Friday',
  '3 of the 9 interns are sick',
  'they’re closer to Berlin, 30 minutes',
  'meeting started 2:15 pm, eta for lunch 3pm',
  'we were told to wait 2 days',
  '$500 is the price of the ticket',
])('“%s” is said among people', (told) => {
  expect(lastOf([chats, told])).toMatch(/^ignored/u)
})

test.each<[asked: string, says: RegExp]>([
  ['is that with or without VAT?', /^answer: Not counted: VAT /u],
  [
    'is the price calculated with today’s exchange rate?',
    /^answer: (?:.*at a rate that has a date|None is used in this plan)/su,
  ],
  [
    'is there a free option?',
    /^answer: Not in one session of free Colab .*as QLoRA.* Kaggle’s 30 h a week hold it.* Free are notebooks of Kaggle .*Colab/u,
  ],
  ['can I tell the customer less than $1,000?', /^answer: Inside it: .* of \$1,000/u],
  ['how many GPUs is that?', /^answer: One card in one machine/u],
  ['would 2 epochs make a real difference to the price?', /^answer: (?:Yes|Hardly|No), .* instead of/u],
  ['plain lora is ok then', /^answer: That is already the plan/u],
])('“%s” is answered', (asked, says) => {
  expect(lastOf([chats, asked])).toMatch(says)
})

test('what is cheaper to serve picks none of the plans that are compared', () => {
  const compared = 'compare LoRA Llama 3.1 8B vs Qwen2.5 7B, 30M tokens'
  expect(lastOf([compared, 'which one is cheaper to serve later?'])).toMatch(/^answer: The estimate ends/u)
  expect(lastOf([compared, 'which one is cheaper?'])).toMatch(/^plan:/u)
  expect(lastOf([compared, 'which one is cheaper to serve later?', 'ok just the qwen'])).toMatch(
    /^plan: .*Qwen2\.5 7B/su,
  )
})

const contracts = 'mistral small 24b, 35k contracts avg 1800 tokens, 2 epochs, qlora, under $150'
const files = 'qwen3 14b, 9,000 case files of 2k tokens, qlora, 3 epochs'

test.each<[job: string, told: string, says: RegExp]>([
  // Of what the plan counts so many stay, without a word for the whole.
  [contracts, 'Legal came back: we may only use 21,000 of the contracts, the rest never got consent. Please redo.', /Changed: 75\.6M tokens/u],
  [files, 'we could only salvage 6,100 files from the old server, go with those', /Changed: 36\.6M tokens/u],
  [files, 'only 6200 have consent forms, use those', /Changed: 37\.2M tokens/u],
  [files, 'I only trust the 4,000 files that were labelled by hand. Take those, and 2 epochs.', /Changed: 16M tokens/u],
  [files, 'I sorted out the blurry ones, that leaves us with 7,400', /Changed: 44\.4M tokens/u],
  // So many fall away.
  [files, '1,500 files turned out to be empty so please drop those', /Changed: 45M tokens/u],
  [files, 'found 900 duplicates, please take them out', /Changed: 48\.6M tokens/u],
  [files, 'hmm, 2,000 of the files are scans without text, those have to go', /42M tokens/u],
  // Likelier talk, though they are counted by their name.
  // Neighbours: a length, money, people.
  [contracts, 'only 12000 people ever read that paper lol', /^ignored/u],
  [contracts, 'we still have 20k in the grant, keep that in mind', /^(?!.*72M tokens)/su],
  [files, 'half my team left, only 4 remain lol', /^ignored/u],
])('below “%s”, “%s” is of the part that stays', (job, told, says) => {
  expect(lastOf([job, told])).toMatch(says)
}) // prettier-ignore
