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
  /** What has a day of its own. */
  readonly events: PhraseTrie<true>
  readonly run: ReadonlySet<string>
  /** Money that they stand beside is gone. */
  readonly spent: PhraseTrie<true>
  /** A limit behind them is of money. */
  readonly moneyCaps: PhraseTrie<true>
  /** A limit without a unit in their sentence is of money. */
  readonly approvals: PhraseTrie<true>
  /** They hold what is spent to what an earlier run cost. */
  readonly capsByPast: PhraseTrie<true>
  /** Millions before them are tokens. */
  readonly corpora: PhraseTrie<true>
  /** Nothing on their line is to be planned. */
  readonly disclaimers: PhraseTrie<true>
  /** They refuse what was asked right before. */
  readonly refusals: PhraseTrie<true>
  /** They take what the line before proposes. */
  readonly acceptances: PhraseTrie<true>
  /** They take back what was said right before. */
  readonly retractions: PhraseTrie<true>
  /** Behind an "if" they say that the plan cannot be as it is. */
  readonly obstacles: PhraseTrie<true>
  /** Right behind a name they say that it is not to be taken. */
  readonly ruledOut: PhraseTrie<true>
  /** They say that something else is taken then. */
  readonly fallbacks: PhraseTrie<true>
  /** Behind them a day is the one until which a machine is not to be had. */
  readonly occupied: PhraseTrie<true>
  /** Words for a job that ran before. */
  readonly earlierJob: PhraseTrie<true>
  /** At the beginning of a clause they ask for something. */
  readonly imperatives: ReadonlySet<string>
  /** Words that a new clause begins with. */
  readonly openers: ReadonlySet<string>
  /** At the beginning of a clause they correct what was said before. */
  readonly corrections: ReadonlySet<string>
  /** In the sentence of a place: that machines are to be there, that people are, and that something must be. */
  readonly places: Readonly<Record<keyof ClauseRoles['places'], PhraseTrie<true>>>
}

/** Compiles data/lexicon/clause-roles.json to a trie of phrases and to sets of words. */
export function clauseCuesOf({
  roles,
  imperatives,
  openers,
  corrections,
  otherDue,
  events,
  run,
  earlierJob,
  spent,
  moneyCaps,
  approvals,
  capsByPast,
  corpora,
  disclaimers,
  refusals,
  acceptances,
  retractions,
  obstacles,
  ruledOut,
  fallbacks,
  occupied,
  places,
}: ClauseRoles): ClauseCues {
  const phrases = new PhraseTrie<ClauseCue>()
  for (const { phrases: patterns, ...cue } of roles) for (const pattern of patterns) phrases.add(pattern, cue)
  return {
    phrases,
    otherDue: trieOf(otherDue),
    events: trieOf(events),
    run: new Set(run),
    spent: trieOf(spent),
    moneyCaps: trieOf(moneyCaps),
    approvals: trieOf(approvals),
    capsByPast: trieOf(capsByPast),
    corpora: trieOf(corpora),
    disclaimers: trieOf(disclaimers),
    refusals: trieOf(refusals),
    acceptances: trieOf(acceptances),
    retractions: trieOf(retractions),
    obstacles: trieOf(obstacles),
    ruledOut: trieOf(ruledOut),
    fallbacks: trieOf(fallbacks),
    occupied: trieOf(occupied),
    earlierJob: trieOf(earlierJob),
    imperatives: new Set(imperatives),
    openers: new Set(openers),
    corrections: new Set(corrections),
    places: {
      hosting: trieOf(places.hosting),
      residents: trieOf(places.residents),
      duties: trieOf(places.duties),
    },
  }
}

function trieOf(patterns: readonly string[]): PhraseTrie<true> {
  const trie = new PhraseTrie<true>()
  for (const pattern of patterns) trie.add(pattern, true)
  return trie
}
