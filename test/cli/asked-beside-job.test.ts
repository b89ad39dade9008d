/** `gpucost ask` answers what its text asks beside the job, as the thread of an app does. */
import { expect, test } from 'vitest'
import { sharedApp } from '../shared-app.ts'
import { gpucost } from './run-gpucost.ts'

test.each([
  ['8b lora 50M tokens, what rank should i use?', /Rank 16 is planned, which is assumed/u],
  ['8b lora 50M tokens, how much disk do i need?', /GB of disk for/u],
])('%s', async (text, answer) => {
  const { output } = await gpucost(['ask', text], '', sharedApp().cli)
  expect(output.replaceAll(/\s+/gu, ' ')).toMatch(answer)
})
