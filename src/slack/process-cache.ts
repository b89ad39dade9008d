/** What this process has learnt, so that neither the database nor Slack is asked each time. */
import { LRUCache } from 'lru-cache'
import type { AskedQuestion, ConversationSubject } from '../conversation/conversation-subject.ts'
import type { PersonRole } from './authority/person-role.ts'

export type ProcessCache = {
  /** By team and channel: whether another company reads along. */
  readonly isShared: LRUCache<string, boolean>
  /** Threads that are ours, by team, channel and thread. */
  readonly threads: LRUCache<string, true>
  /** By team, channel and user: what a conversation without a plan speaks of, and below which message. */
  readonly conversationSubjects: LRUCache<
    string,
    { readonly subject: ConversationSubject; readonly thread: string | undefined }
  >
  /** By team, channel and thread: a question that was answered without a plan, its words too, which no store keeps. */
  readonly questions: LRUCache<string, AskedQuestion>
  /** By team, channel and user: who asked about the team's money, and may go on with "and last month?". */
  readonly moneyAsked: LRUCache<string, true>
  /** Teams that were seen, with their organization. */
  readonly teams: LRUCache<string, string>
  /** By team and user, for a minute: a role that was taken away must not last. */
  readonly roles: LRUCache<string, PersonRole>
  readonly clear: () => void
}

const cacheTtlMs = 60 * 60 * 1000
const openSubjectTtlMs = 30 * 60 * 1000
const roleTtlMs = 60 * 1000

/** Takes room as it fills: where `max` says it, there is room for all of them at once, some megabytes at rest. */
const atMost = (entries: number) => ({ maxSize: entries, sizeCalculation: () => 1 })

/** Empty to begin with; each cache is bounded, and its entries expire. */
export function createProcessCache(): ProcessCache {
  const isShared = new LRUCache<string, boolean>({ ...atMost(10_000), ttl: cacheTtlMs })
  const threads = new LRUCache<string, true>({ ...atMost(50_000), ttl: cacheTtlMs })
  const conversationSubjects = new LRUCache<
    string,
    { readonly subject: ConversationSubject; readonly thread: string | undefined }
  >({
    ...atMost(10_000),
    ttl: openSubjectTtlMs,
  })
  const questions = new LRUCache<string, AskedQuestion>({ ...atMost(10_000), ttl: openSubjectTtlMs })
  const moneyAsked = new LRUCache<string, true>({ ...atMost(10_000), ttl: openSubjectTtlMs })
  const teams = new LRUCache<string, string>({ ...atMost(10_000), ttl: cacheTtlMs })
  const roles = new LRUCache<string, PersonRole>({ ...atMost(10_000), ttl: roleTtlMs })
  return {
    isShared,
    threads,
    conversationSubjects,
    questions,
    moneyAsked,
    teams,
    roles,
    clear: () => {
      roles.clear()
      isShared.clear()
      threads.clear()
      conversationSubjects.clear()
      questions.clear()
      moneyAsked.clear()
      teams.clear()
    },
  }
}
