/** What is told for a change that is not said: shown to its writer with what the plan would be, and never made by itself. */
import { expect, test } from 'vitest'
import { lastOf } from './thread-driver.ts'

const job = '8b lora 50M tokens'

test.each<[plan: string, told: string, says: RegExp]>([
  // Away from what the plan is on.
  [`${job} spot`, 'the instance was reclaimed three times last month, my nerves are done', /^asks: Read as: on demand/u],
  [`${job} on lambda`, "refreshed lambda's page all morning and not one free node", /^asks: .*not at Lambda/iu],
  [`${job} on aws`, 'amazon credits expired, our google ones are still good', /^asks: .*(?:not at aws|at gcp)/iu],
  ['13b 10M tokens on the 2 rtx 4090 we own', 'that box is promised to the robotics people until the 12th', /^asks: .*rented/u],
  [`${job} by friday`, 'the launch was postponed, so nobody is in a hurry any more', /no deadline|Changed: any time/u],
  [`${job} on vast`, "our auditors won't have letters of patients on a private person's gaming pc", /^asks: .*(?:data centre|not at Vast)/iu],
  // Models that are refused for what they are.
  ['qwen3 14b lora 20M tokens', 'procurement says nothing from chinese makers for this tender', /^asks: Read as: (?!.*(?:qwen|deepseek|glm))/u],
  ['mixtral 8x7b lora 20M tokens', "our serving team won't take a mixture of experts", /^asks: Read as: (?!.*(?:mixtral|x7b))/u],
  // The one number that is told.
  ['8b lora on 40k support chats', 'wc -l says 23118 after the cleaning', /^(?:asks|plan): .*20\.8|^asks: Read as: 208/u],
  ['dpo on mistral 7b, 60k preference pairs, under $300', 'got us 50% more than that from the leftovers of q2', /\$450/u],
])('%s: “%s”', (plan, told, says) => {
  expect(lastOf([plan, told])).toMatch(says)
}) // prettier-ignore

test.each([
  [`${job} spot`, 'the movie was interrupted three times last night'],
  [`${job} on lambda`, 'refreshed the page of the concert all morning and no tickets'],
  [`${job} on aws`, 'put that on the list for the platform sync at 4, Farid has the AWS bill anyway'],
  [job, 'Bruno will you ask legal whether the framework contract with Nebius still runs this quarter'],
  ['4x h100 dpo 14b', '+1, we go with that'],
  ['13b 10M tokens on the 2 rtx 4090 we own', 'that meeting room is booked by the vision group until noon'],
])('%s: “%s” is talk', (plan, talk) => {
  expect(lastOf([plan, talk])).toMatch(/^ignored/u)
})
