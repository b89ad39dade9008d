/** "Prices +10 % and data x2": another plan, at prices that have moved. Nothing is changed. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, typedLine, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const moves =
  '(?:would|will|were|are|have|had|should|go|goes|went|gone|to|all|rise|rises|rose|climb|climbs|fall|falls|fell|drop|drops|dropped|increase|increases|decrease|decreases|up|down|by|about|another)'
const priceMove = new RegExp(
  `\\b(?:if |what if |with |at )?(?:(?:the|gpu|all|their|rental) )*(?:prices?|rates?)(?: ${moves})* ?(?<sign>[+-])? ?(?<percent>\\d{1,3}(?:\\.\\d)?) ?(?:%|percent|pct)(?: (?<behind>up|down|higher|lower|more|less|cheaper|dearer))?`,
  'u',
)
const lower = /\b(?:fall|falls|fell|drop|drops|dropped|decrease|decreases|down|lower|less|cheaper)\b/u
const joint =
  /^[\s,;+&]*(?:(?:and|plus|with|while|then|if|what if)[\s,]+)*|[\s,;?.!]*(?:\b(?:and|plus|with|while)[\s,?]*)?$/gu
const [maxLength, maxChatter] = [140, 0.6]

/** Null where no price moves, or nothing else is changed with it. */
export function readPriceAndChange(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || isLikelyChatter(reply, maxChatter)) return null
  const found = priceMove.exec(line)
  const rest = found === null ? '' : line.replace(found[0], ' ').trim().replaceAll(joint, '')
  if (found === null || rest === '') return null
  const share = Number(found.groups?.['percent']) / 100
  const isLower = found.groups?.['sign'] === '-' || lower.test(found[0])
  const act = amend(reply, rest)
  if (act.kind !== 'amended' || act.changed.length === 0 || !(share > 0)) return null
  return wholeReply(
    reply,
    {
      kind: 'question',
      topic: 'price-change',
      subject: null,
      args: { moves: isLower ? -share : share },
      asked: act.scenario,
    },
    'asks for another plan at other prices',
  )
}
