/** Answers of the project's own data on a fixed day. */
import { fileURLToPath } from 'node:url'
import { loadCatalog } from '../../src/catalog/load.ts'
import { compose } from '../../src/compose.ts'
import { mannerOf } from '../../src/reply/manner.ts'

export const today = '2026-11-24'
const rooms = compose().corridor()

export const manner = mannerOf(loadCatalog(fileURLToPath(new URL('../../data', import.meta.url))), today, false)

export function answered(text: string) {
  const answer = rooms.advise(text, today)
  if (answer.kind === 'problem') throw new Error(answer.problem.message)
  return answer
}
