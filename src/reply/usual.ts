/** What a channel usually asks, answered: the ordinary answer under a line that says where the question came from. */
import type { Message } from './message.ts'
import type { Usual } from '../team/usual.ts'
import { changeWords, jobWords } from './asked.ts'
import { context, section } from './blocks.ts'
import type { Manner } from './manner.ts'
import { code, escape } from './mrkdwn.ts'

export function usualMessage({ scenario, times, of, fields }: Usual, answer: Message, { names }: Manner): Message {
  const habit = changeWords(fields, scenario, names)
  const often = of === 1 ? 'the one thread' : `${times} of the last ${of} threads`
  const line = `What this channel usually asks: ${jobWords(scenario.spec, names)}${habit.length === 0 ? '' : `, ${habit.join(', ')}`}.`
  const basis = `Out of ${often} here; the amount of data is their median.`
  return {
    ...answer,
    text: `${escape(line)} ${basis}\n${answer.text}`,
    blocks: [context([`${escape(line)} ${basis}`]), ...answer.blocks],
  }
}

/** Nothing was asked in the channel yet. */
export function noUsualMessage(): Message {
  const line = 'Nothing was asked in this channel yet, so I do not know what it usually asks.'
  const next = `Begin with ${code('/gpucost 70b 2B tokens')}, or settle defaults with ${code('/gpucost settings')}.`
  return { text: `${line} ${next}`, blocks: [section([line, next])] }
}
