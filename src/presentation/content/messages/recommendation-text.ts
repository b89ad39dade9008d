/** The card in plain lines: for notifications, screen readers and whoever reads without layout. */
import { bullets, type Line, line, lines } from '../message-content.ts'
import type { PlanCard } from '../plan-card.ts'

/** The same facts as the blocks, in the same order. */
export function recommendationText(card: PlanCard, isInteractive: boolean): readonly Line[] {
  const { headline, job, range, remarks, cautions, rows, replies, assumed, price, rent } = card
  const choices = replies.map((words) => `“${words}”`).join(', ')
  return [
    ...lines([`${headline}.`, `${job}. ${range}`, ...remarks]),
    ...lines(cautions.map(({ label, text }) => `${label}: ${text}.`)),
    ...(rows.length === 0 ? [] : [line('To choose between:'), ...bullets(rows.map(rowText))]),
    ...(choices === '' ? [] : [line(`${isInteractive ? 'Reply' : 'Add'}, for example: ${choices}.`)]),
    ...(assumed.length === 0 ? [] : [line(`Assumed: ${assumed.join('; ')}.`)]),
    line(`Price: ${price}${rent === null ? '' : `; rent it at ${rent.address.replace(/^www\./, '')}`}.`),
  ]
}

const rowText = ({ total, time, label, plan, provider, risk }: PlanCard['rows'][number]): string =>
  `${total}, ${time}: ${label === '' ? '' : `${label}, `}${plan} at ${provider}${risk === '' ? '' : ` (${risk})`}`
