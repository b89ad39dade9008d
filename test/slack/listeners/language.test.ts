/** The language through Slack: what people write in threads does there what it does in the golden files. */
import { expect, test } from 'vitest'
import { emptySpec } from '../../../src/scenario/scenario.ts'
import { mismatches, goldenLines } from '../../language/golden-lines.ts'
import { realDependencies } from '../real-engine.ts'
import { runApp } from '../running-app.ts'
import { chatWith } from '../chat-driver.ts'

/** Every so many lines of a golden file: a sample that does not change from run to run. */
const every = <T>(lines: readonly T[], step: number): readonly T[] => lines.filter((_, index) => index % step === 0)

test('talk between people in the thread of an answer is met with silence', async () => {
  const running = await runApp(realDependencies())
  const { command, reply } = chatWith(running)
  const [answer] = await command('70b 2B tokens')
  const talk = every(goldenLines('chatter.jsonl'), 7).map(({ text }) => text)
  expect(talk.length).toBeGreaterThan(30)
  const answered: string[] = []
  for (const text of talk) if ((await reply(text, answer?.ts ?? '')).length > 0) answered.push(text)
  expect(answered).toEqual([])
  expect(running.slack.workspace.messages).toHaveLength(1)
})

test('threads of the golden file lead to the same scenarios', async () => {
  const running = await runApp(realDependencies())
  const { command, reply } = chatWith(running)
  const { threads } = running.services.store.of('T0FAKE')
  const lines = goldenLines('amendments.jsonl')
  const wrong: string[] = []
  for (const { start = '', turns = [] } of [...lines.slice(0, 6), ...every(lines.slice(6), 14)]) {
    const [answer] = await command(start)
    const thread = answer?.ts ?? ''
    if (answer === undefined || answer.onlyFor !== undefined) continue
    for (const [text, expected] of turns) {
      const posted = await reply(text, thread)
      const { ignored, question, problem, help, compare, measured, perGpu: _, spent, file, asks, ...rest } = expected
      const isAnswered = [question, problem, help, compare, measured, spent, file, asks].some(
        (each) => each !== undefined,
      )
      if (posted.length !== (ignored === true ? 0 : 1)) wrong.push(`${start} / ${text}: ${posted.length} answers`)
      if (ignored === true || isAnswered) continue
      const stored = await threads.read({ channel: 'C0HOME', thread })
      const scenario = stored?.conversation.revisions[stored.conversation.position]
      const scenarioDifferences = mismatches(scenario ?? { spec: emptySpec, setBy: {}, notes: [] }, rest)
      wrong.push(...scenarioDifferences.map((words) => `${start} / ${text}: ${words}`))
    }
  }
  expect(wrong).toEqual([])
})
