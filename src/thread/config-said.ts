/** A configuration pasted into a thread: the thread goes on with it; what it leaves out holds as before. */
import { configIn } from '../scenario/config/in-message.ts'
import { readConfig } from '../scenario/config/read-config.ts'
import { currentScenario } from '../scenario/conversation.ts'
import { magnitudeWords } from '../scenario/spell.ts'
import type { Books } from './books.ts'
import type { Held, Said, Setting } from './held.ts'
import { revise } from './plan.ts'
import { problemSaid } from './problem-said.ts'

/** null where the text has none. */
export function configSaid(held: Held, text: string, setting: Setting, books: Books): Said | null {
  const found = configIn(text)
  if (found === null) return null
  const { spec } = currentScenario(held.conversation)
  const read = (words: string) => readConfig(found.snippets, words, books.vocabulary, setting.today, 'message')
  const model = spec.model ?? (spec.params === null ? '' : magnitudeWords(spec.params))
  const data = spec.tokens === null ? '' : `${magnitudeWords(spec.tokens)} tokens`
  let last = read(found.words)
  for (const more of [data, model, `${model} ${data}`]) {
    const isShort = 'problem' in last && (last.problem.kind === 'missing-data' || last.problem.kind === 'missing-model')
    if (isShort) last = read(`${found.words}\n${more}`.trim())
  }
  return 'problem' in last
    ? problemSaid(last.problem, setting, books, 'reply')
    : revise(held, last.scenario, setting, books)
}
