/** `/gpucost recommend`: what this channel usually asks, answered at today's prices. */
import { consult } from './consult.ts'
import { currentTeam } from './current.ts'
import { tellAsker } from './deliver.ts'
import { giveSaid } from './give-said.ts'
import type { Services } from './services.ts'
import { circumstancesIn } from './setting.ts'
import { sharingOf } from './sharing.ts'
import { words } from './words.ts'
import type { Place } from './ways.ts'

/** Days of history that say what is usual. */
const days = 180

export async function recommendUsual(place: Place, services: Services): Promise<void> {
  const { channel, client } = place
  const { setting, sharing } = await circumstancesIn(channel, client, services)
  if ((sharing ?? (await sharingOf(channel, client, services))) !== 'own') {
    await tellAsker(words(sharedChannel), place, services)
    return
  }
  const since = new Date(services.now() - days * 86_400_000).toISOString()
  const history = await services.store.of(currentTeam()).estimates.recent({ channel, since, limit: 200 })
  const said = await consult(services, 'command', 'usual', history, setting)
  const { rules } = setting
  await giveSaid({ said, place, rules, isPrivate: rules.defaults.answers === 'private' }, services)
}

const sharedChannel =
  'Another company reads along in this channel, or I cannot see whether one does, so I answer nothing here out of what your team asked before. ' +
  'Ask in a channel of your own.'
