/** What a run is said to have cost, beside what was expected. */
import type { Message } from './message.ts'
import { context, section } from './blocks.ts'
import type { Answered } from './difference.ts'
import { percent, usd, usdRange } from './format.ts'
import type { Manner } from './manner.ts'
import { escape } from './mrkdwn.ts'
import { planName, providerName } from './names.ts'

/** `dollars`: the whole job, as somebody reported it. */
export function spentMessage(dollars: number, { recommendation: { best } }: Answered, { names }: Manner): Message {
  const { p10, p50, p90 } = best.usd
  const apart = Math.abs(dollars / p50 - 1)
  const side = dollars < p50 ? 'less' : 'more'
  const how = apart < 0.005 ? 'as expected' : `${percent(apart)} ${side} than expected`
  const where = dollars >= p10 && dollars <= p90 ? 'inside' : 'outside'
  const line = `Noted: ${usd(dollars)} spent, ${how}.`
  const beside = `Expected was ${usd(p50)} in total (${usdRange(best.usd)}); ${usd(dollars)} lies ${where} that range. The plan was ${planName(best, names)} at ${providerName(best, names)}.`
  return {
    text: escape(`${line} ${beside}`),
    blocks: [section([`*${escape(line)}*`]), context([escape(beside)])],
  }
}
