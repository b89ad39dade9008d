/** Words that tell what a clause is for, ready to be looked up. */
import type { ClauseRole, ClauseRoles } from '../../catalog/clause-roles.ts'
import { PhraseTrie } from './phrase-trie.ts'

export type ClauseCue = {
  readonly role: ClauseRole
  readonly weight: number
  readonly reach: ClauseRoles['roles'][number]['reach']
}

export type ClauseCues = {
  readonly phrases: PhraseTrie<ClauseCue>
  /** What else may be due than the run, and words that speak of the run. */
  readonly otherDue: PhraseTrie<true>
  readonly run: ReadonlySet<string>
  /** Words that a new clause begins with. */
  readonly openers: ReadonlySet<string>
  /** At the beginning of a clause they correct what was said before. */
  readonly corrections: ReadonlySet<string>
}

export function clauseCuesOf({ roles, openers, corrections, otherDue: due, run }: ClauseRoles): ClauseCues {
  const phrases = new PhraseTrie<ClauseCue>()
  for (const { phrases: patterns, ...cue } of roles) for (const pattern of patterns) phrases.add(pattern, cue)
  const otherDue = new PhraseTrie<true>()
  for (const pattern of due) otherDue.add(pattern, true)
  return { phrases, otherDue, run: new Set(run), openers: new Set(openers), corrections: new Set(corrections) }
}
