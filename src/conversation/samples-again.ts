/** What a text says of a training of pictures or sound that was priced before it. */
import { changedSamples, timesRealtimeIn } from '../language/inquiries/sampled-inquiry.ts'
import { formatCount } from '../presentation/format/number-format.ts'
import type { ConversationSubject } from './conversation-subject.ts'
import type { FoundInterpretation } from './part-readers.ts'

/** The inquiry about sampling with what the text changes of it, such as how many times realtime; null where the text changes nothing. */
export function samplesAgain({ inquiry }: ConversationSubject, text: string): FoundInterpretation {
  if (inquiry?.kind !== 'samples') return null
  const { soundHours, epochs } = inquiry.data
  const times = soundHours === null ? null : timesRealtimeIn(text)
  if (times === null || soundHours === null) {
    const changed = changedSamples(inquiry, text)
    return changed === null ? null : { kind: 'inquiry', inquiry: changed }
  }
  const pass = soundHours / times
  const whole = epochs === null || epochs === 1 ? '' : `, ${formatCount(Math.round(pass * epochs))} in ${epochs} epochs`
  const says = [
    `At ${times} times real time ${formatCount(soundHours)} h of sound take ${formatCount(Math.round(pass))} GPU-hours an epoch${whole}: that is measured, and goes before the hours above.`,
    'Divide by the GPUs for the time it takes, and multiply by the price of one in an hour for the money.',
  ]
  return { kind: 'inquiry', inquiry: { kind: 'known', id: 'own-rates', says } }
}
