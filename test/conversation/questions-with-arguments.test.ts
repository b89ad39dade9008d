/** Numbers, GPUs, sellers and places that a question names are in its answer. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const [small, full, a100] = ['qwen 0.5b full 8M tokens', '8b full 3B tokens', '8b full 200M tokens 8 a100']

test.each<[turns: readonly string[], says: RegExp]>([
  // A time or a sum that is to be reached is looked for, first with what was asked for.
  [[a100, 'what can i do to get under 1 h'], /^answer: Not with what was asked for; with \d+ × .*: \d+ min and \$/u],
  [[a100, 'any trick to make it 30?'], /^answer: [^.]*\d+ × .*: .* and \$(?:[12]\d|30)(?:\.\d+)? in total, \$\d+/u],
  [[a100, 'which setup is the cheapest that finishes within 3 hours'], /^answer: [^.]*\d+ × .* than the plan/u],
  [['70b 2B tokens', 'whats the cheapest that still makes 30h'], /^answer: The plan does it already/u],
  [['70b 2B tokens', 'any way to do it for less than 5?'], /^answer: Nothing that we have a price for makes \$5/u],
  [['70b 2B tokens', 'how do we make it faster'], /^answer: The fastest: /u],
  // The hours of a question are the hours of the clock, of all passes.
  [[a100, '3h wall clock or gpu hours'], /^answer: .*are wall clock: all 8 GPUs/u],
  [[a100, 'is the 2h for all 8 or each'], /^answer: .*are wall clock: all 8 GPUs/u],
  [
    ['8b qlora 15M tokens, 2 epochs', 'do both epochs go into those hours or is it per epoch'],
    /^answer: The .* are for all 2 epochs together/u,
  ],
  [['8b qlora 15M tokens, 2 epochs', 'how many epochs is that'], /^answer: 2 passes over/u],
  // An hour's price at a seller is no other plan.
  [[a100, 'what does nebius charge per hr for that'], /^answer: (?:Nebius asks for one GPU an hour|No price of A100)/u],
  [[a100, 'whats the h200 rate at nebius at the moment'], /^answer: Nebius asks for one GPU an hour, .*H200/u],
  [[a100, 'billed per sec or hour on vast'], /^answer: Vast\.ai bills by the second/u],
  [[a100, 'what would it cost on h200 at nebius'], /in total/u],
  [
    [a100, 'what does lambda want for an h100 an hour'],
    /^answer: Lambda asks .*H100.*on 20\d\d-.*for all 8 GPUs, as of/u,
  ],
  [[a100, 'whats the hourly on one h100 at lambda in this quote'], /^answer: Lambda asks for one GPU an hour/u],
  [[a100, "what's coreweave asking for h200s these days"], /^answer: CoreWeave asks for one GPU an hour/u],
  [[a100, 'which rate did you use for the a100'], /^answer: \$[\d.]+\/h for each A100.* for all 8 GPUs, as of/u],
  [[a100, 'dollars per gpu-hour in that plan?'], /^answer: \$[\d.]+\/h for each A100/u],
  [[a100, 'how many gpu hours is that'], /^(?!answer: \$)/u],
  // Where a seller is, of that seller.
  [[a100, 'does lambda have a finland site'], /^answer: No: Lambda names no machines in Finland/u],
  [[a100, 'does coreweave have machines in finland'], /^answer: (?:Perhaps|Yes): CoreWeave/u],
  [[a100, 'does verda have machines in finland'], /^answer: Yes: Verda/u],
  // The hours and the sums of odds.
  [[a100, 'odds of being kicked off spot during 34h'], /^answer: Within the 34 h it is taken back/u],
  [[a100, 'is spot safe for a 6h job'], /^answer: Safe with checkpoints.*Within the 6 h/u],
  [[a100, "what's the chance its more than 1.5k"], /^answer: It is unlikely .* costs more than \$1,500/u],
  // Days that have a name.
  [[a100, "can this be over by new year's eve"], /^answer: Yes, .*\d+ days are left/u],
  // People and requests that the model is for.
  [[a100, 'and then running it for 200 users costs what'], /^answer: Hosting .* a month/u],
  [[a100, 'cost to serve it at 5 req/s afterwards?'], /^answer: For 5 requests a second/u],
  [
    [a100, 'is 3 epochs overfitting with this little'],
    /^answer: (?:Not (?:as a rule: 3 passes over 200M|too many)|2 or 3 help on some 5,000)/u,
  ],
  // Free notebooks have one T4 for so many hours.
  [[small, 'would free colab do this?'], /^answer: Yes, very likely: on one T4 it takes .* up to 12 h at Colab/u],
  [['70b qlora 300M tokens', 'can we run it on kaggle?'], /^answer: Not for this job: one T4/u],
  // How often it is saved.
  [[full, 'if we save every 20 minutes how much does that slow it'], /^answer: One every 20 min makes \d+ of them/u],
  [[full, 'checkpoint every 500 steps, what does that cost in wall time'], /^answer: One every .* makes \d+ of them/u],
  [[full, 'how big are the checkpoints'], /^answer: A checkpoint to resume from is about 112 GB/u],
  // A sum that is not that of the plan is put right.
  [['8b qlora 12M tokens', 'only $9? what is the catch?'], /^answer: It is \$[\d.]+ in total, not \$9\./u],
  [[a100, 'hourly rate for B200 at whoever sells it?'], /^answer: B200 SXM on demand, for one: /u],
  [[a100, "wouldn't 4 H100s get there sooner?"], /^answer: (?:Yes|No|Hardly), .*on 4 × H100/u],
  [[a100, 'eta, if I start it at 9 tomorrow?'], /^answer: Started \w+ 09:00/u],
  // A start that is named is used, whoever or whatever has to come first.
  [[a100, 'kick off saturday 09:00, done when'], /^answer: Started Saturday 09:00, it is done Saturday/u],
  [[a100, "we'd get the machine thursday noon, when would it end"], /^answer: Started Thursday 12:00/u],
  [[a100, 'launching it sunday evening at 9, finished by monday standup?'], /^answer: Yes: started Sunday 21:00/u],
  [
    [a100, 'data lands thursday morning - will we make friday noon?'],
    /^answer: Yes: started Thursday 09:00.*Friday .*12:00/u,
  ],
  [
    [a100, 'Can we have the weights Wednesday morning if the job goes off on Tuesday at 22:00?'],
    /^answer: Yes: started Tuesday 22:00.*before Wednesday 09:00/u,
  ],
  [
    [a100, 'nobody is there at night. starting 22h, finished for breakfast?'],
    /^answer: Yes: started \w+ 22:00.*before \w+ 08:00/u,
  ],
  [[a100, 'what time tuesday evening if I hit go at noon?'], /^answer: Started Tuesday 12:00/u],
  [
    [a100, 'procurement says wednesday 15:00 earliest, too late for friday?'],
    /^answer: Yes: started Wednesday 15:00.*Friday .*12:00/u,
  ],
  [
    ['8b full 200M tokens 8 a100, by friday', "can't kick off till thursday 2pm, when would we have the adapter"],
    /^answer: Started Thursday 14:00.* before the deadline of the plan, Friday .*12:00/u,
  ],
  [
    ['8b full 200M tokens 8 a100, by friday', 'start it friday 11:50, done when'],
    /^answer: Started Friday.*That is .* after the deadline/u,
  ],
  // The evening is no midnight, and the end never before the hours are over.
  [
    ['gemma 2 9b lora 5k examples', 'if i start it tonight when is it done?'],
    /^answer: Started \w+ 21:00 \(taken for “tonight”\), it is done \w+ 21:(?:15|20|25|30), \d\d min later/u,
  ],
  [['gemma 2 9b lora 5k examples', 'starting today at noon, when is it over?'], /^answer: Started \w+ 12:00/u],
  [['gemma 2 9b lora 5k examples', 'if we launch it today, when is it ready?'], /^answer: Started \w+ 12:00/u],
  [[a100, 'when must we start at the latest to be done by friday noon?'], /^answer: By \w+/u],
  [[a100, 'the meeting starts at 3, done by 4?'], /^(?!answer: .*tarted)/u],
  [[a100, 'I start my vacation friday, back on monday'], /^ignored/u],
  // Rows of the table by their places, of whatever words; numbers of things are none.
  [['qwen3 32b 150M tokens lora', '1 vs 2, pros and cons pls'], /^answer: 2 is \$.* 1 \(Safe\): .*\. 2 \(/u],
  [['qwen3 32b 150M tokens lora', 'pros and cons of #1 and #2'], /^answer: 2 is \$.* 1 \(Safe\): /u],
  [['qwen3 32b 150M tokens lora', 'compare 1 and 3'], /^answer: 3 is \$.* 1 \(Safe\): .* 3 \(/u],
  [
    ['qwen3 32b 150M tokens lora', 'why would I take the second instead of the first'],
    /^answer: 1 is \$.* 2 \(.*1 \(Safe\)/u,
  ],
  ...[
    'apart from the $14, whats really different between the safe one and the second option',
    'between those two, how many hours and how many dollars are we talking',
    'is the second one just slower or is it worse in some other way as well',
    'besides price, how do the options differ',
    'how far are those two apart in hours',
  ].map((text): [string[], RegExp] => [
    ['qwen3 32b 150M tokens lora', text],
    /^answer: 2 is \$\d+ less .* 1 \(Safe\): .* 2 \(/u,
  ]),
  ...['recommended vs fastest, whats the catch', 'why would anybody take the fastest over the safest'].map(
    (text): [string[], RegExp] => [['qwen3 32b 150M tokens lora', text], /^answer: [13] is \$.*(?:3|1) \(/u],
  ),
  [['qwen3 32b 150M tokens lora', 'the cheapest instead of the fastest'], /^plan: /u],
  [['qwen3 32b 150M tokens lora', 'how do the datasets differ'], /^answer: (?!\d)/u],
  [['qwen3 32b 150M tokens lora', '1 vs 2 epochs?'], /^(?!answer: 1 \(Safe)/u],
  [['qwen3 32b 150M tokens lora', '1 vs 3 in the game yesterday'], /^ignored/u],
  // Better in one thing and no worse in the other, where a way is asked for.
  [
    ['qwen3 32b 150M tokens lora', 'faster w/o spending more, is there a trick'],
    /^answer: Yes: .*sooner than the plan/u,
  ],
  [
    ['yi 34b, 70M tokens, qlora, 8 rtx a6000', 'can it be done quicker for the same money'],
    /^answer: (?:Yes|No, of the plans)/u,
  ],
  [['8b 130M tokens lora one h100', 'PCIe or SXM, does that matter for a single gpu'], /H100 SXM.*H100 PCIe/u],
  [['8b 130M tokens lora one h100', 'pcie or sxm in this?'], /^answer: (?:SXM|PCIe): the plan is/u],
  [['8b 130M tokens lora one h100', 'A100 or L40S for this'], /^answer: A100 vs L40S/u],
  [['8b 130M tokens lora one h100', 'this or two h100s'], /^answer: As it is vs 2 GPUs/u],
  [['8b 130M tokens lora one h100', 'A100 or L40S'], /^plan: /u],
  // Both kinds of cloud, a discount that is told, and buying with how often it runs.
  [
    ['mistral small 24b 30M tokens qlora runpod', 'community cloud vs secure - whats the gap here in money'],
    /vetted data centres.*\$[\d.]+ in total/u,
  ],
  [['mistral small 24b 30M tokens qlora runpod', 'is community cloud safe?'], /^(?!answer: secure tier vs)/u],
  [
    ['gemma 3 12b 80M tokens lora on aws', 'our negotiated rate is 30 percent under list, new total?'],
    /^answer: With prices 30% lower/u,
  ],
  [
    ['gemma 3 12b 80M tokens lora on aws', 'what does it cost us after the 25% rebate'],
    /^answer: With prices 25% lower/u,
  ],
  [['gemma 3 12b 80M tokens lora on aws', 'how often are you off by more than 30%?'], /^(?!answer: With prices)/u],
  [
    ['qwen3 8b 60M tokens lora 1xH100', 'If we run this 3x a week for a year is it smarter to just buy the servers?'],
    /^answer: No, renting is cheaper at that use: 156 such runs a year/u,
  ],
  [
    ['qwen3 8b 60M tokens lora 1xH100', 'at what point does buying a box beat renting'],
    /^answer: It takes about [\d,]+ such runs/u,
  ],
  [['qwen3 8b 60M tokens lora 1xH100', 'how many of these runs does $500 buy?'], /^answer: \d+: \$500/u],
  [['qwen3 8b 60M tokens lora 1xH100', 'we retrain every week. per month?'], /^answer: 4\.33 such runs a month/u],
  // What is one's own is rented elsewhere.
  [
    ['nightly lora llama 8b 30M tokens on 2 of our H100s', 'what would it cost on Lambda instead?'],
    /At 30 runs a month/u,
  ],
  [['llama 70b lora 100M tokens, we own 8 H100', 'what would it rent for elsewhere?'], /^answer: Rented it would be/u],
  // Of all that are shown, and not of the best alone.
  [[a100, 'can we pay by invoice?'], /^answer: .* Of the others shown, /u],
  [['command-r 35b lora 45M tokens', 'is the licence a problem for us?'], /^answer: A company may not use it without/u],
  [['pretrain 1b on 20M tokens', 'is 20M enough?'], /are far too few\. .*fine-tune an open model/u],
  [['405b fp8 lora 200M tokens', 'one node now?'], /The plan stays as it is, and meets that/u],
  // What is said of the plan's own seller, card or rate is set against what is named.
  [['qwen 3 4b full 2B tokens, on demand', 'why runpod and not lambda?'], /^answer: .* at Lambda, .* would take/u],
  [
    ['70b full 2B tokens on our 16 H100', 'we pay about 0.11 per kWh, is power in there?'],
    /^answer: Yes: at about .* your \$0\.11/u,
  ],
  [
    ['70b qlora 1B tokens, deadline 48 h', 'what if it crashes halfway?'],
    /^answer: With checkpoints .* [\d.]+ h of slack/u,
  ],
  // What holds of any plan begins with what it means for this one.
  [
    ['grpo qwen2.5 7b 8k prompts 16 samples', 'what would halving the group to 8 rollouts save'],
    /^answer: 8 instead of 16 samples/u,
  ],
  [['8b qlora 15M tokens, 5 epochs', 'is 5 epochs not overfitting?'], /^answer: .*passes over/u],
  [
    ['8b lora 50M tokens on 1 h100', 'is there any reason not to MIG-slice it further?'],
    /^answer: (?:Not as planned|By its memory|Do not slice for one training run)/u,
  ],
  [['esm2 650M full 1.2B tokens', 'sequence length matters?'], /^answer: Yes, .* instead of 1\d% to the arithmetic/u],
  [
    ['8b lora 50M tokens eu', 'is the datacentre in Germany itself or merely in the EU?'],
    /No single country in it is promised|“EU” alone does not mean Germany/u,
  ],
  [['8b lora 50M tokens', 'is a US company with a Frankfurt data centre ok under GDPR?'], /^answer: Usually allowed/u],
  // Another card is told of as many as are planned, too.
  [['8b qlora 30M tokens on 1 t4', 'what would an L4 cost?'], /On 1 × L4/u],
  [['8b qlora 30M tokens', 'what would it cost reserved?'], /billed for its whole term/u],
])('%s', (turns, says) => {
  expect(lastOf([...turns])).toMatch(says)
})
