/** A reply that names a policy of the team, and nothing else: "customer-facing", "for batch jobs". */
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

export function readPolicyName(reply: Reply): ReplyCandidate | null {
  const name = reply.thread === null ? null : policyNameIn(reply.normalized.text, reply.thread.policyNames)
  return name === null ? null : wholeReply(reply, { kind: 'policy', name }, 'names a policy of the team')
}

/** The name that the whole text says; dashes and spaces are one, capitals do not matter. */
export function policyNameIn(text: string, names: readonly string[]): string | null {
  const bare = text
    .trim()
    .replace(/[\s.!?]+$/, '')
    .replace(/^(?:(?:it'?s|this is|for|a|as|make it|and)\s+){0,3}/i, '')
  return names.find((name) => nameKey(name) === nameKey(bare)) ?? null
}

const nameKey = (name: string): string => name.toLowerCase().replaceAll(/[\s_–-]+/g, ' ')
