/** Asks the desk, and notes what kind of answer came and how long it took. */
import type { Desk } from '../thread/desk.ts'
import type { Said } from '../thread/held.ts'
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

/** Waits for its turn. */
export function consult(services: Services, via: Via, ask: (desk: Desk) => Said): Promise<Said> {
  return services.inTurn(() => consultNow(services, via, ask))
}

/** Waits for nobody: for what must be said in the acknowledgement itself. */
export function consultNow(services: Services, via: Via, ask: (desk: Desk) => Said): Said {
  const { desk, metrics, log } = services
  const started = performance.now()
  const said = ask(desk)
  const seconds = (performance.now() - started) / 1000
  const kind = labelOf(said)
  metrics.answered(kind, via, seconds)
  log.debug({ via, kind, seconds }, 'answered')
  return said
}

function labelOf(said: Said): string {
  if (said.kind === 'problem') return said.problem.kind
  if (said.kind === 'plan') return 'recommendation'
  return said.kind === 'no plan' ? 'infeasible' : said.kind
}
