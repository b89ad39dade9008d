/**
 * The tables, as columns that SQLite and PostgreSQL both have: text for documents (JSON) and times (ISO, UTC),
 * 0 or 1 for claims. Every table of a team begins with its id; `price_observations` holds what is public.
 */

/** ISO 8601, UTC, milliseconds: `2026-11-24T12:00:00.000Z`. Texts compare as the times do. */
type IsoTime = string
/** JSON. */
type JsonText = string

/** Workspaces that were heard of, and the organization (Enterprise Grid) that each belongs to. */
export type TeamRow = {
  team: string
  enterprise: string | null
  seen_at: IsoTime
  /** Block types that the workspace refused, each with the time until which that is believed. */
  refused_blocks: JsonText
}

/** What is known of a channel beside what was said there. */
export type ChannelRow = { team: string; channel: string; is_shared: number; seen_at: IsoTime }

/** One scenario of a thread. Rows are added, never changed. */
export type RevisionRow = { team: string; channel: string; thread: string; number: number; scenario: JsonText }

/** One turn of a thread; the newest holds. Rows are added, never changed. */
export type TurnRow = {
  team: string
  channel: string
  thread: string
  version: number
  /** The delivery that made it; null: none did. */
  delivery: string | null
  by_user: string | null
  at: IsoTime
  /** JSON list of revision numbers: the conversation as it stands after this turn. */
  line: JsonText
  position: number
  shown: JsonText | null
  pins: JsonText
}

/** `channel` is empty for the workspace itself. */
export type SettingsRow = {
  team: string
  channel: string
  document: JsonText
  version: number
  changed_by: string
  changed_at: IsoTime
}

type ChannelRecordColumns = {
  team: string
  id: string
  channel: string
  thread: string | null
  by_user: string
  at: IsoTime
}

export type EstimateRow = ChannelRecordColumns & {
  scenario: JsonText
  headline: JsonText
  /** The message that it stands in; null: one person saw it, or an earlier version wrote it. */
  message_ts: string | null
}
export type RunRow = ChannelRecordColumns & { usd: number | null; tokens_per_second: number | null; run: JsonText }
export type ApprovalRow = ChannelRecordColumns & {
  approver: string
  usd: number
  document: JsonText
  decision: 'approved' | 'declined' | 'superseded' | null
  decided_by: string | null
  decided_at: IsoTime | null
}

/** The run of a thread's plan, and the message that shows it. */
export type PlanRunRow = {
  team: string
  channel: string
  thread: string
  id: string
  by_user: string
  at: IsoTime
  version: number
  document: JsonText
  has_ended: number
  card_ts: string | null
  /** Of the token that its trainer posts with; null: there is none. */
  token_hash: string | null
}

export type WatchRow = ChannelRecordColumns & { document: JsonText; ended_at: IsoTime | null }

/** `id` is the team's, or the organization's where it installed for all its teams. */
export type InstallationRow = {
  id: string
  team: string | null
  enterprise: string | null
  sealed: string
  changed_at: IsoTime
}

export type DeliveryRow = {
  team: string
  id: string
  enterprise: string | null
  kind: string
  /** Emptied once it is answered. */
  payload: string
  state: 'noted' | 'answered'
  outcome: string | null
  acknowledgement: JsonText | null
  attempts: number
  /** The process that works on it, while `lease_until` lasts. */
  holder: string
  lease_until: IsoTime
  noted_at: IsoTime
  answered_at: IsoTime | null
}

/** Each key belongs to the first delivery that brought it, until it expires. */
export type DeliveryKeyRow = { team: string; key: string; delivery: string; until: IsoTime }

/** A message that a delivery posts: begun, then posted. */
export type PostRow = {
  team: string
  delivery: string
  number: number
  channel: string
  ts: string | null
  at: IsoTime
}

export type JobRow = {
  kind: string
  key: string
  team: string | null
  payload: JsonText
  run_at: IsoTime
  attempts: number
  locked_until: IsoTime | null
  done_at: IsoTime | null
}

/** Who may change the workspace's settings, once somebody was named; `added_by` empty: no longer. */
export type OwnerRow = { team: string; user_id: string; added_by: string; added_at: IsoTime }

/** What `/gpucost recommend` answers with in a channel, once somebody has pinned it. */
export type PinnedJobRow = {
  team: string
  channel: string
  scenario: JsonText
  pinned_by: string
  pinned_at: IsoTime
}

/** Something that was changed or decided. Rows are added, never changed. */
export type AuditRow = {
  team: string
  id: string
  at: IsoTime
  by_user: string
  action: string
  /** Null: the workspace. */
  channel: string | null
  document: JsonText
}

export type PriceObservationRow = {
  id: string
  key: string
  feed: string
  observed_at: IsoTime
  document: JsonText
}

export type Tables = {
  teams: TeamRow
  channels: ChannelRow
  thread_revisions: RevisionRow
  thread_turns: TurnRow
  settings: SettingsRow
  estimates: EstimateRow
  runs: RunRow
  approvals: ApprovalRow
  plan_runs: PlanRunRow
  watches: WatchRow
  installations: InstallationRow
  deliveries: DeliveryRow
  delivery_keys: DeliveryKeyRow
  posts: PostRow
  jobs: JobRow
  owners: OwnerRow
  pinned_jobs: PinnedJobRow
  audit: AuditRow
  price_observations: PriceObservationRow
}

/** The tables in which every row is a team's own, all of them deleted with it. */
export const teamTables = [
  'channels',
  'thread_revisions',
  'thread_turns',
  'settings',
  'estimates',
  'runs',
  'approvals',
  'plan_runs',
  'watches',
  'installations',
  'deliveries',
  'delivery_keys',
  'posts',
  'jobs',
  'owners',
  'pinned_jobs',
  'audit',
  'teams',
] as const satisfies readonly (keyof Tables)[]
