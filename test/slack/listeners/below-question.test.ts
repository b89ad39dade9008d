/** A thread below an answer without a plan, over signed HTTP: the store keeps what was asked, and no word of it. */
import { expect, test } from 'vitest'
import { realDependencies } from '../real-engine.ts'
import { runApp } from '../running-app.ts'
import { chatWith, withMention } from '../chat-driver.ts'

test('whoever replies changes what was asked, also once the process has forgotten its words', async () => {
  const app = await runApp(realDependencies())
  const chat = chatWith(app, 'http', true)
  await chat.mention(withMention('Flux LoRA on 25 images, what does it cost on an A100?'), { ts: '1800.1' })
  const [card] = await chat.reply('what about a 4090?', '1800.1', { user: 'U0OTHER' })
  expect(card?.text).toMatch(/^With “a 4090”: .*RTX 4090/su)
  const [steps] = await chat.reply('3000 steps', '1800.1')
  expect(steps?.text).toMatch(/3,000 images in all.*RTX 4090/su)
  app.services.processCache.clear()
  const [sum] = await chat.reply('under $5?', '1800.1')
  expect(sum?.text).toMatch(/^Yes, enough: .*3,000 images in all.*RTX 4090/su)
  expect(await chat.reply('thanks, that settles lunch', '1800.1')).toEqual([])
})

test('a job said below it is planned in the same thread', async () => {
  const chat = chatWith(await runApp(realDependencies()))
  await chat.mention(withMention('embed 30M passages with bge-m3, price on L4?'), { ts: '1800.2' })
  const [plan] = await chat.reply('and llama 3.1 8b lora on 20M tokens?', '1800.2')
  expect(plan?.text).toMatch(/Llama 3\.1 8B/)
  const [changed] = await chat.reply('40M tokens', '1800.2')
  expect(changed?.text).toMatch(/Changed: 40M tokens/)
})
