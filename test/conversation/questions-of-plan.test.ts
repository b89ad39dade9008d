/** Questions about a plan and without one, by the answer that each must get: its topic, and what the question brings along. */
import { expect, test } from 'vitest'
import { askingPart } from '../../src/language/questions/asking-part.ts'
import { firstAnswer, lastOf } from './thread-driver.ts'

/** The kind of the answer and its words; nothing was said to the app by name. */
const answerTo = (plan: string, text: string): string => lastOf([plan, text])

const [lora, full, epochs, eight, pretrain] = [
  '8b lora 50M tokens',
  '13b full 200M tokens',
  'mistral 7b lora 10k examples 3 epochs',
  '8b full 100M tokens on 8xH100',
  'pretrain 1.3b 30B tokens',
]

test.each<[plan: string, text: string, says: RegExp]>([
  [full, 'did that make any difference', /^answer: No: the plan is the same as before/u],
  // The verdict that is asked for stands first.
  [lora, 'is 4 bit gonna make it dumber', /^answer: A little, for 4-bit: \+\d/u],
  [lora, 'any quality drop going to 4bit, in percent', /^answer: A little, for 4-bit: \+\d/u],
  [lora, 'does fp8 hurt', /^answer: Hardly any risk, for FP8/u],
  [lora, 'which precision loses least?', /^answer: .*bf16 is planned/u],
  [lora, 'nf4? is that 4bit', /^answer: NF4 is/u],
  [lora, 'can it resume?', /^answer: Yes, if it saves/u],
  [lora, 'if it dies is all lost?', /^answer: (?:No, if it saves|With checkpoints every)/u],
  [lora, 'how often are u wrong lol', /^answer: About 2 times in 10/u],
  [lora, 'how often does it save', /^answer: Every 15 min, some 170 steps, is plenty on demand/u],
  [lora, 'how confident, 1 to 10', /^answer: 8 of 10/u],
  [lora, 'margin of error in percent?', /^answer: The hours may be \d+% less/u],
  [lora, 'any measured run close to this', /^answer: (?:No: no run|Nearly: )/u],
  [eight, 'is nvlink needed or does pcie do', /^answer: (?:NVLink is not needed|PCIe would do)/u],
  [eight, '400G roce good enough?', /^answer: Yes: the plan is one machine/u],
  [eight, 'do we need infiniband', /^answer: No: the plan is one machine/u],
  [eight, 'do the 8 h100s come with enough disk', /^answer: About \d+ GB of disk .*192 GB of RAM and 64 CPU cores/u],
  [eight, 'would 4 h100s be enough', /^answer: .*4 × H100/u],
  [eight, 'what eats all the memory', /^answer: .*GiB on each GPU at the expected peak/u],
  ['70b 2B tokens 8xH100 full fine-tune', 'by how much doesnt it fit', /^answer: It fits only with .* more than the/u],
  [eight, 'so whats ur recommendation', /^answer: I would (?:take the plan|not keep to)/u],
  // Asked, and no wish.
  [lora, 'SOC2?', /^answer: .*certificate|^answer: .*SOC 2/u],
  [lora, 'define "usable"', /^answer: Usable memory/u],
  [lora, '15 cents is that a bug', /^answer: It is \$[\d.]+ in total, not \$0\.15/u],
  [lora, "we're a bank. is any of this allowed", /^answer: Usually allowed/u],
  [lora, 'does my data get used for their training', /^answer: No, not where you rent a machine/u],
  [lora, 'which data do you store about us', /^answer: Figures, and no words/u],
  [lora, 'can we train on customer data', /^answer: (?:Whoever runs a machine|Not as it is)/u],
  // Asked in a thread, whatever else is said beside it.
  [full, 'be honest, gonna OOM or not', /^answer: .*GiB/u],
  [lora, 'prices as of when btw? i’m handing in in november', /^answer: .*as of 20/u],
  [lora, 'is there anyone with H100 in Singapore?', /^answer: \d on record have H100 in Singapore: .*OVHcloud/u],
  [lora, 'who has h100 in finland?', /^answer: \d on record have H100 in Finland: .*Verda/u],
  [lora, 'which of these would sign a BAA?', /^answer: .* BAA .*AWS, Azure and Google Cloud offer a BAA/u],
  [lora, 'is runpod ok w gdpr', /^answer: RunPod offers a data-processing agreement/u],
  ['8b lora 50M tokens eu', 'is the eu region including britain?', /^answer: No: “EU” takes/u],
  [lora, 'what happens if the wifi at my place goes while this is training?', /^answer: Nothing happens to the run/u],
  [
    lora,
    'and after it’s trained, any internet needed to use it?',
    /^answer: Once it is trained it runs without internet/u,
  ],
  [
    lora,
    'steps vs epochs, are these the same thing',
    /^answer: They are two things: a step .* Here one epoch is about/u,
  ],
  [
    lora,
    'does the box keep our files when we are finished?',
    /^answer: (?:No, once the machine and its disk are deleted|They are deleted with the machine)/u,
  ],
  [lora, 'is 50M tokens a lot?', /^answer: It is an ordinary amount .*50M tokens are about 37\.5M words, 75k pages/u],
  [
    'gemma 3 4b lora 50M tokens',
    'what’s the licence on that one',
    /^answer: Commercial use is allowed: Gemma 3 4B.*terms of Google/u,
  ],
  [full, 'what did full mean anyway', /^answer: Full fine-tuning changes all weights/u],
  [lora, 'anyone renting A100s in Sweden?', /^answer: \d on record have A100 in Sweden/u],
  [lora, 'who is verda', /^answer: Verda is a GPU cloud from Helsinki.*sits in Finland/u],
  [
    lora,
    'why’s lambda cheaper than aws for the same card?',
    /^answer: .* What moved: \$[\d.]+\/h per GPU at Lambda instead of \$[\d.]+\/h at AWS/u,
  ],
  [
    full,
    'First tries never work here. What would four attempts cost at worst?',
    /^answer: \$\d+ for 4 runs that all come to the high end/u,
  ],
  [lora, 'what would be the damage if it all goes wrong?', /^answer: \$[\d.]+ and [\d.]+ h: 9 in 10/u],
  [epochs, 'what is the price of every single epoch?', /^answer: Each of the 3 epochs/u],
  [lora, 'we pay from a prepaid balance, what do i have to load so it is not cut off?', /^answer: Put about \$/u],
  [
    lora,
    'would the tuned model run on a laptop with 16 GB later on?',
    /^answer: Yes, to use it: in 8 bits or 4 bits.* of 16 GB/u,
  ],
  [eight, 'one of the cards breaks down at 50 %, what do we lose?', /^answer: .*All 8 GPUs are one job/u],
  [
    pretrain,
    'do we start from zero when it crashes in the night?',
    /^answer: No, if it saves checkpoints \(about 17 GB\)/u,
  ],
  [lora, 'do we need infiniband here?', /^answer: No: the plan is one GPU/u],
  [
    eight,
    'is the link between the cards fast enough?',
    /^answer: Yes: the plan is one machine.*8 GPUs meet over NVLink/u,
  ],
  [full, 'how can the H200 come out cheaper although its hour costs more?', /^answer: .*× \d+ GPUs? × \$[\d.]+\/h = /u],
  [
    lora,
    'There are 300 dollars left. How many examples is that if each is a page long?',
    /^answer: \$300 trains .* examples of 667 tokens/u,
  ],
  [
    lora,
    'We do this every Monday with the new tickets. What does that make per month?',
    /^answer: 4\.33 such runs a month/u,
  ],
  [
    lora,
    'there are two A6000 in the lab, could they do it?',
    /^answer: (?:Yes: 2 × RTX A6000 at your own servers|On 2 × RTX A6000 of your own)/u,
  ],
  // Whether named GPUs hold it: yes, no, or only with the memory of the host.
  [
    '70b full finetune 500M tokens 8xH100',
    'does optimizer state even fit on eight??',
    /^answer: Only with weights and optimizer states in the host’s memory.*On the GPUs alone it needs \d+ GiB on each GPU/u,
  ],
  [
    lora,
    'my uncle has a 4070 Ti we may borrow, would it be enough?',
    /^answer: Only with weights|^answer: (?:Yes|No)/u,
  ],
  [lora, 'is a 3090 totally out of the question?', /^answer: Possible, .*1 × RTX 3090.* holds/u],
  [lora, '24 gigs, does that fit?', /^answer: Yes.*1 × RTX/u],
  [
    '13b qlora 70M tokens within 3 hours',
    'would one 4090 make that?',
    /^answer: No: it would take \d+ h, .* over the 3 h.*1 × RTX 4090/u,
  ],
  // The number of GPUs: fewer of them are planned, and a premise is checked.
  [
    '8b lora 100M tokens on 4 h100',
    'Jo: do we need 4 cards?',
    /^answer: No, one is enough: 1 × H100 SXM.* GiB of .*that many were asked for/u,
  ],
  ['8b lora 100M tokens on 4 h100', 'could it be done on one?', /^answer: Yes: 1 × H100/u],
  [
    '70b lora 300M tokens on 8 h100',
    'would one be enough?',
    /^answer: No: 1 GPU does not hold it: the weights alone are 140 GB/u,
  ],
  [lora, 'why does it want two whole nodes', /^answer: It does not take 2 machines: the plan is one machine/u],
  [lora, 'why is it 2 cards and not 1?', /^answer: It does not take 2: the plan is 1 × H100/u],
  ['8b full 200M tokens', 'how many h100s would it take to be done in 3 hours', /^answer: 4.*of the 3 h/u],
  ['8b full 200M tokens within 2 days', 'smallest setup that still makes the deadline?', /^answer: One.*of the 48 h/u],
  [
    '70b lora 300M tokens',
    'what would two cards cost',
    /^answer: On 2 × .* instead of .* and \$\d+ instead of \$\d+ in total/u,
  ],
  // What would do instead is answered first, and why it is not that afterwards.
  [
    '70b lora 300M tokens on 8 h100',
    'why eight gpus and not half of them?',
    /^answer: It does go on 4: .* The plan takes 8 because that many were asked for/u,
  ],
  ['70b lora 300M tokens on 8 h100', 'why 8? one has 80 gb', /^answer: 1 GPU does not hold it/u],
  [
    'mistral small 24b 75M tokens lora 2 h100 on aws on demand',
    'how come 2 gpus when one would do?',
    /^answer: It does go on one: .* You asked for 2, of which there is no offer, so the plan is 8 .* Not met: 2 GPUs/u,
  ],
  // Whether all must stand in one machine.
  [eight, 'do the gpus all have to sit in the same server?', /^answer: They could be split, 2 machines with 4 each/u],
  [eight, 'could half of the cards stand in another box?', /^answer: They could be split/u],
  [eight, 'does it matter if they are spread across four hosts?', /^answer: They could be split, 4 machines with 2/u],
  [lora, 'must all the cards be in one machine?', /^answer: There is nothing to split: the plan is one GPU/u],
  [eight, 'do we need more than one machine?', /^answer: No, one machine is enough/u],
  // The card itself.
  ['yi 34b lora 90M tokens on 4xA100', 'Are these 40 or 80 gig?', /^answer: 80 GB: the plan is 4 × A100 SXM 80GB/u],
  [
    lora,
    'why L4? never heard of it',
    /^answer: (?:The plan has no L4: it is 1 × H100|\d × L4 at .* than 1 × H100 SXM)/u,
  ],
  [
    lora,
    'is the H200 faster or does it only have more memory?',
    /^answer: The H200 SXM computes as fast as the H100 SXM/u,
  ],
  [
    'mixtral 8x7b lora 250M tokens',
    'why does a moe need that much memory',
    /^answer: All 46.7B parameters lie in memory.*12.9B/u,
  ],
  [
    'gemma 2 9b dpo 60M tokens full',
    'so two copies of the weights on the card, correct?',
    /^answer: Not a GPU, but memory: .*full fine-tuning by DPO holds that frozen copy/u,
  ],
  [eight, 'what is the largest model that fits on this hardware?', /^answer: About .* is the largest usual size/u],
  [lora, 'Why this card? The internet says 4090', /^answer: .*4090.* than 1 × H100/u],
  [lora, 'is it ok to upload chats with phone numbers in them?', /^answer: Not as it is\. /u],
  [
    full,
    'how do 13 billion parameters become that many gb, the weights are 26?',
    /^answer: .*The weights alone are 26 GB/u,
  ],
])('%s, “%s”', (plan, text, says) => {
  expect(answerTo(plan, text).replaceAll(/\s+/gu, ' ')).toMatch(says)
})

