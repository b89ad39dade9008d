/** "Client just clarified, the 900 is euros", "the budget is in CHF", "900 euros, not dollars": in what money the budget that holds was meant. */
import { currencyIn } from '../questions/named-currency.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const value = String.raw`\$?(?<value>\d(?:[\d,]{0,8}\d)?(?:\.\d{1,2})?)(?<kilo>k)?`
const currency = String.raw`(?<currency>\p{L}{2,10}|[€£¥₹])`
const ending = String.raw`(?:,? (?:btw|by the way|sorry|though|tho|actually|of course|obviously|and not|not|no)\b(?: (?:us )?(?:dollars|usd|bucks|\$))?)*(?:[,.;:–-]+ [^\d?]{2,50})?[\s.!]{0,3}$`
const begins = '(?:^|[,.;:!]\\s|\\b(?:that|clarified|says|said|means?|and|but|so)\\s)'
const forms: readonly RegExp[] = [
  new RegExp(
    String.raw`${begins}(?:the |that |this |those |my |our )?(?:${value}|budget|limit|cap|ceiling|max(?:imum)?)(?: (?:i|we) (?:said|gave|typed|have))?(?:'s|s| is| are| was| were)(?: (?:meant|actually|all|given|supposed to be|really|meant to be|of course))*(?: in| as)? ${currency}${ending}`,
    'u',
  ),
  new RegExp(String.raw`${begins}${value} ?${currency},? (?:and )?not (?:us )?(?:dollars|usd|bucks|\$)${ending}`, 'u'),
]
const maxLength = 110

/** Null where no budget holds, it has another figure, or nothing is said of its money. */
export function readBudgetCurrency(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  const { budgetUsd } = scenario.spec
  if (budgetUsd === null || line.length > maxLength || line.includes('?')) return null
  // It was told in a currency of its own.
  if (scenario.extras?.bill?.money !== undefined) return null
  const said = forms.map((form) => form.exec(line)?.groups).find((groups) => groups !== undefined)
  if (said === undefined) return null
  const figure =
    said['value'] === undefined
      ? null
      : Number(said['value'].replaceAll(',', '')) * (said['kilo'] === undefined ? 1 : 1000)
  if (figure !== null && figure !== budgetUsd) return null
  const code = currencyIn(said['currency'] ?? '')
  if (code === null) return null
  const act = amend(reply, `under ${budgetUsd} ${code}`)
  return act.kind === 'amended' && act.changed.includes('budgetUsd')
    ? wholeReply(reply, act, `says that the budget is in ${code}`)
    : null
}
