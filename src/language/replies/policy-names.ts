/** A reply that names a policy of the team, and nothing else: "customer-facing", "for batch jobs". */
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Null where the reply is not the name of a policy. */
export function readPolicyName(reply: Reply): ReplyCandidate | null {
  if (reply.thread === null) return null
  const { policyNames } = reply.thread
  // A name may begin as an opener does: "now or never".
  const name = policyNameIn(reply.normalized.text, policyNames) ?? policyNameIn(reply.bare.line, policyNames)
  return name === null ? null : bareReply(reply, { kind: 'policy', name }, 'names a policy of the team')
}

/** The name that the whole text says; dashes and spaces are one, capitals do not matter. */
export function policyNameIn(text: string, names: readonly string[]): string | null {
  const longest = Math.max(0, ...names.map(({ length }) => length))
  const trimmed = text.trim()
  if (names.length === 0 || trimmed.length > longest + maxBesideName) return null
  const bare = trimmed.replace(/[\s.!?]+$/, '').replace(/^(?:(?:it'?s|this is|for|a|as|make it)\s+){0,3}/i, '')
  return names.find((name) => nameKey(name) === nameKey(bare)) ?? null
}

/** Characters that may stand around a name: what it is called, and signs. */
const maxBesideName = 60

const nameKey = (name: string): string => name.toLowerCase().replaceAll(/[\s_–-]+/g, ' ')