test.each([
  ['do we need consent to train on customer mails?', /^Consent is one way .* legal basis: under the GDPR/u],
  ['is there a warning before a spot machine is taken?', /AWS gives two minutes/u],
])('“%s” needs no plan', (text, says) => {
  expect(firstAnswer(text).replace(/^answer: /u, '')).toMatch(says)
})

test.each([
  ['cap it at $300', 'plan'],
  ['10 epochs please', 'plan'],
  ['turned it off, sorry', 'ignored'],
  ['can you reboot node 7', 'ignored'],
  ['update: still waiting for the data', 'ignored'],
  ['my gaming pc has a 4080', 'ignored'],
])('“%s” is no question', (text, kind) => {
  expect(answerTo(lora, text)).toMatch(new RegExp(`^${kind}: `, 'u'))
})

test('what asks is told from what stands before it', () => {
  expect(askingPart("I've got $300. how many examples is that?")).toBe('how many examples is that?')
  expect(askingPart('why that one? everyone says 4090')).toBe('why that one?')
  expect(askingPart('how many examples is that?')).toBeNull()
  expect(askingPart('use 8 H100. no spot.')).toBeNull()
})

test.each<[plan: string, text: string, says: RegExp]>([
  // What the total is of, and no plan with a part of it.
  [epochs, 'Is that price for one epoch or three?', /^answer: For all 3: the \$[\d.]+ and the .* are 3 passes over/u],
  [epochs, 'is it three passes or just one?', /^answer: For all 3: /u],
  [
    epochs,
    'is the 3 epochs already in that number or do I have to multiply',
    /^answer: For all 3: .*nothing to multiply/u,
  ],
  [lora, 'is the total for one pass or several?', /^answer: For one: .* Two would take about/u],
  [lora, 'does the sum include all 5 runs or just one', /^answer: For one run: .* 5 of them cost \$/u],
  [eight, 'is that per GPU or for all?', /^answer: For all 8: .*One of them is \$[\d.]+\/h/u],
  [epochs, 'should I do one epoch or three?', /^answer: (?!For)/u],
  // What is apart where money and time are the same.
  [
    'qwen 0.5b lora 5k examples',
    'difference between lora and qlora?',
    /QLoRA \(Q for quantized\) does that on a base held in 4 bits.* Here LoRA, bf16 is planned: \$/su,
  ],
])('under “%s”, “%s” is told what is counted and what is apart', (plan, text, says) => {
  expect(answerTo(plan, text)).toMatch(says)
})
