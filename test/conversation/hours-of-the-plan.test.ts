/** What the hours of a plan hold, when they end, why they are as many and what is paid by the month: by several people. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const answerTo = (plan: string, text: string): string => lastOf([plan, text]).replaceAll(/\s+/gu, ' ')
const [lora, rows] = ['llama 3.1 8b 300M tokens lora', 'falcon3 7b, 70k qa pairs avg 220 tokens, lora']
const [huge, tight] = ['llama 3.1 405b 80M tokens qlora', 'llama 3.1 8b 1B tokens full in 24h']

test.each<[plan: string, says: RegExp, texts: readonly string[]]>([
  // The end of a run that starts now, or when is not said.
  [
    lora,
    /^answer: It is done [\d.]+ h after it starts, .*\d\d:\d\d if that is noon today, .*\d\d:\d\d at the slow end/u,
    [
      'if i start it right now when is it done',
      'done by when?',
      'when do i get the model if i press start now',
      'by when can we expect the adapter',
      'and it would finish at what time?',
    ],
  ],
  [
    lora,
    /^answer: Yes: started /u,
    [
      'kick off friday 18:00, ready for monday morning or not',
      'if it goes off on friday evening will I have it monday 9am',
      'we start wed 9am, do we have it thursday noon y/n',
    ],
  ],
  [lora, /^answer: Started \w+ 21:00/u, ['starting it at 9 tonight, when would it be finished?']],
  // When it must start at the latest is another question.
  [lora, /^answer: No deadline is set: count back/u, ['when do we have to start at the latest?']],
  // What the hours hold; hours that are named with "those" set no limit.
  [
    lora,
    /^answer: (?:It is 3\.\d h here, not \d+ hours?\. )?\d+% of the 3\.\d h is training\. 1\. .*start-up: .*16 GB.* 2\. .* 3\. /u,
    [
      'walk me through what happens during those 29 hours',
      'what is the gpu actually doing in those 5 hours',
      'take me through the run from start to end',
      'where do the hours go?',
      'what part of the 3.5 hours is actual training?',
      'what exactly happens from the moment I start it until I have the adapter?',
      'tell me what the 5 hours consist of',
      "1 hour of compute but what's the actual wall time with loading & saving and all that",
    ],
  ],
  [lora, /^answer: (?:Of )?\$/u, ['where does the money go?']],
  // The model that is fetched: how long, how much, and who pays meanwhile.
  [
    huge,
    /^answer: 45 min for about 812 GB .* GPUs are billed meanwhile: \$/u,
    [
      'how long just to download the weights',
      'how many minutes will fetching 405B weights take',
      'how many GB do I need to download first',
      'how slow is the model download usually',
    ],
  ],
  [
    huge,
    /^answer: The 8 GPUs are billed meanwhile: \$/u,
    ['are the gpus on the meter while it downloads', 'do we pay for the gpus while the weights come down?'],
  ],
  [huge, /^answer: (?!.*billed meanwhile: \$)/u, ['do we have to download the model each time or is it counted once']],
  // Talk of code that somebody pulled is left alone.
  [huge, /^ignored/u, ['I pulled the new checkpoint into the repo, can you look at the diff?']],
  // So much for so many examples.
  [
    rows,
    /^answer: About 45 s and \$0\.028 for each 1,000: /u,
    ['roughly how long per 1000 examples', 'how many minutes per thousand rows?', 'price for every 1,000 pairs?'],
  ],
  [rows, /^answer: About 0\.045 s and \$0\.000028 for one: /u, ['how many seconds does one sample take']],
  // What makes it slow, and what would be faster.
  [
    'llama 3.1 8b 300M tokens lora on 2x3090',
    /^answer: It is the training: .* Each RTX 3090 makes [\d,]+ tok\/s .* an H100 SXM has 14 times .* Faster is /u,
    [
      'lol why is it THAT slow',
      'what is holding it back',
      'why is this crawling',
      "where's the slowness coming from",
      'why on earth does that take over 30 hours',
    ],
  ],
  // Time that is left over.
  [
    tight,
    /^answer: It can be cheaper: .* h of the 24 h to spare\. .*Reply “cheapest”/u,
    [
      'You leave 20 hours of the window unused. Why am I not shown something slow and cheap that lands at hour 23?',
      'we have a whole day, is there nothing slower but cheaper?',
      "can't we use the remaining hours to save money",
      'why so fast when I have 24h',
      'no rush, use the full 24h. does it get cheaper?',
      'so why book hardware that needs only six',
    ],
  ],
  // A card that is named is weighed itself.
  [tight, /^answer: (?!It can be cheaper)/u, ['is a 4090 slower and cheaper?']],
  [tight, /^answer: 18 h of the 24 h would be left/u, ['how much slack is that really?']],
  // Work of one's own is in no figure; the start-up of the machine is.
  [
    lora,
    /^answer: (?:No|Not counted): your own set-up and debugging is not in the \$\d+\. Each hour .* adds \$/u,
    [
      'Does the 46 have the couple of hours in it that I always burn getting the environment right?',
      'are the hours for debugging in the estimate',
      'does the total cover my fiddling before the run really starts',
      'do the 3 hours include getting the code running',
    ],
  ],
  [
    lora,
    /^answer: .*Your own set-up and debugging: not counted, each hour that the machine is up for it adds \$\d/u,
    ['does that include installing packages and debugging the script'],
  ],
  [lora, /^answer: Yes: 9\.7 min /u, ['are installing drivers and such in the 3 hours?']],
  // What is put aside each month says nothing of how often it runs.
  [
    lora,
    /^answer: (?:It depends on how often it runs\. Once a month: \$22 a month; weekly \$95, daily \$669 a month|Runs per month × \$22: weekly is)/u,
    [
      'suppose this becomes a regular thing, what should i put aside every month?',
      'what do I have to reserve each month for retraining it',
      'how much should finance set aside monthly for this',
    ],
  ],
  [lora, /^answer: 12 such runs a year/u, ["we retrain every month, what's the cost a year?"]],
  // Steps of examples that are not packed.
  [
    'qwen3 8b, 5k rows avg 1k tokens, lora',
    /^answer: .*one to a sequence it is 313 an epoch, 5,000 ÷ 16/u,
    ['how many steps is one epoch w bs 16'],
  ],
])('[%s] %s', (plan, says, texts) => {
  const answers = texts.map((text) => ({ text, answer: answerTo(plan, text) }))
  expect(answers.filter(({ answer }) => !says.test(answer))).toEqual([])
})
