/** What people tell in a thread beside changes: hours of their own, conditions, speeds once more, limits of a scheduler. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const onFour = '7b full ft 400M tokens 4xA100'
const measured = ['qlora 70b on 2 h100, 500M tokens', 'we measured 2,300 tok/s on the 2 h100s'] as const

test.each<[turns: readonly string[], says: RegExp]>([
  [['3b from scratch 60B tokens', 'we have 20k gpu hours on leonardo (a100 64gb)', 'double the tokens'], /^plan: Your .*A100.*Enough: “20k gpu hours on Leonardo”/su],
  [['8b lora 100M tokens', 'on 8 of our own a100', 'what would that cost in the cloud? for the report'], /^answer: Rented it would be about \$/u],
  [['3b from scratch 60B tokens on our own a100', 'jobs max 24h there so restarts'], /^answer: At 24 h a job/u],
  [[onFour, 'why A100 and not H100, H100 is faster no?'], /^answer: A100 .*4 × H100 .*(?:sooner|longer) than 4 × A100/u],
  [[onFour, 'ctx 32k btw', 'wait no 8k is enough, longest doc is like 7.2k'], /^plan: .*sequence length 8,192/su],
  [[...measured, 'with packing on?'], /^answer: It is packed already, and priced so/u],
  [[onFour, 'is 400M incl epochs'], /^(?!plan)/u],
  // What was shown beside the plan is taken; a number is of what was asked last.
  [['8b lora 100M tokens on a100', 'h100 instead, just curious', "that's way better, do that"], /^plan: .*Changed: H100/su],
  [['8b 100M tokens', '2x faster'], /^plan: .*Changed: within 38 min/su],
  [['8b 100M tokens on vast', "what's the cheapest secure option?"], /^answer: With any provider, no machines of third parties, cheapest, on .* than the plan/u],
  [['8b 100M tokens', 'only secure datacenter'], /^plan: .*Changed: no machines of third parties/su],
  [['8b 100M tokens', 'batch size 1024'], /^plan: .*Changed: global batch 1,024/su],
  [['8b 100M tokens', 'export to sheets'], /^file/u],
  [['8b 100M tokens on 8 h100', 'compare a100 h200 rtx 4090'], /^answer: A100.* vs H200 vs RTX 4090:/su],
  [['8b 100M tokens', '8x4090 ok or should I take 2 H100'], /^answer: RTX 4090, 8 GPUs vs H100, 2 GPUs:/su],
  [['8b 100M tokens', '2 or 3 epochs'], /^answer: .*200M tokens.*300M tokens/su],
  [['8b 100M tokens', 'what does serving it cost a month?'], /^answer: Hosting an 8B model: about \$/u],
  [['70b 500M tokens on 8 h100', 'i can get us 3500 if its done by friday'], /^plan: .*Changed: under \$3,500, within/su],
  [['70b 2B tokens reserved on 8 h100', 'at 2.1'], /^answer: .*\$2\.10/su],
  [['our vendor says 70b costs $50k', '2B tokens'], /^answer: Off: the dollars, 32 times too large/u],
  [['8b lora 100M tokens', 'is that one epoch?', 'do 2'], /^plan: .*200M tokens/su],
  // What a card can do is told of nobody's own.
  [['8b lora 100M tokens on t4', 't4 has no bf16', 'L4 then'], /^plan: \d+ × L4(?!.*own servers)/su],
  [[onFour, 'what did you assume for mfu', '45 is optimistic for us we get like 32'], /^report: Measured/u],
  [['14b lora, 500M tokens, deadline fri noon', "data won't be ready til thurs 6pm", 'get me the plan for the 10pm case'], /^plan: .*14 h are left/su],
  [['8b 1B tokens, we own 16 a6000s', '4 are down til next week', "boss ok'd renting up to 400"], /^plan: (?!Your).*under \$400/su],
  [['8b lora 30M tokens, 20 runs', 'can half be killed at 25%?'], /^answer: Yes: with 10 of 20 runs stopped/u],
  [['70b lora 100M tokens, us-east', 'anywhere works', 'no the bucket is in virginia', 'ok fair, anywhere then'], /^plan: .*Changed: any region/su],
  // A card that was measured slow gives way to no weaker one, and to no other number of its own.
  [['70b 2B tokens on 8 h100', 'we measured 2300 tok/s'], /^report: .*With it: 8 × H100 SXM.*Not measured by you: 8 × H100 PCIe/su],
  [['8b 100M tokens lora', 'we measured 5000 tok/s'], /^report: .*With it: 1 × B200/su],
  [['70b 300M tokens', 'what if the prompts are 4k long'], /^problem: .*as many are 75k examples.*Try: 75k examples of 4000 tokens \| seq 4000$/su],
  [['tell me when h100 is below $2'], /^answer: H100: from .*Prices by the hour are not watched/su],
  // What a goal leaves aside is told, and what was worked out of a card goes before what is known of one of it.
  [['70b 2B tokens fastest'], /^plan: .*Sooner, for more than the time is taken to be worth: \d+ × /su],
  [['70b 2B tokens', 'cheapest'], /^plan: .*Cheaper at a risk: FP8 \$\d+, Spot \$\d+/su],
  [['70b 2B tokens on aws spot', 'why not h100?'], /^answer: With "h100" there is no plan\. 8 × H100/su],
  // What was answered last is taken up; what is told beside the plan is kept with it.
  [['20 loras 8b 30M tokens each', 'what if half of them stop at 30%', 'plan on that', 'rank 64'], /^plan: .*10 of 20 runs stopped at 30%/su],
  [['8b lora 100M tokens', 'is evaluation in there?', 'add it'], /^answer: What I said of that has no figure/u],
  [['70b 2B tokens only data centers', 'we have 8 h100s of our own'], /^plan: Your 8 × H100/u],
  [['8b 100M tokens', 'we have $900 of AWS credits', 'on aws'], /^plan: .*credits there pay for all/su],
  [['8b lora 100M tokens on 4 h100', '7,200 tok/s per gpu with packing and 3,900 unpacked'], /^report: Measured 7\.2k/u],
  [['8b lora 100M tokens', 'what does that exclude'], /^answer: Not counted: taxes/u],
  [['8b lora 100M tokens under $50', 'drop the budget thing'], /^plan/u],
  [['deepseek v3 full finetune, 1B tokens', 'does it fit on 64 gpus?'], /^answer: Yes: 64 hold it by their memory/u],
  [['8b lora 400M tokens on 2 a100', 'step 800 of 3200 after 2 hours', 'how much longer?'], /^run: .*running 25%/su],
  // What clearly speaks of the plan never meets silence; what does not is left alone.
  [['70b full 3B tokens 16 h200', 'plus contingency 15%'], /^answer: With 15% on top/u],
  [['70b full 3B tokens 16 h200', 'put in 10% for whatever goes wrong'], /^answer: With 10% on top/u],
  [['1b pretrain 40B tokens', 'restart cost then'], /^answer: .*begun anew it comes to .*All 8 GPUs are one job/u],
  [[onFour, 'no spot, last time we got yanked twice'], /^(?:plan|answer)/u],
])('%j', (turns, says) => {
  expect(lastOf(turns)).toMatch(says)
}) // prettier-ignore

test.each<[turns: readonly string[], says: RegExp]>([
  [
    ['the bill was $318', 'how far off were you?'],
    /^answer: Far off, [\d.]+ times what was expected: \$318 were billed/u,
  ],
  [['we measured 2100 tok/s per gpu', 'so how far off was the forecast'], /^answer: 36% slower than expected: 2\.1k/u],
  [
    ['we measured 2100 tok/s per gpu', 'which of your assumptions does this contradict?'],
    /^answer: .*the speed alone/u,
  ],
  [['we measured 2100 tok/s per gpu', 'if that holds, total?'], /^answer: At the measured 8\.4k tok\/s on 4 × A100/u],
  // Nothing was told of a run.
  [['so how far off was the forecast'], /^answer: No speed and no bill of a run has been told/u],
])('what was told is set against the plan: %s', (turns, says) => {
  expect(lastOf(['8b full 200M tokens 4 a100', ...turns])).toMatch(says)
})
