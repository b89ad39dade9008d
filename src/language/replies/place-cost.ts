/** "Does EU only cost us extra?", "what would it cost if the US was fine too?": the plan with the limit to a place and without it. */
import { isKind } from '../lexicon/meanings.ts'
import { asksInClause, asksInForm } from './question-forms.ts'
import { asksWhether } from '../questions/form-arguments.ts'
import { type ReplyCandidate, weighedReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const ofMoney =
  /\b(?:extra|premium|surcharge|markup|more|cheaper|dearer|pricier|expensive|costs?|costing|price|prices|pay|paying|sav(?:e|es|ing|ings)|difference|cheap|money)\b/u
const ofPlace =
  /\b(?:eu|e\.u\.|europe(?:an)?|us|u\.s\.|usa|uk|america(?:n)?|regions?|place|country|countries|germany|france|switzerland|canada|asia|anywhere|everywhere|worldwide|restriction|location)\b/u
const ofElse =
  /\b(?:why|where|which|who|gdpr|data|leave|leaves|vat|tax|taxes|currency|eur|euros|dollars|electric\w*|kwh|power|latency|sellers?|providers?|per hour|an hour|hourly|than (?:in|at)|sav(?:e|es|ings?)|(?:if|when) (?:we|i|you) (?:drop|lift|remove|relax))\b/u
const [maxLength, maxChatter] = [130, 0.85]

/** Null where no place is weighed by its price. */
export function readPlaceCost(reply: Reply): ReplyCandidate | null {
  const { scenario, understanding } = reply
  const line = typedLine(reply)
  if (line.length > maxLength || isLikelyChatter(reply, maxChatter)) return null
  if (!asksInForm(reply) && !asksInClause.test(line)) return null
  if (!ofMoney.test(line) || !ofPlace.test(line) || ofElse.test(line)) return null
  const { spec } = scenario
  if (spec.owned === true) return null
  const { mentions } = understanding.recognized
  const isOfElse = mentions.some(
    (mention) =>
      isKind(mention, 'gpu', 'provider', 'model', 'instance', 'amount') ||
      (isKind(mention, 'field-value') && !['region', 'objective'].includes(mention.meaning.field)),
  )
  const namesPlace = mentions.some((mention) => isKind(mention, 'field-value') && mention.meaning.field === 'region')
  if (
    isOfElse ||
    !(namesPlace || /\b(?:regions?|place|country|restriction|location|anywhere|everywhere|worldwide)\b/u.test(line))
  )
    return null
  const draft = understanding.draft
  const there = draft.issues.length > 0 ? null : draft.finish().spec.region
  // Where no place holds, it is what one that is named would cost; "us" is a word, too.
  if (spec.region === null && (there === null || there === 'us')) return null
  return weighedReply(
    reply,
    {
      kind: 'question',
      topic: 'place',
      subject: null,
      args: { placeCost: asksWhether(line) ? 'whether' : 'value' },
      asked: {
        ...scenario,
        spec: {
          ...spec,
          region: spec.region === null || isAround(there, spec.region) ? there : null,
          budgetUsd: null,
          deadlineHours: null,
        },
      },
    },
    'asks what the limit to a place costs',
  )
}

/** "Europe instead of Germany": a place around the one that holds. */
const isAround = (there: string | null, held: string): boolean => there !== null && wide.has(there) && !wide.has(held)
const wide: ReadonlySet<string> = new Set(['eu', 'europe', 'eea'])
