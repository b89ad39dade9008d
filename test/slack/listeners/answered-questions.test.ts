/** What the app asks ("Which model?", "How much data?") is heard when it is answered, however that is done. */
import { expect, test } from 'vitest'
import { realDependencies } from '../real-engine.ts'
import { runApp } from '../running-app.ts'
import { chatWith, withMention } from '../chat-driver.ts'

test('a bare reply below the question completes it, without a mention', async () => {
  const chat = chatWith(await runApp(realDependencies()))
  const [asked] = await chat.mention(withMention('what would it cost to fine-tune on 100M tokens?'), { ts: '1700.1' })
  expect(asked?.text).toMatch(/^Which model\?/)
  expect(await chat.reply('good morning everybody', '1700.1')).toEqual([])
  expect(await chat.reply('8b', '1700.1', { user: 'U0OTHER' })).toEqual([])
  const [plan] = await chat.reply('8b', '1700.1')
  expect(plan).toMatchObject({ thread: '1700.1' })
  expect(plan?.text).toMatch(/8B.*100M tokens/)
})

test('so does another mention, and another command, once', async () => {
  const chat = chatWith(await runApp(realDependencies()))
  expect(
    (await chat.mention(withMention('price a fine-tune of llama 3.1 8b please'), { ts: '1800.1' }))[0]?.text,
  ).toMatch(/^How much data\?/)
  expect((await chat.mention(withMention('50M tokens'), { ts: '1800.2' }))[0]?.text).toMatch(
    /Llama 3\.1 8B.*50M tokens/,
  )
  expect((await chat.command('200M tokens qlora'))[0]?.text).toMatch(/^Which model\?/)
  const [plan] = await chat.command('14b')
  expect(plan?.text).toMatch(/14B.*200M tokens/)
  expect((await chat.command('9b'))[0]?.text).toMatch(/^How much data\?/)
})
