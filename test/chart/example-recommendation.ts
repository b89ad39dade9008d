/** Answers of the project's own data on a fixed day. */
import { fileURLToPath } from 'node:url'
import { loadCatalog } from '../../src/catalog/load.ts'
import { sharedApp } from '../shared-app.ts'
import { textAnswerer } from '../answer-text.ts'
import { createRenderContext } from '../../src/presentation/render-context.ts'

export const today = '2026-11-24'
const answerTo = textAnswerer(sharedApp())

export const renderContext = createRenderContext(
  loadCatalog(fileURLToPath(new URL('../../data', import.meta.url))),
  today,
  false,
)

export function recommendationFor(text: string) {
  const answer = answerTo(text, today)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  return answer
}
