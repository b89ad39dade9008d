/** Data that leave a provider or are kept there: sums of what was typed, by the month's steps of the large clouds. */
import { describe, expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

describe('data that leave', () => {
  test.each([
    ['egress of 10 TB out of AWS?', /About \$891 for 10 TB out of AWS, at \$0\.09 a GB/u],
    ['cost of pulling 3 TB from S3 for each of 10 runs?', /10 × 3 TB = 30 TB out of AWS[^]*Pulled once[^]*: \$261/u],
    ['what does moving 2 TB from azure to runpod cost?', /About \$165 for 2 TB out of Azure/u],
    [
      'we download the 70b weights from aws daily for 2 weeks, egress?',
      /14 × 141 GB of weights = 1\.98 TB out of AWS/u,
    ],
    ['egress of a finished 8b from azure?', /Nothing for 16\.1 GB of weights out of Azure, as long as/u],
    ['egress for 50 checkpoints of a 13b out of aws?', /50 checkpoints of 26 GB[^]*50 checkpoints of 182 GB/u],
    [
      'egress and storage if 4 TB stay in S3 and each of 6 runs on lambda pulls them, keep 4 TB there? 8 h100 for 20 h each',
      /6 × 4 TB = 24 TB[^]*Keeping 4 TB in S3: \$92 a month[^]*6 × 8 × 20 h = 960 GPU-hours/u,
    ],
    ['egress for 300 GB from lambda?', /Nothing: Lambda charges nothing/u],
  ])('%s', (text, answer) => expect(says(text)).toMatch(answer))
})

describe('data that are kept', () => {
  test.each([
    ['cost of storing 20 TB in s3 for 4 months', /about \$1,840 for 4 months|about \$1,840 for 120 days/u],
    ['price of 2 TB network volume on runpod for 3 weeks', /\$200 a month, at \$0\.10 a GB \(RunPod\)/u],
    [
      'what does it cost to keep 5 TB and 10 checkpoints of a 7b for a month?',
      /5 TB and 10 checkpoints of 101 GB[^]*6\.01 TB in all/u,
    ],
  ])('%s', (text, answer) => expect(says(text)).toMatch(answer))

  test.each([
    ['70b lora on 5 GB of text, keep costs down', /^plan/u],
    ['how much vram to keep a 13b in memory, is 24 GB enough?', /^answer: Yes/u],
    ['price of one 8xH100 node for a month with 10 TB of storage', /10 TB of storage: from/u],
  ])('what is none of it is read as before: %s', (text, answer) => expect(says(text)).toMatch(answer))
})

describe('sellers weighed with the data that leave them', () => {
  test.each([
    '1,500 H100-hours at Azure, Lambda or RunPod, and we pull 6 TB out at the end',
    'Azure vs Lambda vs RunPod for 1,500 H100 GPU-hours, incl. egress of a 6 TB checkpoint',
    'Training takes 1,500 H100 hours. Lambda, RunPod or Azure, counting 6 TB of data out?',
  ])('%s', (text) => {
    const answer = lastOf([text])
    expect(answer).toMatch(/^answer: 1,500 GPU-hours of H100 with 6 TB out: from \$[\d,]+ at /u)
    expect(answer).toMatch(/Azure, on demand: .* \+ ~?\$\d+ data out = \$[\d,]+ in total/u)
    expect(answer).toMatch(/Lambda, on demand/u)
  })

  test('a region of one seller leaves the others in, and that is said', () => {
    const answer = lastOf(['AWS in us-east-1 or Lambda: 800 H100-hours plus 3 TB of egress?'])
    expect(answer).toContain('Lambda: a price of another place')
    expect(lastOf(['H100 in Germany for a week: Lambda or Scaleway?'])).not.toContain('another place')
  })

  test('hours of GPUs are no number of GPUs', () => {
    expect(lastOf(['Compare RunPod and Azure for 1,000 H100-hours plus 10 TB of egress'])).not.toContain('1,000 ×')
  })
})

test.each([
  [
    'What will egress and storage add if I train on AWS and my 6 TB of shards sit in GCS?',
    /out of Google Cloud, .*Keeping 6 TB in S3: \$138 a month/su,
  ],
  ['we train on GCP but the corpus (8TB) lies in S3, transfer cost?', /for 8 TB out of AWS/u],
  [
    'our 20 TB dataset is in S3, we want to train on RunPod. what does moving it cost?',
    /for 20 TB out of AWS.*Copy them once/su,
  ],
  ["I train at Hyperstack and my 12 TB of images live in Azure. What's the transfer bill?", /for 12 TB out of Azure/u],
  ['if I keep 2 TB on R2 and rent at vast, do I pay egress?', /Nothing: Cloudflare R2 charges nothing for data out/u],
])('what leaves is charged where the data lie: %s', (text, says) => {
  const answer = lastOf([text])
  expect(answer).toMatch(/^answer: /u)
  expect(answer).toMatch(says)
})
