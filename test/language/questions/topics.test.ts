/** What questions are about, told by their words: golden/topics.json. UPDATE_GOLDEN=1 sorts them anew; read the difference. */
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { adviceQuestionIn } from '../../../src/language/questions/advice-questions.ts'
import { topicIn } from '../../../src/language/questions/topics.ts'
import { vocabulary } from '../fixtures.ts'

const path = new URL('../golden/topics.json', import.meta.url)
const phrasesByTopic = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, readonly string[]>>

const topicOf = (text: string): string => adviceQuestionIn(text) ?? topicIn(text, vocabulary) ?? 'none'

if (process.env['UPDATE_GOLDEN'] === '1') {
  const groups = Map.groupBy(Object.values(phrasesByTopic).flat(), topicOf)
  writeFileSync(path, `${JSON.stringify(Object.fromEntries(groups), null, 1)}\n`)
}

test.each(Object.entries(phrasesByTopic))('%s', (topic, words) => {
  const others = words.map((text) => [text, topicOf(text)]).filter(([, read]) => read !== topic)
  expect(others).toEqual([])
})
