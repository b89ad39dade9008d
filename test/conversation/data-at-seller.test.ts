/** Data that lie with one seller, and GPUs for a time there or elsewhere. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const says = (text: string): string => lastOf([text])

test.each([
  ['4 TB of ours are in S3. 8xH100 for 5 days: AWS or CoreWeave?', 'Move to', 'AWS'],
  [
    'Dataset of 9 TB on GCS. Should we rent 8 H100 for 60 hours at Google Cloud or at Nebius?',
    'Move to',
    'Google Cloud',
  ],
  ['40 TB lie in AWS, 8xA100 for 10 hours there or at Lambda?', 'Stay at', 'AWS'],
])('%s', (text, verdict, stay) => {
  const answer = says(text)
  expect(answer).toMatch(new RegExp(`^answer: ${verdict} [^]* h × \\$[\\d.]+/h = \\$[\\d,]+ [^]*of egress for`, 'u'))
  expect(answer).toMatch(new RegExp(`${stay}: 8 × [^]*the data are there`, 'u'))
  expect(answer).not.toMatch(/Not answered/u)
})

test('a job to train is planned', () => {
  expect(says('8b lora on 200M tokens, data in S3, 20 GB. AWS or Lambda for up to 10 hours?')).not.toMatch(
    /egress for/u,
  )
})
