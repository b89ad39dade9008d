/** Every role, every setting, every kind of channel: a change is made where an owner made it, or where it binds nobody else. */
import { expect, test } from 'vitest'
import type { Defaults } from '../../../src/scenario/defaults.ts'
import { defaultsSchema } from '../../../src/scenario/defaults.ts'
import type { FilledInputs } from 'local-slack/payload-builders'
import { submission, showPeople } from '../test-slack.ts'
import { realDependencies } from '../real-engine.ts'
import { type RunningApp, runApp } from '../running-app.ts'

/** How each setting is entered. */
const entered: Readonly<Record<keyof Defaults, FilledInputs>> = {
  providers: { providers: { choices: ['lambda'] } },
  preferredProviders: { preferredProviders: { choices: ['lambda'] } },
  excludedProviders: { excludedProviders: { choices: ['runpod'] } },
  ownGpus: { ownGpus: '8 h100' },
  priceBook: { priceBook: 'lambda h100 $0.01' },
  currency: { currency: { choice: 'EUR' } },
  stack: { stack: { choice: 'torchtune' } },
  pricing: { pricing: { choice: 'spot' } },
  objective: { objective: { choice: 'cheapest' } },
  methodPolicy: { methodPolicy: 'batch jobs: 4-bit' },
  budgetUsd: { budgetUsd: '1000000' },
  monthlyBudgetUsd: { monthlyBudgetUsd: '1000000' },
  approval: { approvalUsd: '1000000', approver: { user: 'U0MEM' } },
  answers: { answers: { choice: 'private' } },
  digest: { digest: { choice: 'on' } },
  retentionDays: { retentionDays: '1' },
  failedRunAllowance: { failedRuns: '1' },
  idleHours: { idleHours: '1' },
  hoursAMonth: { hoursAMonth: '700' },
  usdPerKwh: { usdPerKwh: '0.1' },
  country: { country: { choice: 'FR' } },
  savesCheckpoints: { savesCheckpoints: { choice: 'on' } },
  picture: { picture: { choice: 'on' } },
}
/** What decides what a plan costs and who must agree: an owner's in every channel. */
const owned: ReadonlySet<string> = new Set([
  'approval',
  'budgetUsd',
  'monthlyBudgetUsd',
  'priceBook',
  'ownGpus',
  'failedRunAllowance',
  'idleHours',
  'hoursAMonth',
  'usdPerKwh',
  'retentionDays',
])

const people: Readonly<
  Record<string, { id: string; says: Record<string, boolean>; isOwner: boolean; isGuest: boolean }>
> = {
  owner: { id: 'U0OWN', says: {}, isOwner: true, isGuest: false },
  administrator: { id: 'U0ADM', says: { is_admin: true }, isOwner: true, isGuest: false },
  'primary owner of the workspace': { id: 'U0PRI', says: { is_primary_owner: true }, isOwner: true, isGuest: false },
  member: { id: 'U0MEM', says: {}, isOwner: false, isGuest: false },
  guest: { id: 'U0GST', says: { is_restricted: true }, isOwner: false, isGuest: true },
  'guest of one channel': {
    id: 'U0ULT',
    says: { is_ultra_restricted: true, is_restricted: true },
    isOwner: false,
    isGuest: true,
  },
  'guest who is named as owner': { id: 'U0GOW', says: { is_restricted: true }, isOwner: false, isGuest: true },
  'person of another company': { id: 'U0STR', says: { is_stranger: true }, isOwner: false, isGuest: true },
  'account that is gone': { id: 'U0DEL', says: { deleted: true, is_admin: true }, isOwner: false, isGuest: true },
}
const places = ['workspace', 'own channel', 'shared channel', 'channel that cannot be seen', 'direct message'] as const
type SettingsPlace = (typeof places)[number]

const namedOwners = 'U0OWN, U0GOW'

