/** "Drop it then" after a limit was set or asked about: that limit is taken back. */
import type { SpecField } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const verbs: ReadonlySet<string> = new Set(['drop', 'lift', 'remove', 'lose', 'scrap', 'ditch', 'skip', 'kill'])
const pronouns: ReadonlySet<string> = new Set(['it', 'that', 'this', 'that one'])
const nouns: Readonly<Partial<Record<SpecField, string>>> = { deadlineHours: 'deadline', budgetUsd: 'budget' }
const maxLength = 120

/** Null where no limit was spoken of last, or the text drops something else. */
export function readDroppedLimit(reply: Reply): ReplyCandidate | null {
  const { request, scenario, lastChanged, understanding } = reply
  if (request.length > maxLength || request.includes('?')) return null
  const [verb = '', pronoun = '', next = ''] = request.split(' ')
  const isWhole = ['', 'then', 'now', 'please', 'pls', 'again'].includes(next.replace(/\W+$/u, ''))
  const isClause = pronoun !== pronoun.replace(/\W+$/u, '')
  if (!verbs.has(verb) || !pronouns.has(pronoun.replace(/\W+$/u, '')) || !(isWhole || isClause)) return null
  const held = lastChanged.filter((field) => nouns[field] !== undefined && scenario.spec[field] !== null)
  const [only, ...others] = held
  if (only === undefined || others.length > 0) return null
  const act = amend(reply, `no ${nouns[only] ?? ''}`)
  if (act.kind !== 'amended' || !act.changed.includes(only)) return null
  // A reason behind it may be one for people.
  const isShort = understanding.unrecognized.every((mention) => !isKind(mention, 'amount')) && request.length <= 20
  return wholeReply(
    reply,
    reply.isAddressed || isShort ? act : confirmationOf(reply, act.scenario, act.changed),
    'takes back the limit that was spoken of last',
  )
}
