/** Asks the corridor, and notes what kind of answer came and how long it took. */
import type { Answer } from '../advise.ts'
import type { Services } from './services.ts'

/** Where a question was asked: the label of its figures. */
export type Via = 'command' | 'mention' | 'direct' | 'message-shortcut' | 'form' | 'home'

/** What is asked through these is meant for the command; what is asked elsewhere is prose. */
const commands: ReadonlySet<Via> = new Set(['command', 'form', 'home'])

/** Waits for its turn. */
export function consult(services: Services, via: Via, text: string): Promise<Answer> {
  return services.inTurn(() => consultNow(services, via, text))
}

/** Waits for nobody: for what must be said in the acknowledgement itself. */
export function consultNow(services: Services, via: Via, text: string): Answer {
  const { advise, adviseMessage, metrics, log } = services
  const started = performance.now()
  const answer = (commands.has(via) ? advise : adviseMessage)(text, services.today())
  const seconds = (performance.now() - started) / 1000
  const kind = answer.kind === 'problem' ? answer.problem.kind : answer.kind
  metrics.answered(kind, via, seconds)
  log.debug({ via, kind, seconds }, 'answered')
  return answer
}
