/** Asks the desk, and notes what kind of answer came and how long it took. */
import type { Said } from '../thread/held.ts'
import type { Given, Verb } from '../thread/question.ts'
import type { Services } from './services.ts'

/** Where a question was asked: the label of its figures. */
export type Via =
  | 'command'
  | 'mention'
  | 'direct'
  | 'reply'
  | 'button'
  | 'message-shortcut'
  | 'form'
  | 'home'
  | 'workflow'
  | 'job'

/** Those whose answer is something to say. */
type Speaking = Exclude<Verb, 'read' | 'week'>

/** Waits for its turn. */
export async function consult<V extends Speaking>(
  { think, metrics, log }: Services,
  via: Via,
  verb: V,
  ...given: Given<V>
): Promise<Said> {
  const { answer, seconds } = await think(verb, ...given)
  const kind = labelOf(answer)
  metrics.answered(kind, via, seconds)
  log.debug({ via, kind, seconds }, 'answered')
  return answer
}

function labelOf(said: Said): string {
  if (said.kind === 'problem') return said.problem.kind
  if (said.kind === 'plan') return 'recommendation'
  return said.kind === 'no plan' ? 'infeasible' : said.kind
}
