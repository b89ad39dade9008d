/** The README's own sequence over signed HTTP, and the buttons of older messages. */
import { expect, test } from 'vitest'
import type { WorkspaceMessage } from 'local-slack/workspace'
import { realDependencies } from '../real-engine.ts'
import { runApp } from '../running-app.ts'
import { chatWith, choiceOn, controlOn } from '../chat-driver.ts'

const only = (posted: readonly WorkspaceMessage[]): WorkspaceMessage => {
  const [one] = posted
  if (one === undefined || posted.length !== 1) throw new Error(`${posted.length} messages instead of one`)
  return one
}

test('after “under $500” finds no plan the thread goes on about the plan before it', async () => {
  const app = await runApp(realDependencies())
  const chat = chatWith(app)
  const root = only(await chat.command('70b 2B tokens'))
  const say = async (text: string) => only(await chat.reply(text, root.ts))
  const fourBit = await say('4-bit')
  const onH100 = await say('on 8 h100')
  const refusal = await say('under $500')
  expect(refusal.text).toMatch(/^under \$500\. No plan on record stays under \$500/u)
  for (const [question, answer] of [
    ['why not A100?', /\d+ × A100 .* would take .* than 8 × H100/u],
    ['compare with full fine-tuning', /As it is: 8 × H100 SXM, QLoRA, 4-bit/u],
    ['spent $1300', /Noted: \$1,300 spent, .* The plan was 8 × H100/u],
  ] as const) {
    const answered = await say(question)
    expect(answered.onlyFor).toBeUndefined()
    expect(answered.text).toMatch(/(?:^|\n)Not met: under \$500\. This is about the plan without it\./u)
    expect(answered.text).toMatch(answer)
  }
  const firstLine = ({ text }: WorkspaceMessage) => text.split('\n')[0]
  // Under the refusal, and under older answers, each for its own plan.
  const dropped = only(await chat.press(controlOn(refusal, 'amend_drop'), refusal))
  expect(firstLine(dropped)).toBe(firstLine(onH100))
  const shared = only(await chat.press(controlOn(fourBit, 'share_to_channel'), fourBit))
  expect(shared).toMatchObject({ channel: root.channel })
  expect(shared.thread).toBeUndefined()
  expect(shared.text).toContain(firstLine(fourBit)?.split(',')[0])
  const spot = only(await chat.press(choiceOn(root, 'amend_change', 'Spot'), root))
  expect(spot.text).toMatch(/^From the plan above the button, .*; what was asked after it is left out\./u)
  expect(spot.text).toContain('LoRA, bf16')
})
