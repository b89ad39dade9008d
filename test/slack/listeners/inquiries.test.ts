/** Questions that are no job, over signed HTTP: one of each kind. */
import { expect, test } from 'vitest'
import { realDependencies } from '../real-engine.ts'
import { runApp } from '../running-app.ts'
import { chatWith, withMention } from '../chat-driver.ts'

test('each kind is answered, to a command', async () => {
  const chat = chatWith(await runApp(realDependencies()))
  // What completes a question before it would be read with it: each is asked by another.
  const said = async (text: string) =>
    (await chat.command(text, { user_id: `U0${text.length}` })).map((message) => message.text).join('\n')
  expect(await said('does 13b fit on 24 GB?')).toMatch(/^Yes: QLoRA of a 13B model fits on each of these: /)
  expect(await said('h100 price')).toMatch(/^H100: from \$[\d.]+\/h a GPU at /)
  expect(await said('what can I train with $300')).toMatch(/^With \$300, everything counted: /)
  expect(await said('5,000 support chats, our own chatbot')).toMatch(/Guessed: an 8B model/)
  expect(await said('what does it cost to host a finetuned 8b 24/7')).toMatch(/^Hosting an 8B model: about \$/)
  expect(await said('finetune claude sonnet 4.5 on our tickets')).toMatch(/its weights are not published/)
})

test('a mention is answered in its thread, and data said below it makes the job', async () => {
  const chat = chatWith(await runApp(realDependencies()))
  const [fit] = await chat.mention(withMention('does a 14b qlora fit on a 4090?'), { ts: '1700.1' })
  expect(fit).toMatchObject({ thread: '1700.1' })
  expect(fit?.text).toMatch(/^Yes: QLoRA of a 14B model/)
  const [plan] = await chat.reply('5M tokens', '1700.1')
  expect(plan?.text).toMatch(/14B.*5M tokens/)
})
