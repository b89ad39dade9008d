/** Asks the corridor, and notes what kind of answer came and how long it took. */
import type { Advise, Answer } from '../advise.ts'
import type { Services } from './services.ts'

/** Where a question was asked: the label of its figures. */
export type Via = 'command' | 'mention' | 'direct' | 'message-shortcut' | 'form' | 'home'

export function consult(services: Services, via: Via, text: string): Answer {
  const started = performance.now()
  const advise: Advise =
    via === 'command' || via === 'form' || via === 'home' ? services.advise : services.adviseMessage
  const answer = advise(text, services.today())
  const seconds = (performance.now() - started) / 1000
  const kind = answer.kind === 'problem' ? answer.problem.kind : answer.kind
  services.metrics.answered(kind, via, seconds)
  services.log.debug({ via, kind, seconds }, 'answered')
  return answer
}