async function appWithPeople(isVisible: boolean): Promise<RunningApp> {
  const running = await runApp(realDependencies(), { OWNERS: namedOwners })
  if (isVisible) {
    showPeople(running.slack, Object.fromEntries(Object.values(people).map(({ id, says }) => [id, says])))
  }
  return running
}

let serial = 0
function channelAt(place: SettingsPlace, { slack }: RunningApp): string | null {
  serial += 1
  if (place === 'workspace') return null
  const channel = `${place === 'direct message' ? 'D' : 'C'}${serial}`
  if (place !== 'channel that cannot be seen')
    slack.workspace.addChannel(channel, { isShared: place === 'shared channel' })
  return channel
}

/** Submits the form and tells what Slack was answered, and whether anything was written. */
async function change(running: RunningApp, user: string, place: SettingsPlace, filled: FilledInputs) {
  const { settings } = running.services.store.of('T0FAKE')
  const channel = channelAt(place, running)
  const before = await settings.read(channel)
  const metadata = {
    of: channel === null ? 'workspace' : 'channel',
    version: before?.version ?? 0,
    ...(channel === null ? {} : { channel }),
  }
  const payload = submission(filled, { callback_id: 'settings', private_metadata: JSON.stringify(metadata) })
  const { body } = await running.send.interaction({ ...payload, user: { id: user, name: 'x', team_id: 'T0FAKE' } })
  const after = await settings.read(channel)
  const isChanged = (after?.version ?? 0) !== (before?.version ?? 0)
  if (isChanged) await settings.write(channel, defaultsSchema.parse({}), 'U0TEST', after?.version ?? 0)
  return { isChanged, answer: body }
}

const cases = (running: RunningApp, isMayChange: (person: string, field: string, place: SettingsPlace) => boolean) =>
  Promise.all(
    Object.entries(people).map(async ([person, { id }]) => {
      const wrong: string[] = []
      for (const place of places.filter((each) => each !== 'workspace')) {
        for (const [field, filled] of Object.entries(entered)) {
          const { isChanged, answer } = await change(running, id, place, filled)
          const expected = isMayChange(person, field, place)
          if (isChanged !== expected) wrong.push(`${person}, ${field}, ${place}: ${isChanged ? 'changed' : answer}`)
          if (!isChanged && !answer.includes('errors'))
            wrong.push(`${person}, ${field}, ${place}: refused without a word`)
        }
      }
      return wrong
    }),
  )

test('in channels: an owner changes all, a member what binds nobody else, guests and others nothing', async () => {
  const wrong = await cases(await appWithPeople(true), (person, field, place) => {
    const { isOwner = false, isGuest = true } = people[person] ?? {}
    if (isOwner) return true
    return !isGuest && !owned.has(field) && (place === 'own channel' || place === 'direct message')
  })
  expect(wrong.flat()).toEqual([])
}, 120_000)

test('of the workspace: owners alone, whatever the setting', async () => {
  const running = await appWithPeople(true)
  const wrong: string[] = []
  for (const [person, { id, isOwner }] of Object.entries(people)) {
    for (const [field, filled] of Object.entries(entered)) {
      const { isChanged } = await change(running, id, 'workspace', filled)
      if (isChanged !== isOwner) wrong.push(`${person}, ${field}: ${isChanged}`)
    }
  }
  expect(wrong).toEqual([])
}, 120_000)

test('where the app may not see who somebody is, the named owners alone count', async () => {
  const running = await appWithPeople(false)
  const changed: string[] = []
  const refusals = new Set<string>()
  for (const [person, { id }] of Object.entries(people)) {
    const { isChanged, answer } = await change(running, id, 'workspace', { budgetUsd: '7' })
    if (isChanged) changed.push(person)
    else refusals.add(answer)
  }
  expect(changed).toEqual(['owner', 'guest who is named as owner'])
  expect([...refusals]).toEqual([
    expect.stringContaining('Only an owner can change the settings of the workspace: ask <@U0OWN>, <@U0GOW>'),
  ])
})
